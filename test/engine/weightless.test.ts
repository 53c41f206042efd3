import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { Session } from '../../src/engine/encoders/session.ts';
import { ModelFolder } from '../../src/engine/models/folder.ts';
import { bytesField, numberField } from '../../src/engine/models/onnx/wire.ts';
import { weightlessGraph } from '../../src/engine/models/onnx/weightless.ts';

const SIZE = 256;
const FLOAT = 1;
const weights = Float32Array.from({ length: SIZE * SIZE }, (_, i) => Math.sin(i));
const input = Float32Array.from({ length: SIZE }, (_, i) => Math.cos(i));

/** An odd length before the weights: no alignment is to be hoped for. */
function model(...rest: readonly Buffer[]): Buffer {
  const dims = [numberField(1, SIZE), numberField(1, SIZE)];
  const tensor = bytesField(5, ...dims, numberField(2, FLOAT), bytesField(8, 'w'), ...rest);
  const node = bytesField(1, bytesField(1, 'x'), bytesField(1, 'w'), bytesField(2, 'y'), bytesField(4, 'MatMul'));
  const graph = [node, bytesField(2, 'odd'), tensor, value(11, 'x'), value(12, 'y')];
  return Buffer.concat([numberField(1, 8), bytesField(7, ...graph), bytesField(8, numberField(2, 17))]);
}

function value(field: number, name: string): Buffer {
  const dimension = (size: number) => bytesField(1, numberField(1, size));
  const shape = bytesField(2, dimension(1), dimension(SIZE));
  return bytesField(field, bytesField(1, name), bytesField(2, bytesField(1, numberField(1, FLOAT), shape)));
}

const raw = bytesField(9, Buffer.from(weights.buffer));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'weightless-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function written(name: string, bytes: Uint8Array): Promise<string> {
  await writeFile(join(folder, name), bytes);
  return join(folder, name);
}

async function outputOf(graph: string, from: Pick<typeof Session, 'open'> = Session): Promise<Float32Array> {
  const session = await from.open({ folder: await ModelFolder.open('clip', folder), graph, output: { name: 'y' } }, 1);
  const { data } = await session.run({ x: input }, [1, SIZE]);
  await session.dispose();
  return data;
}

async function plainOutputOf(path: string): Promise<unknown> {
  const session = await InferenceSession.create(path);
  const { y } = await session.run({ x: new Tensor('float32', input, [1, SIZE]) });
  await session.release();
  return y?.data;
}

test('large weights stay in the file, and the numbers stay the same to the bit', async () => {
  const path = await written('model.onnx', model(raw));
  expect(weightlessGraph(path)?.length).toBeLessThan(400);
  expect(await outputOf('model.onnx')).toEqual(await plainOutputOf(path));
});

test('weights are found beside the target of a link, as the cache of the Hub has it', async () => {
  const path = await written('blob', model(raw));
  await symlink(path, join(folder, 'linked.onnx'));
  expect(await outputOf('linked.onnx')).toEqual(await plainOutputOf(path));
});

test('a model that keeps its weights in another file is left to onnxruntime', async () => {
  await written('outside.bin', Buffer.from(weights.buffer));
  const path = await written(
    'outside.onnx',
    model(bytesField(13, bytesField(1, 'location'), bytesField(2, 'outside.bin')), numberField(14, 1)),
  );
  expect(weightlessGraph(path)).toBeNull();
  expect(await outputOf('outside.onnx')).toEqual(await plainOutputOf(path));
});

describe('weights in another file, both linked as the cache of the Hub has it', () => {
  const pointing = (location: string) =>
    model(bytesField(13, bytesField(1, 'location'), bytesField(2, location)), numberField(14, 1));

  /** The graph and its weights under hashes, and links under their names; gives the numbers of both whole in one file. */
  async function linked(data: string): Promise<unknown> {
    await mkdir(join(folder, 'blobs'), { recursive: true });
    await mkdir(join(folder, 'snapshot'), { recursive: true });
    for (const [hash, name, bytes] of [
      [`graph-${data}`, `${data}.onnx`, pointing(data)],
      [`weights-${data}`, data, Buffer.from(weights.buffer)],
    ] as const) {
      await written(`blobs/${hash}`, bytes);
      await symlink(join('..', 'blobs', hash), join(folder, 'snapshot', name));
    }
    return plainOutputOf(await written('whole.onnx', model(raw)));
  }

  test('are loaded', async () => {
    const expected = await linked('model.onnx_data');
    expect(await outputOf('snapshot/model.onnx_data.onnx')).toEqual(expected);
  });

  test('are loaded in WebAssembly, whatever their name', async () => {
    const expected = Array.from((await linked('weights.bin')) as Float32Array);
    vi.resetModules();
    vi.doMock('onnxruntime-node', () => {
      throw new Error('not on this platform');
    });
    const { Session: Other } = await import('../../src/engine/encoders/session.ts');
    const given = Array.from(await outputOf('snapshot/weights.bin.onnx', Other));
    vi.doUnmock('onnxruntime-node');
    expect(given).toHaveLength(SIZE);
    given.forEach((number, i) => {
      expect(number).toBeCloseTo(expected[i] ?? NaN, 4);
    });
  });
});

test.each([
  ['a file that ends early', async (path: string) => truncate(path, 100_000)],
  ['what is no model', async (path: string) => writeFile(path, 'not protobuf at all')],
])('%s is reported by onnxruntime', async (_, spoil) => {
  const path = await written('bad.onnx', model(raw));
  await spoil(path);
  expect(weightlessGraph(path)).toBeNull();
  await expect(outputOf('bad.onnx')).rejects.toMatchObject({ code: 'model-unusable' });
});
