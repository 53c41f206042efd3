import type { EmbeddedCaptions } from '../../core/pipelines/embedded.ts';
import type { Matrix, TokenizedCaption } from '../../core/pipelines/types.ts';
import { cacheKey } from '../cache/cache.ts';
import type { RecentValues } from '../cache/recent.ts';
import { breathe, type Task } from '../task.ts';
import { ahead } from './ahead.ts';

/** Part of every cache key; raise it when token ids, or the vector of some ids, can come out different. */
export const TEXT_VERSION = 1;

/** One text encoder at work; `encode` takes captions of one token length and gives a unit vector each. */
export interface TextTower {
  readonly fingerprint: string;
  readonly dimension: number;
  readonly batchSize: number;
  /** Batches under way at once: one, unless they are computed elsewhere. */
  readonly inFlight: number;
  /** Tokens that it reads at most, special tokens included. */
  readonly limit: number;
  readonly englishOnly: boolean;
  readonly tokenize: (captions: readonly string[]) => Promise<readonly TokenizedCaption[]>;
  readonly encode: (ids: readonly (readonly number[])[], signal: AbortSignal) => Promise<readonly Float32Array[]>;
}

/** Embeds each distinct sequence of token ids once. */
export async function embedCaptions(
  captions: readonly string[],
  tower: TextTower,
  values: RecentValues,
  task: Task,
): Promise<EmbeddedCaptions> {
  const tokens = await tokenizeAll(captions, tower, values);
  const keys = tokens.map(({ ids }) => cacheKey('text', tower.fingerprint, TEXT_VERSION, ids.join(' ')));
  const first = new Map<string, number>();
  const sequences: (readonly number[])[] = [];
  keys.forEach((key, caption) => {
    if (first.has(key)) return;
    first.set(key, sequences.length);
    sequences.push(tokens[caption]?.ids ?? []);
  });
  const distinct = Int32Array.from(keys, (key) => first.get(key) ?? 0);
  const vectors = await encodeAll(sequences, [...first.keys()], tower, values, task);
  return { tokens, distinct, vectors, limit: tower.limit, englishOnly: tower.englishOnly };
}

async function tokenizeAll(
  captions: readonly string[],
  tower: TextTower,
  values: RecentValues,
): Promise<readonly TokenizedCaption[]> {
  const keys = captions.map((caption) => cacheKey('tokens', tower.fingerprint, TEXT_VERSION, caption));
  const known = keys.map((key) => values.fact(key));
  const missing = captions.filter((_, index) => known[index] === null);
  const fresh = missing.length === 0 ? [] : await tower.tokenize(missing);
  let next = 0;
  const tokens: TokenizedCaption[] = [];
  values.together(() => {
    known.forEach((fact, index) => {
      const caption = fact === null ? fresh[next++] : (JSON.parse(fact) as TokenizedCaption);
      if (caption === undefined) throw new Error('the tokenizer gave fewer captions than it got');
      if (fact === null) values.setFact(keys[index] ?? '', JSON.stringify(caption));
      tokens.push(caption);
    });
  });
  return tokens;
}

/** Batches hold sequences of one length: padding would change the numbers. */
async function encodeAll(
  sequences: readonly (readonly number[])[],
  keys: readonly string[],
  tower: TextTower,
  values: RecentValues,
  task: Task,
): Promise<Matrix> {
  const { dimension } = tower;
  const data = new Float32Array(sequences.length * dimension);
  const place = (index: number) => data.subarray(index * dimension, (index + 1) * dimension);
  const missing = sequences.flatMap((_, index) => (values.vector(keys[index] ?? '', place(index)) ? [] : [index]));
  let done = sequences.length - missing.length;
  const encode = async (batch: readonly number[]) => {
    await breathe(task);
    const ids = batch.map((index) => sequences[index] ?? []);
    return { batch, vectors: await tower.encode(ids, task.signal) };
  };
  const batches = batchesByLength(missing, sequences, tower.batchSize);
  for await (const { batch, vectors } of ahead(batches, tower.inFlight, encode)) {
    values.together(() => {
      batch.forEach((index, slot) => {
        place(index).set(vectors[slot] ?? []);
        values.setVector(keys[index] ?? '', place(index));
      });
    });
    done += batch.length;
    task.progress({ stage: 'captions', done, total: sequences.length });
  }
  return { data, rows: sequences.length, columns: dimension };
}

/** Indices in batches whose sequences have one length, short ones first. */
export function batchesByLength(
  indices: readonly number[],
  sequences: readonly (readonly number[])[],
  batchSize: number,
): number[][] {
  const length = (index: number) => sequences[index]?.length ?? 0;
  const batches: number[][] = [];
  for (const index of [...indices].sort((a, b) => length(a) - length(b) || a - b)) {
    const last = batches.at(-1);
    if (last && last.length < batchSize && length(last[0] ?? 0) === length(index)) last.push(index);
    else batches.push([index]);
  }
  return batches;
}
