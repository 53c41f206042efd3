import type { EngineClient } from '../../client/client.ts';
import type { Answer, FromPanel, QuestionName, ToPanel } from '../../contract/panel.ts';
import { Trouble, troubleOf } from '../../core/errors.ts';
import { editorTroubleSentence } from '../../core/messages/editor.ts';
import type { Comparison } from '../../core/report/types.ts';
import { withOwnBuffers } from './panelState.ts';
import { refusalOf } from './refusal.ts';

export type AnsweringEngine = Pick<EngineClient, 'block' | 'crop' | 'thumbnail'>;

/** The comparison that the page shows. */
export interface Shown {
  readonly run: number;
  readonly comparison: Comparison;
}

export interface AnswersOptions {
  readonly engine: AnsweringEngine;
  readonly shown: () => Shown | null;
  readonly send: (message: ToPanel) => void;
}

type Ask = Extract<FromPanel, { kind: 'ask' }>;

/** Answers what the page asks the engine for: each question once, with a value or a sentence why there is none. */
export class Answers {
  readonly #options: AnswersOptions;
  readonly #pending = new Map<number, AbortController>();

  constructor(options: AnswersOptions) {
    this.#options = options;
  }

  /** Settles with the answer; never rejects. */
  async answer(ask: Ask): Promise<void> {
    const { send } = this.#options;
    const { id } = ask;
    this.neverMind(id);
    const cancellation = new AbortController();
    this.#pending.set(id, cancellation);
    try {
      const value = await this.#value(ask, cancellation.signal);
      if (!cancellation.signal.aborted) send({ kind: 'answer', id, value: withOwnBuffers(value) });
    } catch (error) {
      const trouble = troubleOf(error);
      const reason = ask.name === 'thumbnail' ? editorTroubleSentence(trouble) : refusalOf(trouble);
      if (!cancellation.signal.aborted) send({ kind: 'refusal', id, reason });
    } finally {
      if (this.#pending.get(id) === cancellation) this.#pending.delete(id);
    }
  }

  neverMind(id: number): void {
    this.#pending.get(id)?.abort();
    this.#pending.delete(id);
  }

  /** The page is gone. */
  neverMindAll(): void {
    for (const id of [...this.#pending.keys()]) this.neverMind(id);
  }

  async #value(ask: Ask, signal: AbortSignal): Promise<Answer<QuestionName>> {
    const { engine } = this.#options;
    const { run, comparison } = this.#shown(ask.run);
    if (ask.name === 'thumbnail') {
      const { row, side } = ask.params;
      const image = comparison.rows[row]?.image;
      if (image === undefined) throw new RangeError(`no row ${row} in comparison ${run}`);
      // People know their photos upright, whatever the model sees.
      return engine.thumbnail({ folder: comparison.folder, image, side, upright: true }, { signal });
    }
    if (ask.name === 'crop') return engine.crop({ run, ...ask.params }, { signal });
    return engine.block({ run, ...ask.params }, { signal });
  }

  #shown(run: number): Shown {
    const shown = this.#options.shown();
    if (shown?.run !== run) throw new Trouble('result-replaced');
    return shown;
  }
}
