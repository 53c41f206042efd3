import { forHtml } from '../disarm.ts';

/** HTML that is safe to stand in a page. Only `html` makes it, so every other text is escaped. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type Content = Markup | string | number | readonly Content[];

function render(content: Content): string {
  if (content instanceof Markup) return content.text;
  if (typeof content === 'string') return forHtml(content);
  return typeof content === 'number' ? String(content) : content.map(render).join('');
}

/** Template tag: strings and numbers put in are text, never markup; attributes must be quoted. */
export function html(literals: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  return new Markup(literals.map((literal, i) => literal + render(contents[i] ?? '')).join(''));
}

export const nothing = new Markup('');

/** A coordinate with at most two decimals. */
export function px(value: number): string {
  return String(Math.round(value * 100) / 100);
}
