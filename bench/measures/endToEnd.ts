import type { PipelineName } from '../../src/core/pipelines/types.ts';
import type { ReportJson } from '../../src/core/report/json.ts';
import type { ExperimentRun } from '../support/experiment.ts';
import { runLens } from '../support/lens.ts';
import { differences, ratio } from '../support/numbers.ts';
import type { Bench, Finding, Measure } from '../support/types.ts';

/** Both programs in turn, from the start of the process to its end, nothing in the cache. */
export const endToEnd: Measure = { name: 'end-to-end', run };

async function run({ options, places, experiment }: Bench): Promise<Finding[]> {
  const theirs: number[] = [];
  const fp32: number[] = [];
  const int8: number[] = [];
  const agreement: Finding[] = [];
  for (let i = 0; i < options.repeat; i++) {
    const reference = await experiment.again();
    const ours = await runLens(places, { cache: 'cache-fp32', cold: true });
    theirs.push(reference.seconds);
    fp32.push(ours.seconds);
    int8.push((await runLens(places, { precision: 'int8', cache: 'cache-int8', cold: true })).seconds);
    if (i === 0) agreement.push(...(['preclip', 'clip'] as const).map((name) => agrees(name, reference, ours.report)));
  }
  return [ratio('100 photos, fp32', theirs, fp32, 3), ratio('100 photos, int8', theirs, int8, 4), ...agreement];
}

/** Faster counts only with the same numbers. */
function agrees(name: PipelineName, reference: ExperimentRun, report: ReportJson): Finding {
  const ours = report.pipelines[name];
  const { max } = differences(reference.similarity[name], ours?.similarity?.flat() ?? []);
  const accuracy = ours?.top1.accuracy ?? NaN;
  const same = Math.abs(accuracy - reference.top1[name]) < 1e-6;
  return {
    what: `same numbers, ${name}`,
    target: 'same top-1, cosines within 1e-4',
    measured: `top-1 ${reference.top1[name].toFixed(3)} and ${accuracy.toFixed(3)}, cosines within ${max.toExponential(1)}`,
    reached: same && max < 1e-4,
  };
}
