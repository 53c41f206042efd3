import { join, posix } from 'node:path';
import { parseModelSource } from '../../core/models/source.ts';
import type { ModelPlan, PlannedFile } from '../../core/models/plan.ts';
import type { Precision } from '../../core/pipelines/types.ts';
import type { ChosenModel } from '../models/chosen.ts';
import { readHeader } from '../models/onnx/header.ts';
import { CachedModel } from './cache.ts';
import { needsOf, type ModelFiles, type Need } from './needs.ts';
import { readJsonFile } from './readJson.ts';
import type { HubSettings } from './settings.ts';

export interface DiskPlan extends ModelPlan {
  readonly chosen: ChosenModel;
}

/** What this machine has of a model, without a request. */
export async function planOnDisk(chosen: ChosenModel, precision: Precision, settings: HubSettings): Promise<DiskPlan> {
  const { role, source, towers } = chosen;
  const parsed = parseModelSource(source);
  const unknown = { chosen, role, source, towers, commit: null, licence: null };
  if (parsed.kind === 'folder') return { ...unknown, folder: parsed.folder, files: [] };
  const cached = new CachedModel(settings.cacheFolder, parsed.name);
  const commit = await cached.commitOf(parsed.revision);
  const snapshot = new Snapshot(cached, commit);
  const needs = await needsOf(chosen, precision, snapshot);
  const files = await Promise.all(needs.map((need) => snapshot.filesOf(need)));
  return { ...unknown, commit, folder: commit === null ? cached.folder : cached.snapshot(commit), files: files.flat() };
}

/** The files of one commit in the cache; null stands for a model that was never fetched. */
class Snapshot implements ModelFiles {
  readonly #model: CachedModel;
  readonly #commit: string | null;

  constructor(model: CachedModel, commit: string | null) {
    this.#model = model;
    this.#commit = commit;
  }

  readonly has = async (file: string): Promise<boolean> => (await this.#size(file)) !== null;

  readonly json = async (file: string): Promise<unknown> =>
    this.#commit === null ? null : readJsonFile(this.#place(file));

  /** The file that meets a need with the data beside it, or what is missing for it. */
  async filesOf({ anyOf, optional }: Need): Promise<PlannedFile[]> {
    for (const file of anyOf) {
      const bytes = await this.#size(file);
      if (bytes !== null) return [{ path: file, bytes, onDisk: bytes }, ...(await this.#dataOf(file))];
    }
    const isKnown = optional && this.#commit !== null && (await this.#model.lacks(this.#commit, anyOf[0]));
    return isKnown ? [] : [missing(anyOf[0])];
  }

  async #dataOf(graph: string): Promise<PlannedFile[]> {
    if (!graph.endsWith('.onnx')) return [];
    const beside = dataBeside(this.#place(graph)).map((name) => posix.join(posix.dirname(graph), name));
    const sizes = await Promise.all(beside.map((file) => this.#size(file)));
    return beside.map((path, index) => {
      const bytes = sizes[index] ?? null;
      return bytes === null ? missing(path) : { path, bytes, onDisk: bytes };
    });
  }

  async #size(file: string): Promise<number | null> {
    return this.#commit === null ? null : this.#model.sizeInSnapshot(this.#commit, file);
  }

  #place(file: string): string {
    return join(this.#model.snapshot(this.#commit ?? ''), file);
  }
}

const missing = (path: string): PlannedFile => ({ path, bytes: null, onDisk: 0 });

/** Names of the files that hold a graph's weights; what is wrong with the graph is told when it is opened. */
function dataBeside(graph: string): readonly string[] {
  try {
    return readHeader(graph).beside;
  } catch {
    return [];
  }
}
