import { resolve } from 'node:path';
import type { EngineClient } from '../client/client.ts';
import { modelSource } from '../client/places.ts';
import type { FetchModelsParams, ModelChoice } from '../contract/engine.ts';
import { Trouble } from '../core/errors.ts';
import { bytesText } from '../core/messages/bytes.ts';
import { cliWords as say } from '../core/messages/cli.ts';
import { notFetched } from '../core/models/notFetched.ts';
import { isWhole, missingFiles, totalBytes, type ModelsPlan } from '../core/models/plan.ts';
import { STANDARD } from '../core/models/profiles.ts';
import { knownModel, knownModels, type KnownModel } from '../core/models/registry.ts';
import { hubSource, sourceText } from '../core/models/source.ts';
import { MODEL_KEYS, type ModelRole } from '../core/pipelines/pipelines.ts';
import { table } from '../core/report/layout.ts';
import { fetchWithProgress, type FetchingEngine } from './fetching.ts';
import { tell, type Io } from './io.ts';
import type { ModelsOptions } from './options.ts';
import { pack } from './pack.ts';
import { STARTER } from './places.ts';

/** Lists, fetches or packs models, or says where they lie. The result is the exit code. Throws `Trouble`. */
export async function models(options: ModelsOptions, engine: FetchingEngine, io: Io): Promise<number> {
  switch (options.action) {
    case 'list':
      return list(options, engine, io);
    case 'where':
      return where(options, engine, io);
    case 'fetch': {
      requireHub(options);
      const plan = await fetchWithProgress(paramsOf(options), engine, io);
      tell(io, say.fetched(bytesText(totalBytes(plan) ?? 0), plan.cacheFolder));
      return 0;
    }
    case 'pack':
      return packed(options, engine, io);
  }
}

/** The models that are known to work, and what of them is here; nobody is asked. */
async function list(options: ModelsOptions, engine: FetchingEngine, io: Io): Promise<number> {
  const rows: string[][] = [];
  for (const model of knownModels) {
    const source = sourceOf(model);
    const plan = await planOf({ [MODEL_KEYS[model.role]]: source }, options, engine, io);
    const megabytes = model.megabytes[options.precision];
    const size = megabytes === undefined ? '' : bytesText(megabytes * 1e6);
    rows.push([source, model.role, size, model.licence, presence(plan)]);
  }
  const heads = [say.model(), say.role(), say.size(), say.licence(), say.onDisk()];
  const columns = heads.map((head, column) => {
    const align = column === 2 ? ('right' as const) : ('left' as const);
    return { head, align, cells: rows.map((row) => row[column] ?? '') };
  });
  io.stdout.write(`${table(columns).join('\n')}\n`);
  return 0;
}

function presence(plan: ModelsPlan): string {
  if (isWhole(plan)) return say.all();
  return plan.models.some(({ files }) => files.some(({ onDisk }) => onDisk > 0)) ? say.part() : say.none();
}

async function where(options: ModelsOptions, engine: FetchingEngine, io: Io): Promise<number> {
  const { cacheFolder, endpoint } = await planOf({}, options, engine, io);
  const places = [
    [say.hubCache(), cacheFolder],
    [say.hub(), endpoint],
    [say.starter(), STARTER],
  ];
  const columns = [0, 1].map((column) => {
    return { head: '', align: 'left' as const, cells: places.map((place) => place[column] ?? '') };
  });
  io.stdout.write(`${table(columns).join('\n')}\n`);
  return 0;
}

async function packed(options: ModelsOptions, engine: FetchingEngine, io: Io): Promise<number> {
  const { precision, to = '' } = options;
  requireHub(options);
  const plan = await planOf(choiceOf(options), options, engine, io);
  const lack = plan.models.filter((model) => missingFiles(model).length > 0);
  if (lack.length > 0) throw notFetched(lack, precision, plan.offline);
  const folder = resolve(to);
  await pack(plan.models, folder, io.signal);
  tell(io, say.packed(folder, bytesText(totalBytes(plan) ?? 0)));
  if (plan.models.some(({ role }) => role === 'clip-text')) tell(io, say.packedClipText(resolve(folder, 'clip-text')));
  return 0;
}

function planOf(models: ModelChoice, options: ModelsOptions, engine: Pick<EngineClient, 'planModels'>, io: Io) {
  return engine.planModels({ ...paramsOf(options), models, mayAsk: false }, { signal: io.signal });
}

function paramsOf(options: ModelsOptions): FetchModelsParams {
  const { precision, offline } = options;
  return { models: choiceOf(options), precision, network: offline ? { offline } : {} };
}

/** Folders are neither fetched nor packed. Throws `usage`. */
function requireHub(options: ModelsOptions): void {
  for (const source of Object.values(choiceOf(options)))
    if (!hubSource(source)) throw new Trouble('usage', { detail: say.onlyHub(source) });
}

type OwnModels = Partial<Record<(typeof MODEL_KEYS)[ModelRole], string>>;

/** What is named; the experiment's models where nothing is. Throws `usage`. */
function choiceOf(options: ModelsOptions): OwnModels {
  const own: OwnModels = {};
  for (const key of Object.values(MODEL_KEYS)) {
    const named = options[key];
    if (named !== undefined) own[key] = modelSource(named);
  }
  for (const name of options.names) {
    const role = roleOf(name);
    const [key, source] = [MODEL_KEYS[role], withRevision(name)];
    if (own[key] !== undefined && own[key] !== source)
      throw new Trouble('usage', { detail: say.sameRole(own[key], source, `--${role}`) });
    own[key] = source;
  }
  const isNamed = Object.keys(own).length > 0;
  return options.profile === 'standard' || !isNamed ? { ...STANDARD, ...own } : own;
}

function roleOf(name: string): ModelRole {
  const known = hubSource(name) && knownModel(name);
  if (!known) throw new Trouble('usage', { detail: say.unknownRole(name) });
  return known.role;
}

/** The revision that is known to work, where none is stated. */
function withRevision(name: string): string {
  const source = hubSource(name);
  const known = knownModel(name);
  return source && known && !name.includes('@') ? sourceText({ ...source, revision: known.revision }) : name;
}

function sourceOf({ names, revision }: KnownModel): string {
  return sourceText({ kind: 'hub', name: names.at(-1) ?? '', revision });
}
