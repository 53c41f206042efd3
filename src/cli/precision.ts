import { join, resolve } from 'node:path';
import type { EngineClient } from '../client/client.ts';
import { cliWords as say } from '../core/messages/cli.ts';
import { modelName } from '../core/report/names.ts';
import { precisionText } from '../core/report/precision.ts';
import { renamed } from '../core/precision/sources.ts';
import type { PrecisionReport } from '../core/precision/types.ts';
import { ensureFetched, type FetchingEngine } from './fetching.ts';
import { columnsOf, tell, type Io } from './io.ts';
import type { PrecisionOptions } from './options.ts';
import { checkOutputs, writeOutputs } from './outputs.ts';
import { modelsOf, requestOf } from './places.ts';
import { withProgress } from './progress.ts';

export type PrecisionEngine = FetchingEngine & Pick<EngineClient, 'measurePrecision'>;

/** Measures the precisions whose files are there, prints a table and a recommendation. The result is the exit code. Throws `Trouble`. */
export async function precision(options: PrecisionOptions, engine: PrecisionEngine, io: Io): Promise<number> {
  const { json } = options;
  const captionsFile = resolve(options.captions ?? join(options.dataset, 'captions.csv'));
  if (json !== undefined) await checkOutputs([{ option: '--json', path: json }], captionsFile);
  await ensureFetched(modelsOf(options), 'fp32', options, engine, io);
  const report = await measure(options, engine, io);
  io.stdout.write(precisionText(report, columnsOf(io, io.stdout)));
  if (json === undefined) return 0;
  // Where models lie is nobody's business: a report is shared.
  await writeOutputs([{ path: json, pieces: [`${JSON.stringify(renamed(report, modelName), null, 2)}\n`] }], io.signal);
  tell(io, say.wrote(json));
  return 0;
}

/** With progress, as a comparison shows it. Rejects with `Trouble`. */
export function measure(options: PrecisionOptions, engine: PrecisionEngine, io: Io): Promise<PrecisionReport> {
  const params = { ...requestOf(options, io), sample: options.sample };
  return withProgress(io, (call) => engine.measurePrecision(params, call));
}
