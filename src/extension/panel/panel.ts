import { randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import * as vscode from 'vscode';
import type { FromPanel, ToPanel } from '../../contract/panel.ts';
import { shortenMiddle } from '../../core/report/layout.ts';
import type { Annotations } from '../annotations/annotations.ts';
import { openImage, openRecord, openRow } from '../annotations/rows.ts';
import type { Datasets } from '../datasets.ts';
import { forLabel } from '../logic/disarm.ts';
import type { DatasetPlace } from '../logic/datasets.ts';
import { Answers, type AnsweringEngine } from '../logic/panelAnswers.ts';
import { PanelFeed } from '../logic/panelFeed.ts';
import { parseFromPanel } from '../logic/panelMessages.ts';
import { panelPage } from '../logic/panelPage.ts';
import type { Results } from '../logic/results.ts';
import { textLanguage } from '../logic/textLanguage.ts';
import type { Log } from '../log.ts';
import { told } from '../tell.ts';
import { runPanelCommand } from './panelCommands.ts';
import { savePicture } from './savePicture.ts';

/** What panels need of the extension. */
export interface PanelParts {
  readonly annotations: Annotations;
  readonly datasets: Datasets;
  readonly extensionUri: vscode.Uri;
  readonly results: Results;
  readonly engine: AnsweringEngine;
  readonly log: Log;
}

const LONGEST_TITLE = 40;
const BRIEF = { depth: 1, maxArrayLength: 3, maxStringLength: 80 };

/** The page with the heatmaps of one dataset. It forgets everything when it is hidden, and is told again when it is `ready`. */
export class Panel implements vscode.Disposable {
  readonly dataset: DatasetPlace;
  readonly #view: vscode.WebviewPanel;
  readonly #parts: PanelParts;
  readonly #feed: PanelFeed;
  readonly #answers: Answers;
  readonly #listeners: vscode.Disposable;

  constructor(view: vscode.WebviewPanel, dataset: DatasetPlace, parts: PanelParts) {
    this.#view = view;
    this.dataset = dataset;
    this.#parts = parts;
    const send = (message: ToPanel) => {
      this.#send(message);
    };
    const equivalentsOf = () => parts.annotations.equivalentsOf(dataset);
    const nameOf = () => parts.datasets.nameOf(dataset);
    this.#feed = new PanelFeed({ dataset, nameOf, results: parts.results, equivalentsOf, send });
    this.#answers = new Answers({ engine: parts.engine, shown: () => this.#feed.held, send });
    this.#listeners = vscode.Disposable.from(
      view.webview.onDidReceiveMessage((message: unknown) => this.receive(message)),
      view.onDidChangeViewState(() => {
        if (!view.visible) this.#end();
      }),
      parts.datasets.onDidChange(() => {
        this.#name();
      }),
    );
    view.iconPath = iconIn(vscode.Uri.joinPath(parts.extensionUri, 'media', 'tab'));
    this.#name();
    this.#open(vscode.Uri.joinPath(parts.extensionUri, 'dist', 'webview'));
  }

  /** Shows the panel where it is, and lights a row in it. */
  reveal(row: number | null, preserveFocus = false): void {
    this.#view.reveal(undefined, preserveFocus);
    if (row !== null) this.#feed.reveal(row);
  }

  /** Does what the page asks for. What a page may not say is logged alone. Never rejects. */
  async receive(received: unknown): Promise<void> {
    const message = parseFromPanel(received);
    const { log } = this.#parts;
    if (message) await told(() => this.#obey(message), log);
    else log.warn(`The panel sent what it may not: ${inspect(received, BRIEF)}`);
  }

  /** Not the editor's tab: that has been closed when this is called. */
  dispose(): void {
    this.#end();
    this.#feed.dispose();
    this.#listeners.dispose();
  }

  /** Names the tab, and the page: what the dataset is called depends on the others. */
  #name(): void {
    const title = shortenMiddle(forLabel(this.#parts.datasets.nameOf(this.dataset)), LONGEST_TITLE);
    if (title === this.#view.title) return;
    this.#view.title = title;
    this.#feed.renamed();
  }

  #open(files: vscode.Uri): void {
    const { webview } = this.#view;
    const address = (name: string) => webview.asWebviewUri(vscode.Uri.joinPath(files, name)).toString();
    webview.options = { enableScripts: true, localResourceRoots: [files] };
    webview.html = panelPage(
      { origin: webview.cspSource, script: address('panel.js'), style: address('panel.css') },
      { words: words(), language: textLanguage(vscode), captionsFile: this.dataset.captionsFile },
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

  async #obey(message: FromPanel): Promise<unknown> {
    const { dataset } = this;
    switch (message.kind) {
      case 'ready':
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
        return openRow(this.#parts.annotations, dataset, message.row);
      case 'open-record':
        return openRecord(this.#parts.annotations, dataset, message.record);
      case 'open-image':
        return this.#openImage(message.row);
      case 'save-picture':
        return savePicture(dataset, message, this.#parts.log);
    }
  }

  async #openImage(row: number): Promise<void> {
    const image = this.#feed.held?.comparison.rows[row]?.image;
    if (image !== undefined) await openImage(this.dataset, image);
  }
}

function iconIn(folder: vscode.Uri): { light: vscode.Uri; dark: vscode.Uri } {
  return { light: vscode.Uri.joinPath(folder, 'light.svg'), dark: vscode.Uri.joinPath(folder, 'dark.svg') };
}

/** The words of the user's language, as the page's `@vscode/l10n` takes them. */
function words(): Readonly<Record<string, string>> {
  const bundle: Readonly<Record<string, unknown>> = vscode.l10n.bundle ?? {};
  return Object.fromEntries(
    Object.entries(bundle).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
