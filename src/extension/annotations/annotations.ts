import { readFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { isAsCompared, type Annotated } from '../../core/annotations/annotated.ts';
import { decodeCaptions } from '../../core/dataset/decode.ts';
import { parseEquivalents, type EquivalentPair } from '../../core/dataset/equivalents.ts';
import { equivalentsTextOf } from '../equivalents.ts';
import { Annotator } from '../logic/annotator.ts';
import type { DatasetPlace } from '../logic/datasets.ts';
import type { DatasetState, Results, Subscription } from '../logic/results.ts';
import { openDocument } from '../request.ts';

/** Between two looks at a file that is being typed in. */
const TYPING_DELAY = 150;

/** What lies on disk and is needed beside the result. */
interface OnDisk {
  readonly equivalentsText: string;
  readonly equivalents: readonly EquivalentPair[];
  /** Of a captions file that is not open; null where there is none, or where the editor has it. */
  readonly text: string | null;
}

const NOTHING: OnDisk = { equivalentsText: '', equivalents: [], text: null };

/** The results laid over the captions files as they are now: what every surface in the captions file shows. */
export class Annotations implements vscode.Disposable {
  readonly #results: Results;
  readonly #annotator = new Annotator();
  readonly #onDisk = new Map<string, OnDisk>();
  readonly #looks = new Map<string, Promise<void>>();
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #seen = new Map<string, readonly [rows: unknown, revision: number]>();
  readonly #changed = new vscode.EventEmitter<DatasetPlace>();
  readonly #disposables: Subscription[];

  /** When the annotations of a dataset may have changed. */
  readonly onDidChange = this.#changed.event;

  constructor(results: Results) {
    this.#results = results;
    const look = ({ uri }: vscode.TextDocument) => {
      const state = this.stateOf(uri);
      if (state) void this.refresh(state.dataset);
    };
    this.#disposables = [
      this.#changed,
      results.subscribe((state) => {
        this.#follow(state);
      }),
      vscode.workspace.onDidOpenTextDocument(look),
      vscode.workspace.onDidCloseTextDocument((document) => {
        if (document.uri.scheme === 'file') this.#annotator.forget(document.uri.fsPath);
        look(document);
      }),
    ];
  }

  /** The datasets that were compared. */
  get datasets(): readonly DatasetPlace[] {
    return this.#results.all().map(({ dataset }) => dataset);
  }

  /** What is known of the dataset of a captions file; null for any other file. */
  stateOf({ scheme, fsPath }: vscode.Uri): DatasetState | null {
    return scheme === 'file' ? this.#results.get({ captionsFile: fsPath }) : null;
  }

  /** A captions file in the editor, as it is this moment; null without a result. */
  of(document: vscode.TextDocument): Annotated | null {
    const state = this.stateOf(document.uri);
    if (!state) return null;
    const { equivalents } = this.#onDisk.get(state.dataset.captionsFile) ?? NOTHING;
    const text = { version: document.version, getText: () => document.getText() };
    return this.#annotator.annotate(text, state, equivalents);
  }

  /** A captions file that may not be open: then as it was on disk at the last refresh. */
  ofDataset(dataset: DatasetPlace): Annotated | null {
    const document = openDocument(dataset);
    if (document) return this.of(document);
    const state = this.#results.get(dataset);
    const { text, equivalents } = this.#onDisk.get(dataset.captionsFile) ?? NOTHING;
    if (!state || text === null) return null;
    return this.#annotator.annotate({ version: text, getText: () => text }, state, equivalents);
  }

  /** The captions accepted as equivalent, once those who annotate the file have been told of a new result: they come first. */
  async equivalentsOf(dataset: DatasetPlace): Promise<readonly EquivalentPair[]> {
    await this.told(dataset);
    return this.#onDisk.get(dataset.captionsFile)?.equivalents ?? [];
  }

  /** Settles when those who annotate the file have been told of what was found last. Never rejects. */
  async told({ captionsFile }: DatasetPlace): Promise<void> {
    await this.#looks.get(captionsFile);
  }

  /** Looks at the files on disk again and tells of it. Never rejects. */
  refresh(dataset: DatasetPlace): Promise<void> {
    const { captionsFile } = dataset;
    clearTimeout(this.#timers.get(captionsFile));
    this.#timers.delete(captionsFile);
    const look = lookAt(dataset, this.#onDisk.get(captionsFile) ?? NOTHING).then((found) => {
      if (this.#looks.get(captionsFile) === look) this.#see(dataset, found);
    });
    this.#looks.set(captionsFile, look);
    return look;
  }

  #see(dataset: DatasetPlace, found: OnDisk): void {
    this.#onDisk.set(dataset.captionsFile, found);
    const annotated = this.ofDataset(dataset);
    if (annotated && isAsCompared(annotated)) this.#results.settle(dataset);
    this.#changed.fire(dataset);
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    vscode.Disposable.from(...this.#disposables).dispose();
  }

  /** A new result shows at once, a change a moment later: somebody may be typing. */
  #follow({ dataset, result, revision }: DatasetState): void {
    if (!result) {
      this.#forget(dataset);
      return;
    }
    const { rows } = result.comparison;
    const [seenRows, seenRevision] = this.#seen.get(dataset.captionsFile) ?? [];
    this.#seen.set(dataset.captionsFile, [rows, revision]);
    if (seenRows !== rows) void this.refresh(dataset);
    else if (seenRevision !== revision) this.#refreshLater(dataset);
  }

  /** Without a result there is nothing to annotate; where there was one, its dataset is gone. */
  #forget(dataset: DatasetPlace): void {
    const { captionsFile } = dataset;
    if (!this.#seen.delete(captionsFile)) return;
    clearTimeout(this.#timers.get(captionsFile));
    for (const known of [this.#timers, this.#looks, this.#onDisk]) known.delete(captionsFile);
    this.#annotator.forget(captionsFile);
    this.#changed.fire(dataset);
  }

  #refreshLater(dataset: DatasetPlace): void {
    if (this.#timers.has(dataset.captionsFile)) return;
    const timer = setTimeout(() => void this.refresh(dataset), TYPING_DELAY);
    this.#timers.set(dataset.captionsFile, timer);
  }
}

async function lookAt(dataset: DatasetPlace, before: OnDisk): Promise<OnDisk> {
  const [equivalentsText, text] = await Promise.all([
    equivalentsTextOf(dataset),
    openDocument(dataset) ? null : readCaptions(dataset),
  ]);
  if (equivalentsText === before.equivalentsText) return { ...before, text };
  return { equivalentsText, equivalents: parseEquivalents(equivalentsText).pairs, text };
}

function readCaptions({ captionsFile }: DatasetPlace): Promise<string | null> {
  return readFile(captionsFile).then(
    (bytes) => decodeCaptions(bytes).text,
    () => null,
  );
}
