import type { PanelResult } from '../../src/contract/panel.ts';
import { pipelineEntries } from '../../src/core/report/findings.ts';

/** The result as it was sent. Numbers travel as JSON, which has null in the place of NaN. */
export function asSent(result: PanelResult): PanelResult {
  const entries = pipelineEntries(result.comparison).map(([name, found]) => {
    const { restMean } = found;
    return [name, { ...found, restMean: Number.isFinite(restMean) ? restMean : NaN }] as const;
  });
  return { ...result, comparison: { ...result.comparison, pipelines: Object.fromEntries(entries) } };
}
