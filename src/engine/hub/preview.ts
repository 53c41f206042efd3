import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Response } from 'undici';
import { Trouble } from '../../core/errors.ts';
import type { PlannedFile } from '../../core/models/plan.ts';
import type { Precision } from '../../core/pipelines/types.ts';
import type { ChosenModel } from '../models/chosen.ts';
import { openImageModel } from '../models/imageModel.ts';
import { outlineOf, type ReadPart } from '../models/onnx/outline.ts';
import { preprocessingOf, requireOneSpace } from '../models/pair.ts';
import { openTextModel } from '../models/textModel.ts';
import { CachedModel } from './cache.ts';
import { addressOf, type HubModel } from './listing.ts';
import type { HubNetwork } from './network.ts';
import type { DiskPlan } from './onDisk.ts';
import type { HubPlan } from './onHub.ts';

/** Weights from this size on, in bytes, are worth a look before they are fetched. */
const LONG = 1 << 20;
const WEIGHTS = /\.(onnx|onnx_data\w*|data|safetensors|bin)$/;

/** Whether fetching a file takes long. */
export const takesLong = ({ path, bytes, onDisk }: PlannedFile): boolean =>
  WEIGHTS.test(path) && (bytes ?? 0) - onDisk >= LONG;

/** Dimensions of a model's embeddings, as far as they are known. */
interface Dimensions {
  readonly images: number | null;
  readonly captions: number | null;
}

const UNKNOWN: Dimensions = { images: null, captions: null };

/**
 * Refuses models that cannot work before their weights are fetched, by what their other files, which are on this machine,
 * and the ends of their graphs say; where those do not tell, it shows when the weights are there. `whole` are models that
 * lack nothing. Throws as `openImageModel` and `openTextModel`, and `dimension-mismatch`.
 */
export async function refuseUnfit(
  plans: readonly HubPlan[],
  whole: readonly DiskPlan[],
  precision: Precision,
  network: HubNetwork,
): Promise<void> {
  if (!plans.some(({ files }) => files.some(takesLong))) return;
  const found = new Map<ChosenModel['role'], Dimensions>();
  for (const { chosen, folder } of whole)
    found.set(chosen.role, await dimensionsIn(folder, chosen, precision).catch(() => UNKNOWN));
  for (const plan of plans) found.set(plan.role, await dimensionsOf(plan, precision, network));
  const images = found.get('clip')?.images ?? null;
  const captions = (found.get('clip-text') ?? found.get('clip'))?.captions ?? null;
  if (images !== null && captions !== null) requireOneSpace('clip', images, captions);
}

async function dimensionsOf(plan: HubPlan, precision: Precision, network: HubNetwork): Promise<Dimensions> {
  const root = await mkdtemp(join(tmpdir(), 'caption-lens-preview-'));
  // The path tells which model it is, as in the cache.
  const folder = new CachedModel(root, plan.model.name).snapshot(plan.model.commit);
  try {
    return (await preview(folder, plan, network)) ? await dimensionsIn(folder, plan.chosen, precision) : UNKNOWN;
  } catch (error) {
    if (!(error instanceof Trouble) || error.args['folder'] !== folder) throw error;
    throw new Trouble(error.code, { ...error.args, folder: plan.source }, error);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

/** Opens what a model has of its own encoders; nothing is loaded. */
async function dimensionsIn(
  folder: string,
  { role, towers, served }: ChosenModel,
  precision: Precision,
): Promise<Dimensions> {
  const isHere = (tower: 'images' | 'captions') => towers.includes(tower) && !served.includes(tower);
  let { images, captions } = UNKNOWN;
  if (isHere('images') && (role === 'clip' || role === 'image-encoder')) {
    const model = await openImageModel(role, folder, precision);
    preprocessingOf(model);
    images = model.dimension;
  }
  if (isHere('captions') && role !== 'image-encoder')
    captions = (await openTextModel(role, folder, precision)).dimension;
  return { images, captions };
}

/** Makes a folder of a model's files, with outlines of its graphs and nothing in its weights. False where that cannot be. */
async function preview(folder: string, { files, model, cached }: HubPlan, network: HubNetwork): Promise<boolean> {
  const snapshot = cached.snapshot(model.commit);
  for (const file of files) {
    const place = join(folder, file.path);
    await mkdir(dirname(place), { recursive: true });
    if ((await cached.sizeInSnapshot(model.commit, file.path)) !== null) {
      await copyFile(join(snapshot, file.path), place);
      continue;
    }
    const content = file.path.endsWith('.onnx') ? await outline(file, model, network) : '';
    if (content === null) return false;
    await writeFile(place, content);
  }
  return true;
}

/** Null where the server does not give parts, or what it gives says nothing. */
async function outline({ path, bytes }: PlannedFile, model: HubModel, network: HubNetwork): Promise<Buffer | null> {
  const url = addressOf(network.endpoint, model, path);
  const asked = { model: model.name, revision: model.commit, file: path };
  const read: ReadPart = async (start, length) => {
    const headers = { range: `bytes=${start}-${start + length - 1}`, 'accept-encoding': 'identity' };
    const { response } = await network.get(url, asked, headers);
    return bytesOf(response, length);
  };
  try {
    return await outlineOf(bytes ?? 0, read);
  } catch (error) {
    if (network.signal.aborted) throw new Trouble('cancelled', {}, error);
    return null;
  }
}

/** Null where it is not as many as were asked for. */
async function bytesOf(response: Response, length: number): Promise<Buffer | null> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  const chunks: AsyncIterable<Uint8Array> | null = response.status === 206 ? response.body : null;
  if (!chunks) await response.body?.cancel();
  for await (const chunk of chunks ?? []) {
    pieces.push(chunk);
    bytes += chunk.length;
    if (bytes > length) return null;
  }
  return bytes === length ? Buffer.concat(pieces) : null;
}
