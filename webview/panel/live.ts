import { element } from '../dom.ts';
import { setText } from './texts.ts';

/** Milliseconds of emptiness before a text: the same one again would change nothing, and nothing would be said. */
const EMPTY = 100;

/** What a screen reader says: of quick changes the last one, after a moment of rest. */
export class LiveRegion {
  readonly element = element('div', { class: 'spoken', role: 'status' });
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `rest` in milliseconds. */
  say(text: string, rest = 400): void {
    this.#after(rest, () => {
      setText(this.element, '');
      this.#after(EMPTY, () => {
        setText(this.element, text);
      });
    });
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  #after(rest: number, then: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(then, rest);
  }
}
