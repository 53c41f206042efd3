import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cropImage, toTensor } from '../../../src/core/pixels/crop.ts';
import { readPreprocessing } from '../../../src/core/pixels/preprocessing.ts';
import type { Precision } from '../../../src/core/pipelines/types.ts';
import { decodeImage } from '../../../src/engine/decode/decode.ts';
import { openImageModel, type ImageModel } from '../../../src/engine/models/imageModel.ts';
import { openTextModel, type TextModel } from '../../../src/engine/models/textModel.ts';

export interface Row {
  readonly filename: string;
  readonly category: string;
  readonly caption: string;
}

type Vectors = readonly (readonly number[])[];

/** `expected.json` of a reference set, as far as the encoders go. */
export interface Expected {
  readonly rows: readonly Row[];
  readonly clip: { readonly token_ids: Vectors; readonly image_embeds: Vectors; readonly text_embeds: Vectors };
  readonly preclip: { readonly token_ids: Vectors; readonly image_features: Vectors; readonly text_embeds: Vectors };
}

/** A dataset, models, and what Python makes of them. */
export class ReferenceSet {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  static readonly tiny = new ReferenceSet(fileURLToPath(new URL('../../fixtures/tiny', import.meta.url)));
  static readonly shared = new ReferenceSet(
    fileURLToPath(new URL('../../../../shared/reference/set0', import.meta.url)),
  );

  get expected(): Expected {
    return JSON.parse(readFileSync(join(this.path, 'expected.json'), 'utf8')) as Expected;
  }

  images(role: 'clip' | 'image-encoder', precision: Precision = 'fp32'): Promise<ImageModel> {
    return openImageModel(role, join(this.path, 'models', role === 'clip' ? 'clip' : 'resnet'), precision);
  }

  texts(role: 'clip' | 'text-encoder', precision: Precision = 'fp32'): Promise<TextModel> {
    return openTextModel(role, join(this.path, 'models', role === 'clip' ? 'clip' : 'distiluse'), precision);
  }

  /** The images of all rows as the model takes them: [rows, 3, height, width]. */
  async pixels(model: ImageModel) {
    const { folder } = model;
    const preprocessing = readPreprocessing(model.preprocessing, { role: folder.role, folder: folder.path });
    const size = { width: preprocessing.cropWidth, height: preprocessing.cropHeight };
    const { rows } = this.expected;
    const perImage = 3 * size.width * size.height;
    const pixels = new Float32Array(rows.length * perImage);
    for (const [index, { category, filename }] of rows.entries()) {
      const decoded = await decodeImage(await readFile(join(this.path, 'dataset', category, filename)), {
        upright: false,
      });
      if (!decoded.ok) throw new Error(`${filename}: ${decoded.code}`);
      toTensor(cropImage(decoded.image, preprocessing), preprocessing, pixels, index * perImage);
    }
    return { pixels, size, perImage, count: rows.length };
  }
}

/** Largest difference of two vectors' components. */
export function distance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) return Infinity;
  return Array.from(a, (value, i) => Math.abs(value - (b[i] ?? NaN))).reduce((x, y) => Math.max(x, y), 0);
}
