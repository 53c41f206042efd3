import { isBlank, type CsvRecord } from './csv.ts';
import { fitsLayout, type CaptionsFile } from './rows.ts';
import { encodeField } from './write.ts';

/** Null and NaN leave the cell empty. */
export type Cell = string | number | null;

const NUMBER = /^[-+]?\d+(\.\d+)?(e[-+]?\d+)?$/i;

/** A cell that no spreadsheet takes for a formula: it gets a leading apostrophe. Numbers stay numbers. */
export function disarmCell(value: string): string {
  return /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r]/.test(value) && !NUMBER.test(value) ? `'${value}` : value;
}

function encodeCell(cell: Cell): string {
  if (typeof cell === 'number') return Number.isNaN(cell) ? '' : String(cell);
  return encodeField(disarmCell(cell ?? ''));
}

/** Fields that every record gets before the new columns begin, so that these stand below each other. */
function alignedWidth({ table, layout }: CaptionsFile): number {
  const fitting = table.records.filter((record) => fitsLayout(record, layout));
  return fitting.reduce((width, record) => Math.max(width, record.fields.length), layout.width);
}

/**
 * A copy of the captions file with columns added at the end of each record, and every byte of it kept, formulas too.
 * `cellsOf` gives the cells of a row by `Row.record`, null leaves them empty. The header, if there is one, names them.
 */
export function annotateCsv(
  captions: CaptionsFile,
  columns: readonly string[],
  cellsOf: (record: number) => readonly Cell[] | null,
): string {
  const { table, layout } = captions;
  const width = alignedWidth(captions);
  const copy = ({ fields, start, next, end }: CsvRecord, cells: readonly Cell[]): string => {
    const padding = Array.from({ length: Math.max(width - fields.length, 0) }, () => '');
    const added = [...padding, ...columns.map((_, index) => encodeCell(cells[index] ?? null))];
    const source = [table.text.slice(start, end), ...added].join(table.delimiter);
    return source + table.text.slice(end, next);
  };
  const copies = table.records.map((record, index) => {
    if (isBlank(record) || index < layout.header) return table.text.slice(record.start, record.next);
    if (index === layout.header) return copy(record, columns);
    return copy(record, cellsOf(index - layout.header - 1) ?? []);
  });
  return copies.join('');
}
