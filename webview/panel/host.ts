import type { Answer, FromPanel, Question, QuestionName, Questions, ToPanel } from '../../src/contract/panel.ts';
import { asSent } from './asSent.ts';

/** What the editor gives a page: `acquireVsCodeApi()`. */
export interface EditorApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): unknown;
}

type Told = Exclude<FromPanel, { readonly kind: 'ask' | 'never-mind' }>;
type News = Exclude<ToPanel, { readonly kind: 'answer' | 'refusal' }>;

interface Waiting {
  readonly resolve: (value: Answer<QuestionName>) => void;
  readonly reject: (reason: Error) => void;
}

/** The extension host as the page sees it. */
export class Host {
  readonly #api: EditorApi;
  readonly #waiting = new Map<number, Waiting>();
  #asked = 0;

  /** `onNews` gets everything but answers. */
  constructor(api: EditorApi, onNews: (news: News) => void, signal?: AbortSignal) {
    this.#api = api;
    const hear = ({ data }: MessageEvent<ToPanel>) => {
      if (data.kind === 'answer') this.#take(data.id)?.resolve(data.value);
      else if (data.kind === 'refusal') this.#take(data.id)?.reject(new Error(data.reason));
      else if (data.kind === 'result' && data.result) onNews({ ...data, result: asSent(data.result) });
      else onNews(data);
    };
    window.addEventListener('message', hear, signal ? { signal } : {});
  }

  get savedState(): unknown {
    return this.#api.getState();
  }

  save(state: unknown): void {
    this.#api.setState(state);
  }

  tell(message: Told): void {
    this.#api.postMessage(message);
  }

  /** Asks about a comparison; rejects with the host's reason, or as soon as the signal aborts. */
  ask<Name extends QuestionName>(
    name: Name,
    run: number,
    params: Questions[Name]['params'],
    signal?: AbortSignal,
  ): Promise<Answer<Name>> {
    const id = ++this.#asked;
    return new Promise((resolve, reject: (reason: Error) => void) => {
      signal?.throwIfAborted();
      const forget = () => {
        this.#take(id);
        this.#api.postMessage({ kind: 'never-mind', id } satisfies FromPanel);
        reject(new DOMException('Nobody waits for it any more', 'AbortError'));
      };
      const settled = () => {
        signal?.removeEventListener('abort', forget);
      };
      signal?.addEventListener('abort', forget, { once: true });
      this.#waiting.set(id, {
        resolve: (value) => {
          settled();
          resolve(value);
        },
        reject: (reason) => {
          settled();
          reject(reason);
        },
      });
      const question = { name, run, params } as Question;
      this.#api.postMessage({ kind: 'ask', id, ...question } satisfies FromPanel);
    });
  }

  #take(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    return waiting;
  }
}
