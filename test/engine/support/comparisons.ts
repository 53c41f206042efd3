import { join } from 'node:path';
import type { CompareParams } from '../../../src/contract/engine.ts';
import type { Comparison } from '../../../src/core/report/types.ts';
import { MODELS } from '../corpus/models.ts';

/** Both pipelines with the models of the tiny set. */
export function paramsFor(folder: string, more: Partial<CompareParams> = {}): CompareParams {
  return {
    folder,
    pipelines: ['preclip', 'clip'],
    models: {
      clip: join(MODELS, 'clip'),
      imageEncoder: join(MODELS, 'resnet'),
      textEncoder: join(MODELS, 'distiluse'),
    },
    precision: 'fp32',
    projectionSeed: 0,
    upright: false,
    cacheFolder: null,
    threads: 1,
    ...more,
  };
}

/** What must be the same in every run, bit for bit. */
export function numbersOf({ rows, leftOut, problems, pipelines, mcnemar, models }: Comparison) {
  return { rows, leftOut, problems, pipelines, mcnemar, models };
}
