import type { Button } from '@vscode/webview-ui-toolkit';
import type { Picture } from '../../src/contract/engine.ts';
import { shownName, shownText } from '../../src/core/annotations/shown.ts';
import { tableWords as words } from '../../src/core/messages/panelTable.ts';
import { decimals, pipelineTitle, rankText, words as reportWords } from '../../src/core/messages/report.ts';
import { messageOf } from '../../src/core/errors.ts';
import { control, element, type Child } from '../dom.ts';
import { categoryName, foreign, verdictMark } from './cells.ts';
import { numberOf, rivalOf, sidesOf, verdictOf, type Model, type Side } from './model.ts';
import { addressOf } from './pictures.ts';
import type { TablePort } from './types.ts';

/** Pixels along the longest side of the larger picture. */
const SIDE = 480;
/** Characters of a caption that is no longer shown in full height. */
const LONG = 600;

/** All there is to say of one row, below the table. */
export class Details {
  readonly element = element('section', { class: 'details', hidden: true });
  readonly #port: TablePort;
  readonly #onClose: () => void;
  #closing = new AbortController();

  constructor(port: TablePort, onClose: () => void) {
    this.#port = port;
    this.#onClose = onClose;
    this.element.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.#onClose();
    });
  }

  show(model: Model, row: number): void {
    this.clear();
    this.element.setAttribute('aria-label', words.details(numberOf(model, row)));
    this.element.append(this.#heading(model, row), this.#pictures(model, row), texts(model, row), figures(model, row));
    this.element.hidden = false;
  }

  clear(): void {
    this.#closing.abort();
    this.#closing = new AbortController();
    this.element.hidden = true;
    this.element.replaceChildren();
  }

  #heading(model: Model, row: number): HTMLElement {
    const { filename, label } = model.rows[row] ?? {};
    const title = element('h3', {}, foreign(shownName(filename?.value ?? '')));
    const place = `${words.rowNumber(numberOf(model, row))} · `;
    return element(
      'header',
      {},
      element('div', {}, title, element('p', { class: 'quiet' }, place, foreign(categoryName(label ?? '')))),
      this.#button(words.openRow(), 'primary', () => {
        this.#port.onOpen(row);
      }),
      this.#button(words.openImage(), 'secondary', () => {
        this.#port.onOpenImage(row);
      }),
      this.#button(words.close(), 'secondary', this.#onClose),
    );
  }

  #button(label: string, appearance: string, onClick: () => void): Button {
    const button = control('vscode-button', { appearance }, label);
    button.addEventListener('click', onClick);
    return button;
  }

  #pictures(model: Model, row: number): HTMLElement {
    const whole = element('div', { class: 'whole' });
    const alt = shownName(model.rows[row]?.filename.value ?? '');
    void this.#fill(whole, alt, (signal) => this.#port.thumbnail(row, SIDE, signal));
    return element('div', { class: 'pictures' }, whole, ...sidesOf(model).map((side) => this.#crop(side, row)));
  }

  /** A button until it is asked for: most readers never look at the crops. */
  #crop({ name }: Side, row: number): HTMLElement {
    const title = pipelineTitle(name);
    const place = element('div', { class: 'crop' });
    const show = () => {
      void this.#fill(
        place,
        ({ width, height }) => words.crop(title, width, height),
        (signal) => this.#port.crop(row, name, signal),
      );
    };
    place.append(this.#button(words.showCrop(title), 'secondary', show));
    return place;
  }

  /** Puts a picture into its place; says so where it cannot be had. Never rejects. */
  async #fill(
    place: HTMLElement,
    alt: string | ((picture: Picture) => string),
    ask: (signal: AbortSignal) => Promise<Picture>,
  ): Promise<void> {
    const { signal } = this.#closing;
    place.classList.add('busy');
    try {
      const picture = await ask(signal);
      if (!signal.aborted) place.replaceChildren(...this.#figure(picture, alt, signal));
    } catch (error) {
      if (!signal.aborted) place.replaceChildren(element('p', { class: 'quiet' }, messageOf(error)));
    } finally {
      place.classList.remove('busy');
    }
  }

  #figure(picture: Picture, alt: string | ((picture: Picture) => string), signal: AbortSignal): HTMLElement[] {
    const { width, height } = picture;
    const address = addressOf(picture);
    signal.addEventListener('abort', () => {
      URL.revokeObjectURL(address);
    });
    if (typeof alt === 'string') return [element('img', { src: address, alt, width, height })];
    const title = alt(picture);
    return [
      element('img', { src: address, alt: title, width, height }),
      element('p', { class: 'quiet', 'aria-hidden': 'true' }, title),
    ];
  }
}

function texts(model: Model, row: number): HTMLElement {
  const own = shownText(model.rows[row]?.caption.value ?? '');
  const entries: [string, Node][] = [[words.ownCaption(), foreign(own)]];
  for (const side of sidesOf(model)) {
    const rival = rivalOf(side, row);
    if (rival === null) continue;
    const number = element('span', { class: 'row-number' }, words.rowNumber(numberOf(model, rival)));
    const caption = foreign(shownText(model.rows[rival]?.caption.value ?? ''));
    entries.push([words.rivalOf(pipelineTitle(side.name)), element('span', {}, number, ' ', caption)]);
  }
  const pairs = entries.map(([term, text]) => element('div', {}, element('dt', {}, term), passage(text)));
  return element('dl', { class: 'texts' }, ...pairs);
}

/** A long text scrolls, and what scrolls can be reached by keyboard. */
function passage(text: Node): HTMLElement {
  const isLong = (text.textContent ?? '').length > LONG;
  return element('dd', isLong ? { class: 'long', tabindex: 0 } : {}, text);
}

const FIGURES: readonly (readonly [() => string, (side: Side, row: number) => Child])[] = [
  [() => words.imageRank(), ({ result }, row) => rankText(result.rank[row] ?? NaN)],
  [() => words.captionRank(), ({ result }, row) => rankText(result.textRank[row] ?? NaN)],
  [() => words.ownCosine(), ({ result }, row) => decimals(result.own[row] ?? NaN)],
  [() => words.rivalCosine(), ({ result }, row) => decimals(result.rivalCosine[row] ?? NaN)],
  [() => words.margin(), ({ result }, row) => decimals(result.margin[row] ?? NaN)],
];

function figures(model: Model, row: number): HTMLElement {
  const sides = sidesOf(model);
  const heads = sides.map((side) =>
    element('th', { scope: 'col' }, pipelineTitle(side.name), verdictMark(verdictOf(side, row))),
  );
  const lines = FIGURES.map(([title, value]) => {
    const cells = sides.map((side) => element('td', {}, value(side, row)));
    return element('tr', {}, element('th', { scope: 'row' }, title()), ...cells);
  });
  return element(
    'table',
    { class: 'figures', 'aria-label': words.figures(numberOf(model, row)) },
    element('thead', {}, element('tr', {}, element('th', { scope: 'col' }, reportWords.measure()), ...heads)),
    element('tbody', {}, ...lines),
  );
}
