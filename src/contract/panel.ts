import type { Changes } from '../core/annotations/changes.ts';
import type { Comparison, ProjectionSpread } from '../core/report/types.ts';
import type { PipelineName } from '../core/pipelines/types.ts';
import type { BlockRequest } from './blocks.ts';
import type { Picture, Progress } from './engine.ts';

/** What the page holds when it opens, as JSON in the page itself. */
export interface PanelSetup {
  /** Bundle of `@vscode/l10n`; empty for English. */
  readonly words: Readonly<Record<string, string>>;
  /** BCP 47, for numbers and hyphenation. */
  readonly language: string;
  /** Absolute path. Part of every state that the page keeps (`setState`), so that the panel finds its dataset again. */
  readonly captionsFile: string;
}

/**
 * A result is sent once, when it comes or when the page opens. Rows are indices in `Comparison.rows` everywhere. On the
 * way typed arrays stay what they are, but all else is JSON: a number that is not finite (`restMean`) comes as null.
 */
export interface PanelResult {
  /** `CompareResult.run`: names the comparison in questions. */
  readonly run: number;
  readonly comparison: Comparison;
  /** Since the run before; null for the first. */
  readonly changes: Changes | null;
  /** By pipeline, 1 where a miss is forgiven: equal token ids or captions accepted as equivalent. */
  readonly forgiven: Partial<Record<PipelineName, Uint8Array>>;
}

/** What changes often and is small. Texts are sentences in the user's language, data and never markup. */
export interface PanelStatus {
  /** What the dataset is called. */
  readonly dataset: string;
  readonly running: { readonly phase: 'waiting' | 'comparing' | 'spread'; readonly progress: Progress | null } | null;
  /** Something changed since the result. */
  readonly stale: boolean;
  readonly failure: string | null;
}

export type ToPanel =
  | { readonly kind: 'result'; readonly result: PanelResult | null }
  /** More of the result that is there: see `withSpread`. */
  | { readonly kind: 'spread'; readonly run: number; readonly spread: ProjectionSpread }
  | { readonly kind: 'status'; readonly status: PanelStatus }
  /** Light the row's own cell, move it into sight, select it in the table. */
  | { readonly kind: 'reveal'; readonly row: number }
  | { readonly kind: 'answer'; readonly id: number; readonly value: Answer<QuestionName> }
  | { readonly kind: 'refusal'; readonly id: number; readonly reason: string };

export type FromPanel =
  /** The page listens: send status and result. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'command'; readonly name: PanelCommand }
  /** Show the row in the captions file. */
  | { readonly kind: 'open-row'; readonly row: number }
  /** The same for a row that was left out, by `Row.record`. */
  | { readonly kind: 'open-record'; readonly record: number }
  | { readonly kind: 'open-image'; readonly row: number }
  | { readonly kind: 'save-picture'; readonly format: 'png' | 'svg'; readonly bytes: Uint8Array }
  | ({ readonly kind: 'ask'; readonly id: number } & Question)
  | { readonly kind: 'never-mind'; readonly id: number };

export type PanelCommand =
  'compare' | 'compareAgain' | 'cancel' | 'chooseModels' | 'exportReport' | 'showLog' | 'openSettings';

/** What the page asks the engine for, through the extension host. */
export interface Questions {
  readonly thumbnail: { readonly params: { readonly row: number; readonly side: number }; readonly answer: Picture };
  readonly crop: {
    readonly params: { readonly row: number; readonly pipeline: PipelineName };
    readonly answer: Picture;
  };
  readonly block: {
    readonly params: BlockRequest & { readonly pipeline: PipelineName };
    readonly answer: Float32Array;
  };
}
export type QuestionName = keyof Questions;
export type Question = {
  readonly [Name in QuestionName]: {
    readonly name: Name;
    readonly run: number;
    readonly params: Questions[Name]['params'];
  };
}[QuestionName];
export type Answer<Name extends QuestionName> = Questions[Name]['answer'];
