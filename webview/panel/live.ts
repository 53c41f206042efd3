import { element } from '../dom.ts';
import { setText } from './texts.ts';

/** What a screen reader says: of quick changes the last one, after a moment of rest. */
export class LiveRegion {
  readonly element = element('div', { class: 'spoken', role: 'status' });
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `rest` in milliseconds. */
  say(text: string, rest = 400): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      setText(this.element, text);
    }, rest);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }
}
