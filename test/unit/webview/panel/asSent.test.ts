import { expect, test } from 'vitest';
import { asSent } from '../../../../webview/panel/asSent.ts';
import { clipResult, comparison } from '../../report/builder.ts';

test('a mean of nothing is NaN again after it travelled as null; all else stays', () => {
  const clip = clipResult({ restMean: null as unknown as number });
  const made = comparison();
  const result = {
    run: 1,
    comparison: { ...made, pipelines: { ...made.pipelines, clip } },
    changes: null,
    forgiven: {},
  };
  const { pipelines } = asSent(result).comparison;
  expect(pipelines.clip).toEqual({ ...clip, restMean: NaN });
  expect(pipelines.preclip).toEqual(made.pipelines.preclip);
});
