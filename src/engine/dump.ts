import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Compared, PipelineStages } from '../core/compare.ts';
import type { Matrix, PipelineName, RgbImage } from '../core/pipelines/types.ts';
import { messageOf, Trouble } from '../core/errors.ts';
import { encodePng } from './decode/png.ts';

/**
 * Writes what each stage computed, for those who compare with another program: `crops/<image>.<pipeline>.png` and
 * `images.json`, `tokens.<pipeline>.json`, and unit vectors by row as `.npy` (`images`, `projected`, `captions`).
 */
export class StageDump {
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /** Throws `output-not-written`. */
  static async create(folder: string): Promise<StageDump> {
    await mkdir(join(folder, 'crops'), { recursive: true }).catch((error: unknown) => {
      throw new Trouble('output-not-written', { file: folder, reason: messageOf(error) }, error);
    });
    return new StageDump(folder);
  }

  /** `image` counts the distinct images of the dataset, in the order of their first row. */
  async crop(image: number, pipeline: PipelineName, crop: RgbImage): Promise<void> {
    const name = `${String(image).padStart(5, '0')}.${pipeline}.png`;
    await writeFile(join(this.#folder, 'crops', name), await encodePng(crop));
  }

  async stages(paths: readonly string[], { rows, stages }: Compared): Promise<void> {
    const position = new Map(paths.map((path, index) => [path, index]));
    await this.#json(
      'images',
      rows.map((row) => ({ line: row.line, image: row.image, crop: position.get(row.image) })),
    );
    for (const [name, stage] of Object.entries(stages)) await this.#pipeline(name, stage);
  }

  async #pipeline(name: string, { features, aligned, captions, answers }: PipelineStages): Promise<void> {
    await this.#json(`tokens.${name}`, captions.tokens);
    await this.#npy(`images.${name}`, byRow(features, answers.imageOf));
    if (aligned !== features) await this.#npy(`projected.${name}`, byRow(aligned, answers.imageOf));
    await this.#npy(`captions.${name}`, byRow(captions.vectors, captions.distinct));
  }

  async #json(name: string, values: readonly unknown[]): Promise<void> {
    const lines = values.map((value) => JSON.stringify(value)).join(',\n');
    await writeFile(join(this.#folder, `${name}.json`), `[\n${lines}\n]\n`);
  }

  async #npy(name: string, matrix: Matrix): Promise<void> {
    await writeFile(join(this.#folder, `${name}.npy`), npy(matrix));
  }
}

function byRow({ data, columns }: Matrix, of: Int32Array): Matrix {
  const rows = new Float32Array(of.length * columns);
  of.forEach((from, row) => {
    rows.set(data.subarray(from * columns, (from + 1) * columns), row * columns);
  });
  return { data: rows, rows: of.length, columns };
}

/** NumPy's format, version 1.0: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html */
function npy({ data, rows, columns }: Matrix): Buffer {
  const header = `{'descr': '<f4', 'fortran_order': False, 'shape': (${rows}, ${columns}), }`;
  const length = Math.ceil((10 + header.length + 1) / 64) * 64 - 10;
  const start = Buffer.from([0x93, ...Buffer.from('NUMPY'), 1, 0, length & 0xff, length >> 8]);
  const text = Buffer.from(`${header.padEnd(length - 1)}\n`, 'latin1');
  return Buffer.concat([start, text, Buffer.from(data.buffer, data.byteOffset, data.byteLength)]);
}
