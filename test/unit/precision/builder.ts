import type { UsableRow } from '../../../src/core/dataset/types.ts';
import type { Precision } from '../../../src/core/pipelines/types.ts';
import { recommend } from '../../../src/core/precision/recommend.ts';
import { usableRow } from '../report/builder.ts';
import type { Drift, PrecisionMeasure, PrecisionReport } from '../../../src/core/precision/types.ts';

/** CLIP at one precision: `milliseconds` per image, 6 per caption. */
export function measureOf(
  precision: Precision,
  milliseconds: number,
  drift: Drift,
  source = '/home/somebody/models/clip',
): PrecisionMeasure {
  const suffix = precision === 'fp32' ? '' : `_${precision}`;
  const encoder = (name: string, spent: number) => ({
    ...{ source, precision, milliseconds: spent },
    file: `onnx/${name}_model${suffix}.onnx`,
  });
  return {
    precision,
    pipelines: { clip: { image: encoder('vision', milliseconds), text: encoder('text', 6), drift } },
  };
}

export function reportOf(measures: readonly PrecisionMeasure[]): PrecisionReport {
  return {
    sample: { rows: 20, images: 20, captions: 19 },
    machine: { cpu: 'A processor', threads: 2 },
    measures,
    recommendation: recommend(measures),
    remembered: false,
  };
}

/** So many rows of each category, one category after the other. */
export function rowsOf(categories: Readonly<Record<string, number>>): UsableRow[] {
  const labels = Object.entries(categories).flatMap(([label, count]) => Array<string>(count).fill(label));
  return labels.map((label, record) => usableRow({ image: `${label}/${record}.jpg`, caption: `${record}` }, record));
}
