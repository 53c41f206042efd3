import { hash } from 'node:crypto';
import type { EmbeddedCaptions } from '../../core/pipelines/embedded.ts';
import type { Matrix } from '../../core/pipelines/types.ts';

/** Space around a caption means nothing to an encoder; tools differ in whether they keep the line end of a text file. */
export const trimmed = (caption: string): string => caption.trim();

/** Unit vectors by caption. */
export class CaptionVectors {
  readonly dimension: number;
  readonly #vectors: ReadonlyMap<string, Float32Array>;
  /** Captions that none was found for, each once. */
  readonly missing: readonly string[];

  private constructor(dimension: number, vectors: ReadonlyMap<string, Float32Array>, missing: readonly string[]) {
    this.dimension = dimension;
    this.#vectors = vectors;
    this.missing = missing;
  }

  /** `rows` of the matrix belong to `captions`, as far as `found` says so. */
  static from(captions: readonly string[], { data, columns }: Matrix, found: readonly boolean[]): CaptionVectors {
    const vectors = new Map<string, Float32Array>();
    captions.forEach((caption, row) => {
      if (found[row]) vectors.set(trimmed(caption), data.subarray(row * columns, (row + 1) * columns));
    });
    return new CaptionVectors(
      columns,
      vectors,
      captions.filter((_, row) => !found[row]),
    );
  }

  /** What a text encoder gave for these captions. */
  static of(captions: readonly string[], { distinct, vectors: { data, columns } }: EmbeddedCaptions): CaptionVectors {
    const vector = (row: number) => data.subarray(row * columns, (row + 1) * columns);
    const vectors = new Map(captions.map((caption, index) => [trimmed(caption), vector(distinct[index] ?? 0)]));
    return new CaptionVectors(columns, vectors, []);
  }

  /** These, and those of `others` for what these do not have. */
  over(others: CaptionVectors | null): CaptionVectors {
    const before = others === null ? [] : others.#vectors;
    return new CaptionVectors(this.dimension, new Map([...before, ...this.#vectors]), []);
  }

  has(caption: string): boolean {
    return this.#vectors.has(trimmed(caption));
  }

  /**
   * Captions as a pipeline takes them. No token is known: captions are the same where their vectors are, to the bit,
   * which is so for those with the same tokens. Throws where one has no vector.
   */
  embedded(captions: readonly string[]): EmbeddedCaptions {
    const first = new Map<string, number>();
    const distinct: Float32Array[] = [];
    const rows = Int32Array.from(captions, (caption) => {
      const vector = this.#vectors.get(trimmed(caption));
      if (!vector) throw new Error('a caption without embedding was not left out');
      const key = hash('sha1', new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength), 'base64');
      const row = first.get(key) ?? distinct.push(vector) - 1;
      first.set(key, row);
      return row;
    });
    const { dimension: columns } = this;
    const data = new Float32Array(distinct.length * columns);
    distinct.forEach((vector, row) => {
      data.set(vector, row * columns);
    });
    return {
      tokens: captions.map(() => ({ ids: [], cutAt: null })),
      ...{ distinct: rows, vectors: { data, rows: distinct.length, columns }, limit: 0, englishOnly: false },
    };
  }
}
