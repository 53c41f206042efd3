import type { EngineClient } from '../client/client.ts';
import type { FetchModelsParams, ModelChoice } from '../contract/engine.ts';
import { bytesText } from '../core/messages/bytes.ts';
import { cliWords as say } from '../core/messages/cli.ts';
import { notFetched } from '../core/models/notFetched.ts';
import { missingFiles, type ModelPlan, type ModelsPlan } from '../core/models/plan.ts';
import { bytesToFetch } from '../core/models/sizes.ts';
import { parseModelSource } from '../core/models/source.ts';
import type { Precision } from '../core/pipelines/types.ts';
import type { Io } from './io.ts';
import type { RunOptions } from './options.ts';
import { withProgress } from './progress.ts';

export type FetchingEngine = Pick<EngineClient, 'planModels' | 'fetchModels'>;

/**
 * Sees that the models of a run are on this machine: fetches what is missing if the call or the user's answer says so.
 * No request is made before, unless the question needs a size that nobody here knows. Throws `models-not-fetched`, and as
 * `planModels` and `fetchModels`.
 */
export async function ensureFetched(
  models: ModelChoice,
  precision: Precision,
  { pipelines, fetch, offline }: Pick<RunOptions, 'pipelines' | 'fetch' | 'offline'>,
  engine: FetchingEngine,
  io: Io,
): Promise<void> {
  if (!namesHub(models)) return;
  const params = { models, pipelines, precision, network: offline ? { offline } : {} };
  const planned = (mayAsk: boolean) => engine.planModels({ ...params, mayAsk }, { signal: io.signal });
  const plan = await planned(false);
  const lack = lacking(plan);
  if (lack.length === 0) return;
  const size = async () => bytesToFetch(lack, precision) ?? bytesToFetch(lacking(await planned(true)), precision);
  const mayFetch = !plan.offline && (fetch || (await agrees(lack, size, io)));
  if (!mayFetch) throw notFetched(lack, precision, plan.offline);
  await fetchWithProgress(params, engine, io);
}

function namesHub({ clip, clipText, imageEncoder, textEncoder }: ModelChoice): boolean {
  const sources = [clip, clipText, imageEncoder, textEncoder].filter((source) => source !== undefined);
  return sources.some((source) => parseModelSource(source).kind === 'hub');
}

async function agrees(models: readonly ModelPlan[], size: () => Promise<number | null>, io: Io): Promise<boolean> {
  if (!io.ask) return false;
  const bytes = await size();
  const sources = models.map(({ source }) => source).join(', ');
  return say.isYes(await io.ask(say.askFetch(sources, bytes === null ? null : bytesText(bytes))));
}

const lacking = ({ models }: ModelsPlan): ModelPlan[] => models.filter((model) => missingFiles(model).length > 0);

/** Rejects with `Trouble`. */
export function fetchWithProgress(
  params: FetchModelsParams,
  engine: Pick<EngineClient, 'fetchModels'>,
  io: Io,
): Promise<ModelsPlan> {
  return withProgress(io, (call) => engine.fetchModels(params, call));
}
