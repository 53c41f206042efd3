import { shownCaption, shownName } from '../../src/core/annotations/shown.ts';
import { tableWords } from '../../src/core/messages/panelTable.ts';
import { decimals, rankText, words } from '../../src/core/messages/report.ts';
import { drawn, element, type Child } from '../dom.ts';
import type { Column } from './columns.ts';
import { numberOf, rivalOf, verdictOf, type Model, type Side, type Verdict } from './model.ts';

/** Somebody else's text: one line, disarmed, in a direction of its own. */
export function foreign(text: string): HTMLElement {
  return element('bdi', {}, text);
}

export function categoryName(label: string): string {
  return label === '' ? words.noCategory() : shownName(label);
}

/** What stands in a cell, but for pictures. */
export function cellContent(model: Model, { id, isFigure, key }: Column, row: number): Child {
  const { rows, main } = model;
  if (id === 'number') return numberOf(model, row);
  if (id === 'file') return foreign(shownName(rows[row]?.filename.value ?? ''));
  if (id === 'category') return foreign(categoryName(rows[row]?.label ?? ''));
  if (id === 'caption') return foreign(shownCaption(rows[row]?.caption.value ?? ''));
  if (id === 'verdict') return main && verdictMark(verdictOf(main, row));
  if (id === 'rival') return main && rivalCell(model, main, row);
  const value = isFigure ? Number(key?.(row)) : NaN;
  return id === 'rank' || id === 'otherRank' ? rankText(value) : decimals(value);
}

function rivalCell(model: Model, side: Side, row: number): Child {
  const rival = rivalOf(side, row);
  if (rival === null) return decimals(NaN);
  const caption = shownCaption(model.rows[rival]?.caption.value ?? '');
  const number = element('span', { class: 'row-number' }, tableWords.rowNumber(numberOf(model, rival)));
  return element('span', {}, number, ' ', foreign(caption));
}

const SHAPES: Readonly<Record<Verdict, string>> = {
  match: 'M3 8.5 6.5 12 13 4.5',
  mismatch: 'M4 4l8 8M12 4l-8 8',
  accepted: 'M3 6c2-2 3.5-1.5 5 0s3 2 5 0M3 11c2-2 3.5-1.5 5 0s3 2 5 0',
};

/** A shape and a word, so that no colour is needed to tell verdicts apart. */
export function verdictMark(verdict: Verdict): HTMLElement {
  const shape = drawn('svg', { viewBox: '0 0 16 16', 'aria-hidden': 'true' }, drawn('path', { d: SHAPES[verdict] }));
  return element('span', { class: `verdict ${verdict}` }, shape, tableWords[verdict]());
}
