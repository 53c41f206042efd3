import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cropImage } from '../../src/core/pixels/crop.ts';
import { readPreprocessing } from '../../src/core/pixels/preprocessing.ts';
import type { RgbImage } from '../../src/core/pipelines/types.ts';
import { decodeImage } from '../../src/engine/decode/decode.ts';

const set = join(import.meta.dirname, '../../../shared/reference/set0');
const models = { clip: 'clip', resnet: 'resnet', convnext: 'resnet-convnext' };

interface Expected {
  readonly rows: readonly { readonly category: string; readonly filename: string }[];
}

async function json(path: string): Promise<unknown> {
  return JSON.parse(await readFile(join(set, path), 'utf8')) as unknown;
}

async function decoded(path: string): Promise<RgbImage> {
  const result = await decodeImage(await readFile(join(set, path)), { upright: false });
  if (!result.ok) throw new Error(result.code);
  return result.image;
}

describe.skipIf(!existsSync(set))('the crops of the reference set', () => {
  it.each(Object.entries(models))('are equal to the byte for %s', async (name, model) => {
    const { rows } = (await json('expected.json')) as Expected;
    const config = (await json(`models/${model}/preprocessor_config.json`)) as Record<string, unknown>;
    const preprocessing = readPreprocessing(config, { role: name, folder: model });
    expect(rows).toHaveLength(13);
    for (const [i, { category, filename }] of rows.entries()) {
      const crop = cropImage(await decoded(`dataset/${category}/${filename}`), preprocessing);
      const expected = await decoded(`pixels/${String(i).padStart(2, '0')}.${name}.png`);
      expect(Buffer.compare(crop.data, expected.data), filename).toBe(0);
    }
  });
});
