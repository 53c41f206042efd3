import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readHeader } from '../../src/engine/models/onnx/header.ts';
import { bytesField, numberField } from '../../src/engine/models/onnx/wire.ts';
import { graphBytes, ids, pixels } from './support/graphs.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'header-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function headerOf(bytes: Uint8Array) {
  const path = join(folder, 'model.onnx');
  await writeFile(path, bytes);
  return readHeader(path);
}

/** Of a type (2 is uint8, 3 int8) with so many values. */
const weights = (name: string, type: number, ...dims: readonly Buffer[]) =>
  bytesField(5, ...dims, numberField(2, type), bytesField(8, name));
const graph = (...parts: readonly Buffer[]) => bytesField(7, ...parts);
const input = (name: string) => bytesField(11, bytesField(1, name));
const one = (size: number) => numberField(1, size);
const packed = (...sizes: readonly number[]) => bytesField(1, Uint8Array.from(sizes));

describe('the header of a graph', () => {
  test('has names, types and shapes of what goes in and out', async () => {
    const outputs = [{ name: 'image_embeds', shape: ['n', 512] }];
    expect(await headerOf(graphBytes({ inputs: [pixels, ids], outputs }))).toEqual({
      inputs: [
        { name: 'pixel_values', type: 'float32', shape: [null, 3, 64, 64] },
        { name: 'input_ids', type: 'int64', shape: [null, null] },
      ],
      outputs: [{ name: 'image_embeds', type: 'float32', shape: [null, 512] }],
      beside: [],
      int8: null,
    });
  });

  test('leaves out inputs that are weights', async () => {
    const { inputs } = await headerOf(graph(weights('w', 1, one(4)), input('w'), input('x')));
    expect(inputs).toEqual([{ name: 'x', type: 'other', shape: null }]);
  });

  test('takes a length of -1 for any length', async () => {
    const minusOne = Buffer.concat([Buffer.of(8), Buffer.alloc(9, 0xff), Buffer.of(1)]);
    const shape = bytesField(2, bytesField(1, minusOne), bytesField(1, numberField(1, 512)));
    const output = bytesField(12, bytesField(1, 'y'), bytesField(2, bytesField(1, numberField(1, 1), shape)));
    expect((await headerOf(graph(output))).outputs[0]?.shape).toEqual([null, 512]);
  });

  test.each([
    { sign: 'signed', tensors: [weights('a', 3, one(100), one(10)), weights('zero', 2, one(2))] },
    { sign: 'unsigned', tensors: [weights('a', 2, packed(100, 10)), weights('b', 3, packed(9, 9))] },
    { sign: null, tensors: [weights('scale', 1, one(10)), weights('point', 2, one(1))] },
  ])('tells whether 8-bit weights are signed by most of them: $sign', async ({ sign, tensors }) => {
    expect((await headerOf(graph(...tensors))).int8).toBe(sign);
  });

  test('names files with weights once each', async () => {
    const { beside } = await headerOf(graphBytes({ inputs: [pixels], outputs: [], beside: 'weights.bin' }));
    expect(beside).toEqual(['weights.bin']);
  });

  test('is missed with advice where Git LFS left its pointer', async () => {
    const pointer = Buffer.from('version https://git-lfs.github.com/spec/v1\noid sha256:0123\nsize 352000000\n');
    await expect(headerOf(pointer)).rejects.toThrow('git lfs pull');
  });

  test.each([
    ['an empty file', Buffer.alloc(0)],
    ['text', Buffer.from('# A model')],
    ['a file that is cut short', graphBytes({ inputs: [pixels], outputs: [] }).subarray(0, 20)],
  ])('is not found in %s', async (_, bytes) => {
    await expect(headerOf(bytes)).rejects.toThrow(RangeError);
  });
});
