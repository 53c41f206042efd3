import { beforeEach, describe, expect, it } from 'vitest';
import type { CompareParams, PrecisionParams } from '../../../src/contract/engine.ts';
import { Trouble } from '../../../src/core/errors.ts';
import type { PrecisionReport } from '../../../src/core/precision/types.ts';
import { AutoPrecision } from '../../../src/extension/logic/autoPrecision.ts';

const params: CompareParams = {
  ...{ folder: '/photos', pipelines: ['clip'], models: { clip: '/m' }, precision: 'fp32', projectionSeed: 0 },
  ...{ upright: false, cacheFolder: null, threads: 2 },
};
const report: PrecisionReport = {
  sample: { rows: 24, images: 24, captions: 24 },
  machine: { cpu: 'a processor', threads: 2 },
  measures: [],
  recommendation: { precision: 'int8', reason: 'fastest' },
  remembered: false,
};

let asked: PrecisionParams[];
let answers: Promise<PrecisionReport>[];
let told: PrecisionReport[];
let auto: AutoPrecision;

beforeEach(() => {
  [asked, answers, told] = [[], [], []];
  const measurePrecision = (request: PrecisionParams) => {
    asked.push(request);
    return answers.shift() ?? Promise.resolve(report);
  };
  auto = new AutoPrecision({ engine: { measurePrecision }, onReport: (made) => told.push(made) });
});

describe('the precision of a comparison', () => {
  it('is the setting, without a measurement', async () => {
    expect(await auto.settle(params, 'fp16', {})).toEqual({ ...params, precision: 'fp16' });
    expect(asked).toEqual([]);
  });

  it('is what the measurement recommends, which is made and told once for a dataset and its models', async () => {
    const settled = { ...params, precision: 'int8', orFp32: true };
    expect(await auto.settle(params, 'auto', {})).toEqual(settled);
    expect(await auto.settle({ ...params, captionsText: 'edited' }, 'auto', {})).toMatchObject(settled);
    expect(asked).toHaveLength(1);
    expect(told).toEqual([report]);
    await auto.settle({ ...params, models: { clip: '/other' } }, 'auto', {});
    expect(asked).toHaveLength(2);
  });

  it('is measured again where the measurement was cancelled', async () => {
    answers.push(Promise.reject(new Trouble('cancelled')));
    await expect(auto.settle(params, 'auto', {})).rejects.toMatchObject({ code: 'cancelled' });
    expect(await auto.settle(params, 'auto', {})).toMatchObject({ precision: 'int8' });
  });
});
