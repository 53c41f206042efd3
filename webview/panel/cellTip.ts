import type { PanelResult } from '../../src/contract/panel.ts';
import { shownCaption, shownName } from '../../src/core/annotations/shown.ts';
import { panelWords as say } from '../../src/core/messages/panel.ts';
import { decimals, pipelineTitle } from '../../src/core/messages/report.ts';
import { element } from '../dom.ts';
import type { Pair } from '../heatmap/heatmap.ts';
import type { FetchBlock } from '../heatmap/tiles.ts';
import type { PipelineName } from '../../src/core/pipelines/types.ts';
import { Thumbnails, type AskPicture } from '../table/pictures.ts';
import { cellVerdicts, isHere, isOwn, type CellVerdict } from './cell.ts';
import { floating } from './floating.ts';

export interface CellTipPort {
  readonly thumbnail: AskPicture;
  readonly block: (run: number, name: PipelineName) => FetchBlock;
}

/** Milliseconds before a cell that is not here is asked for: the pointer may only pass. */
const PATIENCE = 120;

/** What floats beside the lit cell. Speech says the same through the page's live region. */
export class CellTip {
  readonly #port: CellTipPort;
  readonly #thumbnails: Thumbnails;
  readonly #box = floating('cell-tip', 'right');
  readonly #image = element('img', { alt: '', class: 'thumbnail' });
  readonly #words = element('div', { class: 'words' });
  readonly #figures = element('table');
  #asking = new AbortController();
  #row: number | null = null;
  #shown: { readonly result: PanelResult; readonly pair: Pair } | null = null;
  #anchor: DOMRectReadOnly | null = null;

  constructor(port: CellTipPort) {
    this.#port = port;
    this.#thumbnails = new Thumbnails(port.thumbnail);
    this.#box.element.setAttribute('aria-hidden', 'true');
    this.#box.element.append(this.#image, element('div', {}, this.#words, this.#figures));
  }

  get element(): HTMLElement {
    return this.#box.element;
  }

  /** Shows a cell beside `anchor`, or nothing. */
  show(result: PanelResult | null, pair: Pair | null, anchor: DOMRectReadOnly | null): void {
    this.#anchor = anchor;
    if (!result || !pair || !anchor) {
      this.#asking.abort();
      this.#shown = null;
      this.#box.hide();
      return;
    }
    // While the matrix is moved under it, the cell stays the same.
    if (!this.#isShown(result, pair)) this.#write(result, pair);
    this.#box.show(anchor);
  }

  /** Pictures of an earlier comparison may be of other files. */
  forget(): void {
    this.#thumbnails.clear();
    this.#row = null;
    this.#shown = null;
  }

  dispose(): void {
    this.#asking.abort();
    this.forget();
  }

  #isShown(result: PanelResult, { image, caption }: Pair): boolean {
    const { pair } = this.#shown ?? {};
    return this.#shown?.result === result && pair?.image === image && pair.caption === caption;
  }

  #write(result: PanelResult, pair: Pair): void {
    this.#asking.abort();
    this.#asking = new AbortController();
    this.#shown = { result, pair };
    this.#showImage(pair.image);
    this.#words.replaceChildren(...wordsOf(result, pair));
    void this.#fill(result, pair, this.#asking.signal);
  }

  #showImage(row: number): void {
    if (this.#row === row) return;
    this.#row = row;
    this.#thumbnails.release(this.#image);
    this.#image.removeAttribute('src');
    this.#image.classList.remove('failed');
    this.#thumbnails.show(this.#image, row);
  }

  async #fill(result: PanelResult, pair: Pair, signal: AbortSignal): Promise<void> {
    try {
      if (!isHere(result)) {
        this.#figures.replaceChildren(element('tr', {}, element('td', {}, say.loading())));
        await new Promise((resolve) => setTimeout(resolve, PATIENCE));
        signal.throwIfAborted();
      }
      const verdicts = await cellVerdicts(result, pair, this.#port.block, signal);
      if (signal.aborted) return;
      this.#figures.replaceChildren(...figuresOf(result, verdicts));
      if (this.#anchor) this.#box.show(this.#anchor);
    } catch {
      if (!signal.aborted) this.#figures.replaceChildren();
    }
  }
}

function wordsOf(result: PanelResult, pair: Pair): HTMLElement[] {
  const { rows } = result.comparison;
  const [image, caption] = [rows[pair.image], rows[pair.caption]];
  if (!image || !caption) return [];
  const own = isOwn(result, pair);
  const other = own ? [] : quotation(say.otherCaption(caption.record + 1), caption.caption.value);
  return [
    element('p', { class: 'file' }, element('bdi', {}, shownName(image.filename.value))),
    ...quotation(say.ownCaption(), own ? caption.caption.value : image.caption.value),
    ...other,
  ];
}

function quotation(what: string, caption: string): HTMLElement[] {
  return [
    element('p', { class: 'what' }, what),
    element('p', { class: 'caption' }, element('bdi', {}, shownCaption(caption))),
  ];
}

function figuresOf(result: PanelResult, verdicts: readonly CellVerdict[]): HTMLElement[] {
  const captions = result.comparison.rows.length;
  return verdicts.map(({ name, cosine, rank, chosen, right }) =>
    element(
      'tr',
      {},
      element('th', {}, pipelineTitle(name)),
      element('td', { class: 'number' }, decimals(cosine)),
      element('td', {}, say.ofRank(rank, captions)),
      element(
        'td',
        { class: right ? 'right' : 'wrong' },
        chosen ? (right ? say.choosesOwn() : say.choosesWrong()) : '',
      ),
    ),
  );
}
