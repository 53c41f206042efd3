import { element, type Child } from '../dom.ts';
import { newId } from './texts.ts';

/** A part of the page, named by its heading. */
export function section(title: string, ...content: readonly Child[]): HTMLElement {
  const id = newId('title');
  return element('section', { class: 'section', 'aria-labelledby': id }, element('h2', { id }, title), ...content);
}
