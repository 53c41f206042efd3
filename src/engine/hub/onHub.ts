import { posix } from 'node:path';
import type { ModelPlan, PlannedFile } from '../../core/models/plan.ts';
import { Trouble, type TroubleCode } from '../../core/errors.ts';
import { hubSource } from '../../core/models/source.ts';
import type { Precision } from '../../core/pipelines/types.ts';
import type { ChosenModel } from '../models/chosen.ts';
import { isDataOf } from '../models/graph.ts';
import { CachedModel, sizeOf } from './cache.ts';
import { askHub, readText, type HubModel, type ListedFile } from './listing.ts';
import { needsOf, type Need } from './needs.ts';
import type { HubNetwork } from './network.ts';
import type { DiskPlan } from './onDisk.ts';
import { parseJson } from './readJson.ts';
import type { HubSettings } from './settings.ts';

/** What is to be fetched of a model, and where it goes. */
export interface HubPlan extends ModelPlan {
  readonly chosen: ChosenModel;
  readonly model: HubModel;
  readonly revision: string;
  readonly cached: CachedModel;
  /** Files that a model of this kind may have, and this one has not. */
  readonly lacking: readonly string[];
}

/** What a commit that is on this machine may lack, or the Hub no longer have. */
const ABSENT: ReadonlySet<TroubleCode> = new Set(['hub-file-missing', 'hub-revision-unknown', 'hub-model-unknown']);

/**
 * What the Hub has of a model, and what of it is on this machine: at the commit that is here already, so that what it has
 * stays in use, else where the revision is now. Throws `Trouble`.
 */
export async function planOnHub(
  { chosen, commit }: DiskPlan,
  precision: Precision,
  settings: HubSettings,
  network: HubNetwork,
): Promise<HubPlan> {
  const asked = hubSource(chosen.source);
  if (!asked) throw new Error(`${chosen.source} is no model of the Hub`);
  const at = async (revision: string) =>
    planAt(await askHub(network, asked.name, revision), asked.revision, { chosen, precision, settings, network });
  return at(commit ?? asked.revision).catch((error: unknown) => {
    const isAbsent = error instanceof Trouble && ABSENT.has(error.code);
    if (isAbsent && commit !== null && commit !== asked.revision) return at(asked.revision);
    throw error;
  });
}

interface Planning {
  readonly chosen: ChosenModel;
  readonly precision: Precision;
  readonly settings: HubSettings;
  readonly network: HubNetwork;
}

async function planAt(
  model: HubModel,
  revision: string,
  { chosen, precision, settings, network }: Planning,
): Promise<HubPlan> {
  const { role, source, towers } = chosen;
  const cached = new CachedModel(settings.cacheFolder, model.name, settings.links);
  const read = async (file: string) => (model.files.has(file) ? parseJson(await readText(network, model, file)) : null);
  const has = (file: string) => Promise.resolve(model.files.has(file));
  const needs = await needsOf(chosen, precision, { has, json: read });
  const paths = needs.flatMap((need) => pathsOf(need, model));
  const files = await Promise.all(paths.map((path) => planned(path, model, cached)));
  const lacking = needs
    .filter(({ optional, anyOf }) => optional && !model.files.has(anyOf[0]))
    .map(({ anyOf }) => anyOf[0]);
  const { commit, licence } = model;
  const place = { folder: cached.snapshot(commit), revision, cached };
  return { chosen, role, source, towers, commit, licence, files, model, lacking, ...place };
}

/** Throws `hub-file-missing`, naming the first choice. */
function pathsOf({ anyOf, optional }: Need, { name, files }: HubModel): string[] {
  const file = anyOf.find((path) => files.has(path));
  if (file === undefined && !optional) throw new Trouble('hub-file-missing', { model: name, file: anyOf[0] });
  if (file === undefined) return [];
  const beside = [...files.keys()].filter(
    (other) => posix.dirname(other) === posix.dirname(file) && isDataOf(other, file),
  );
  return [file, ...beside.sort()];
}

async function planned(path: string, model: HubModel, cached: CachedModel): Promise<PlannedFile> {
  const { bytes, hash } = listed(model, path);
  const { path: blob, partial } = cached.blob(hash);
  const whole = [await sizeOf(blob), await cached.sizeInSnapshot(model.commit, path)].includes(bytes);
  const onDisk = whole ? bytes : Math.min(bytes, (await sizeOf(partial)) ?? 0);
  return { path, bytes, onDisk };
}

/** What the Hub says of a file that is in its listing. */
export function listed({ files, name }: HubModel, path: string): ListedFile {
  const file = files.get(path);
  if (!file) throw new Error(`${name} has no ${path}`);
  return file;
}
