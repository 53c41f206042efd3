import { annotateCsv } from '../dataset/annotate.ts';
import { encodeCaptions, type DecodedText } from '../dataset/decode.ts';
import { readRows } from '../dataset/rows.ts';
import { resultColumns } from './columns.ts';
import type { Comparison } from './types.ts';

/** The captions file that was compared, with result columns, in the encoding it came in. */
export function annotatedCopy(captions: DecodedText, comparison: Comparison): Uint8Array<ArrayBuffer> {
  const { names, cellsOf } = resultColumns(comparison);
  return encodeCaptions(annotateCsv(readRows(captions), names, cellsOf), captions);
}
