import { randomBytes } from 'node:crypto';
import { basename } from 'node:path';
import * as vscode from 'vscode';
import type { FromPanel, ToPanel } from '../../contract/panel.ts';
import { shorten } from '../../core/report/layout.ts';
import { forLabel } from '../logic/disarm.ts';
import type { DatasetPlace } from '../logic/datasets.ts';
import { Answers, type AnsweringEngine } from '../logic/panelAnswers.ts';
import { PanelFeed } from '../logic/panelFeed.ts';
import { parseFromPanel } from '../logic/panelMessages.ts';
import { panelPage } from '../logic/panelPage.ts';
import type { Results } from '../logic/results.ts';
import type { Log } from '../log.ts';
import { equivalentsOf } from './equivalents.ts';
import { openImage, openRow } from './open.ts';
import { runPanelCommand } from './panelCommands.ts';
import { savePicture } from './savePicture.ts';

/** What panels need of the extension. */
export interface PanelParts {
  readonly extensionUri: vscode.Uri;
  readonly results: Results;
  readonly engine: AnsweringEngine;
  readonly log: Log;
}

const LONGEST_TITLE = 40;

/** The page with the heatmaps of one dataset. It forgets everything when it is hidden, and is told again when it is `ready`. */
export class Panel implements vscode.Disposable {
  readonly dataset: DatasetPlace;
  readonly #view: vscode.WebviewPanel;
  readonly #log: Log;
  readonly #feed: PanelFeed;
  readonly #answers: Answers;
  readonly #listeners: vscode.Disposable;
  #pages = 0;

  constructor(view: vscode.WebviewPanel, dataset: DatasetPlace, { extensionUri, results, engine, log }: PanelParts) {
    this.#view = view;
    this.dataset = dataset;
    this.#log = log;
    const send = (message: ToPanel) => {
      this.#send(message);
    };
    this.#feed = new PanelFeed({ dataset, results, equivalentsOf, send });
    this.#answers = new Answers({ engine, shown: () => this.#feed.held, send });
    this.#listeners = vscode.Disposable.from(
      view.webview.onDidReceiveMessage((message: unknown) => {
        this.#receive(message);
      }),
      view.onDidChangeViewState(() => {
        if (!view.visible) this.#end();
      }),
    );
    this.#open(pageFolder(extensionUri));
  }

  get isActive(): boolean {
    return this.#view.active;
  }

  /** How many pages have been shown, and the run that the last one holds: for tests. */
  get seen(): { readonly pages: number; readonly run: number | null } {
    return { pages: this.#pages, run: this.#feed.held?.run ?? null };
  }

  /** Shows the panel where it is, and lights a row in it. */
  reveal(row: number | null, preserveFocus = false): void {
    this.#view.reveal(undefined, preserveFocus);
    if (row !== null) this.#feed.reveal(row);
  }

  /** Not the editor's tab: that has been closed when this is called. */
  dispose(): void {
    this.#end();
    this.#feed.dispose();
    this.#listeners.dispose();
  }

  #open(files: vscode.Uri): void {
    const { webview } = this.#view;
    const address = (name: string) => webview.asWebviewUri(vscode.Uri.joinPath(files, name)).toString();
    this.#view.title = shorten(forLabel(basename(this.dataset.folder)), LONGEST_TITLE);
    webview.options = { enableScripts: true, localResourceRoots: [files] };
    webview.html = panelPage(
      { origin: webview.cspSource, script: address('panel.js'), style: address('panel.css') },
      { words: words(), language: vscode.env.language, captionsFile: this.dataset.captionsFile },
      randomBytes(16).toString('base64url'),
    );
  }

  #end(): void {
    this.#feed.end();
    this.#answers.neverMindAll();
  }

  #send(message: ToPanel): void {
    // False when the page has just been hidden: the next one is told everything.
    void this.#view.webview.postMessage(message);
  }

  #receive(received: unknown): void {
    const message = parseFromPanel(received);
    if (!message) {
      this.#log.warn(`The panel sent a message that it may not send: ${JSON.stringify(received).slice(0, 200)}`);
      return;
    }
    this.#obey(message).catch((error: unknown) => {
      this.#log.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    });
  }

  async #obey(message: FromPanel): Promise<unknown> {
    const { dataset } = this;
    const comparison = this.#feed.held?.comparison ?? null;
    switch (message.kind) {
      case 'ready':
        this.#pages += 1;
        this.#answers.neverMindAll();
        this.#feed.begin();
        return;
      case 'ask':
        return this.#answers.answer(message);
      case 'never-mind':
        this.#answers.neverMind(message.id);
        return;
      case 'command':
        return runPanelCommand(message.name, dataset);
      case 'open-row':
        return comparison && openRow(dataset, comparison, message.row);
      case 'open-image':
        return comparison && openImage(dataset, comparison, message.row);
      case 'save-picture':
        return savePicture(dataset, message);
    }
  }
}

/** Where the bundle of the page lies. */
export function pageFolder(extensionUri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
}

/** The words of the user's language, as the page's `@vscode/l10n` takes them. */
function words(): Readonly<Record<string, string>> {
  const bundle: Readonly<Record<string, unknown>> = vscode.l10n.bundle ?? {};
  return Object.fromEntries(
    Object.entries(bundle).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
