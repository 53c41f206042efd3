import type { UnreadableReason } from '../../core/messages/problems.ts';
import type { ImageFacts } from '../../core/pipelines/embedded.ts';
import { cropImage, PREPROCESSING_VERSION } from '../../core/pixels/crop.ts';
import type { Matrix, Preprocessing, RgbImage } from '../../core/pipelines/types.ts';
import type { Images } from '../../core/report/types.ts';
import { cacheKey } from '../cache/cache.ts';
import type { RecentValues } from '../cache/recent.ts';
import { LARGEST_FILE } from '../dataset/files.ts';
import { Budget } from '../decode/budget.ts';
import { decodeImage, DECODER_VERSION } from '../decode/decode.ts';
import { breathe, type Task } from '../task.ts';
import { ahead } from './ahead.ts';
import { Batch, type Waiting } from './batch.ts';
import { ImageFile } from './imageFile.ts';

/** Images prepared ahead of the encoders: two batches, so that inference never waits for decoding. */
const AHEAD = 16;

/** Of image files in memory at once. A larger one is held alone. */
const BYTES_AHEAD = 1 << 28;

/** Images after which messages get in where none has to be embedded. */
const KNOWN = 100;

/** One image encoder at work; `encode` takes [n, 3, h, w] and gives n unit vectors one after the other. */
export interface ImageTower {
  readonly fingerprint: string;
  readonly dimension: number;
  readonly batchSize: number;
  /** Batches under way at once: one, unless they are computed elsewhere. */
  readonly inFlight: number;
  readonly preprocessing: Preprocessing;
  readonly encode: (batch: Float32Array, count: number, signal: AbortSignal) => Promise<Float32Array>;
}

export interface ImageSource {
  /** Real path of the dataset folder. */
  readonly folder: string;
  /** Relative paths, each once. */
  readonly paths: readonly string[];
  readonly images: Images;
  /** Bytes of files in memory at once; `BYTES_AHEAD` where it is not given. */
  readonly bytesAhead?: number;
  /** Called with each crop that a tower gets to see; both are counted as they were given. */
  readonly onCrop: (image: number, tower: number, crop: RgbImage) => Promise<void>;
}

/**
 * Decodes each image once for all towers, and only when one of them does not know its vector. Gives one matrix per
 * tower, [paths, dimension]; the row of an unreadable image is zero.
 */
export async function embedImages(
  source: ImageSource,
  towers: readonly ImageTower[],
  values: RecentValues,
  task: Task,
): Promise<{ readonly facts: readonly ImageFacts[]; readonly vectors: readonly Matrix[] }> {
  const batches = towers.map((tower) => new Batch(tower, source.paths.length, values, task.signal));
  const held = new Budget(source.bytesAhead ?? BYTES_AHEAD);
  const prepare = async (path: string, index: number) => {
    const file = ImageFile.find(source.folder, path);
    if (file === null) return unreadable('gone');
    if (file.size > LARGEST_FILE) return unreadable('heavy');
    return held.spend(file.size, () => prepareImage(file, index, source, batches, values, task));
  };
  try {
    const facts = await embedAll(source.paths, prepare, task);
    for (const batch of batches) await batch.finish();
    return { facts, vectors: batches.map((batch) => batch.matrix) };
  } finally {
    for (const batch of batches) await batch.settle();
  }
}

async function embedAll(
  paths: readonly string[],
  prepare: (path: string, index: number) => Promise<Prepared>,
  task: Task,
): Promise<ImageFacts[]> {
  const facts: ImageFacts[] = [];
  for await (const prepared of ahead(paths, AHEAD, prepare)) {
    for (const { batch, waiting } of prepared.work) {
      batch.add(waiting);
      if (!batch.full) continue;
      await batch.run();
      await breathe(task);
    }
    facts.push(prepared.facts);
    task.progress({ stage: 'images', done: facts.length, total: paths.length });
    if (facts.length % KNOWN === 0) await breathe(task);
  }
  return facts;
}

/** An image after decoding: what is known of it, and the crops that towers wait for. */
interface Prepared {
  readonly facts: ImageFacts;
  readonly work: readonly { readonly batch: Batch; readonly waiting: Waiting }[];
}

function unreadable(reason: UnreadableReason): Prepared {
  return { facts: { ok: false, code: 'unreadable-image', args: { reason } }, work: [] };
}

async function prepareImage(
  file: ImageFile,
  index: number,
  source: ImageSource,
  batches: readonly Batch[],
  values: RecentValues,
  task: Task,
): Promise<Prepared> {
  task.throwIfCancelled();
  const content = await file.content(values);
  if (content === null) return unreadable('gone');
  const known = recall(content, index, source, batches, values);
  if (known.prepared) return known.prepared;
  const read = await file.read();
  if (read === null) return unreadable('gone');
  if (read.content === content) return decode(read.bytes, known, index, source, batches, values);
  // Written anew since its hash was remembered: all that is said of it is about what was read.
  for (const { tower } of batches) values.release(vectorKey(tower, source.images, content));
  const now = recall(read.content, index, source, batches, values);
  return now.prepared ?? decode(read.bytes, now, index, source, batches, values);
}

async function decode(
  bytes: Buffer,
  { factsKey, missing }: Known,
  index: number,
  source: ImageSource,
  batches: readonly Batch[],
  values: RecentValues,
): Promise<Prepared> {
  const decoded = await decodeImage(bytes, { upright: source.images === 'upright' });
  const facts: ImageFacts = decoded.ok
    ? { ok: true, orientation: decoded.orientation }
    : { ok: false, code: decoded.code, args: decoded.args };
  values.setFact(factsKey, JSON.stringify(facts));
  if (!decoded.ok) return { facts, work: [] };
  const work = missing.map(({ batch, key }) => {
    const crop = cropImage(decoded.image, batch.tower.preprocessing);
    return { batch, waiting: { index, key, crop } };
  });
  for (const { batch, waiting } of work) await source.onCrop(index, batches.indexOf(batch), waiting.crop);
  return { facts, work };
}

interface Known {
  readonly factsKey: string;
  /** Towers that do not know the vector, and what it will be known by. */
  readonly missing: readonly { readonly batch: Batch; readonly key: string }[];
  /** Where nothing is left to be done. */
  readonly prepared: Prepared | null;
}

/** What is known of this content; vectors that are come into the matrices. */
function recall(
  content: string,
  index: number,
  { images }: ImageSource,
  batches: readonly Batch[],
  values: RecentValues,
): Known {
  const factsKey = cacheKey('image', DECODER_VERSION, images, content);
  const fact = values.fact(factsKey);
  const missing = batches
    .map((batch) => ({ batch, key: vectorKey(batch.tower, images, content) }))
    .filter(({ batch, key }) => !batch.recall(index, key));
  const isKnown = fact !== null && missing.length === 0;
  return { factsKey, missing, prepared: isKnown ? { facts: JSON.parse(fact) as ImageFacts, work: [] } : null };
}

function vectorKey(tower: ImageTower, images: Images, content: string): string {
  return cacheKey('vector', tower.fingerprint, PREPROCESSING_VERSION, DECODER_VERSION, images, content);
}
