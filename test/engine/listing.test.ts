import { rmSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LogLine } from '../../src/contract/engine.ts';
import { listFolder } from '../../src/engine/dataset/listing.ts';
import { TestFolder } from './corpus/folder.ts';

let folder: TestFolder;
beforeEach(async () => {
  folder = await TestFolder.with({ 'a/1.png': '', 'b/2.png': '', 'b/deep/3.png': '', '4.png': '' });
});
afterEach(() => folder[Symbol.asyncDispose]());

/** The listing, and what is logged; `onFolder` is called before each folder is read. */
async function listed(onFolder: (turn: number) => void) {
  const lines: LogLine[] = [];
  let turn = 0;
  const files = await listFolder(folder.path('dataset'), {
    signal: new AbortController().signal,
    throwIfCancelled: () => {
      onFolder((turn += 1));
    },
    progress: () => undefined,
    log: (line) => lines.push(line),
  });
  return { paths: files.map(({ path }) => path).sort(), lines };
}

test('a folder that cannot be read is told, and the others are listed', async () => {
  const { paths, lines } = await listed((turn) => {
    if (turn === 2) rmSync(folder.path('dataset', 'a'), { recursive: true });
  });
  expect(paths).toEqual(['4.png', 'b/2.png', 'b/deep/3.png']);
  expect(lines).toMatchObject([{ level: 'warning', text: expect.stringMatching(/^a\/ is left out/) as string }]);
});

test('where the dataset folder itself cannot be read there is nothing to list', async () => {
  const all = () => {
    rmSync(folder.path('dataset'), { recursive: true, force: true });
  };
  await expect(listed(all)).rejects.toThrow('ENOENT');
});

test('a cancellation ends the listing', async () => {
  const cancel = (turn: number) => {
    if (turn === 3) throw new Error('cancelled');
  };
  await expect(listed(cancel)).rejects.toThrow('cancelled');
});
