import { join } from 'node:path';
import { precisionWords } from '../../src/core/messages/precision.ts';
import { pipelineTitle } from '../../src/core/messages/report.ts';
import type { PipelineName } from '../../src/core/pipelines/types.ts';
import type { PrecisionMeasure } from '../../src/core/precision/types.ts';
import { compareParams, startEngine } from '../support/lens.ts';
import { duration, megabytes } from '../support/numbers.ts';
import { ROOT } from '../support/places.ts';
import { peakOf, runProcess } from '../support/process.ts';
import type { Bench, Finding, Measure } from '../support/types.ts';

/** What `caption-lens precision` finds for models of the experiment's size: fp32, fp16, signed and unsigned int8. */
export const precision: Measure = { name: 'precision', run };

const SAMPLE = 24;

async function run({ options, places }: Bench): Promise<Finding[]> {
  await runProcess(options.python, [join(ROOT, 'bench', 'python', 'half.py'), await places.models()]);
  const params = await compareParams(places, await places.photos(100), null);
  const engine = startEngine();
  try {
    const start = performance.now();
    const { measures, recommendation } = await engine.measurePrecision({ ...params, sample: SAMPLE });
    const seconds = (performance.now() - start) / 1e3;
    const pid = await engine.pid();
    return [
      ...(['preclip', 'clip'] as const).flatMap((name) => measures.flatMap((measure) => findings(name, measure))),
      said(`measuring all of them on ${SAMPLE} rows`, duration(seconds)),
      said('peak memory of the engine meanwhile', megabytes(pid === null ? null : peakOf(pid))),
      said('recommended', precisionWords.recommendation(recommendation)),
    ];
  } finally {
    await engine.dispose();
  }
}

function findings(name: PipelineName, { precision: asked, pipelines }: PrecisionMeasure): Finding[] {
  const measure = pipelines[name];
  if (!measure) return [];
  const { image, text, drift } = measure;
  if (image.precision !== asked && text.precision !== asked) return [];
  const speed = `${image.milliseconds.toFixed(1)} ms per image (${image.precision}), ${text.milliseconds.toFixed(1)} ms per caption (${text.precision})`;
  const moved = `${drift.changed} of ${drift.images} best captions changed, cosines by ${drift.largest.toFixed(4)} at most, ${drift.mean.toFixed(4)} on average`;
  return [said(`${pipelineTitle(name)}, ${asked}`, asked === 'fp32' ? speed : `${speed}; ${moved}`)];
}

const said = (what: string, measured: string): Finding => ({ what, target: null, measured, reached: null });
