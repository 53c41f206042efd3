import type { CsvTable, Delimiter } from './csv.ts';

/** A value as the source of a field: in quotation marks when it needs them. */
export function encodeField(value: string): string {
  return /[",;\t\r\n]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

export const encodeRecord = (values: readonly string[], delimiter: Delimiter): string =>
  values.map(encodeField).join(delimiter);

/** The line end that most records have; LF when none has one. */
export function commonLineEnd({ text, records }: CsvTable): string {
  const counts = new Map<string, number>([['\n', 0]]);
  for (const { end, next } of records) {
    const lineEnd = text.slice(end, next);
    if (lineEnd !== '') counts.set(lineEnd, (counts.get(lineEnd) ?? 0) + 1);
  }
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}
