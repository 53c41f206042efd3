import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { t } from '@vscode/l10n';
import type { EngineClient } from '../client/client.ts';
import { decodeCaptions, encodeCaptions } from '../core/dataset/decode.ts';
import { initCaptions } from '../core/dataset/init.ts';
import { messageOf, Trouble } from '../core/errors.ts';
import { cliWords as say } from '../core/messages/cli.ts';
import { problemSentence } from '../core/messages/problems.ts';
import { tell, type Io } from './io.ts';
import type { InitOptions } from './options.ts';
import { writeOutputs } from './outputs.ts';

const UTF8 = { encoding: 'UTF-8', bom: false } as const;

/** Adds a row for each image that has none; writes only when there is one. */
export async function init(
  { dataset, captions }: InitOptions,
  engine: Pick<EngineClient, 'list'>,
  io: Io,
): Promise<number> {
  const folder = resolve(dataset);
  const file = resolve(captions ?? join(folder, 'captions.csv'));
  const files = await engine.list({ folder }, { signal: io.signal });
  const bytes = await readIfThere(file);
  const decoded = bytes && decodeCaptions(bytes);
  const { text, added, problems } = initCaptions(decoded?.text ?? null, files);
  const [problem] = problems;
  if (problem) throw new Trouble('captions-file-unusable', { file, reason: problemSentence(problem, t) });
  if (added.length === 0) {
    tell(io, bytes ? say.initNothing(file) : say.initNoImages(folder));
    return bytes ? 0 : 2;
  }
  await writeOutputs([{ path: file, pieces: [encodeCaptions(text, decoded ?? UTF8)] }], io.signal);
  tell(io, bytes ? say.initAdded(file, added.length) : say.initCreated(file, added.length));
  return 0;
}

async function readIfThere(file: string): Promise<Uint8Array | null> {
  return await readFile(file).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    const reason = messageOf(error);
    throw new Trouble('captions-file-unusable', { file, reason }, error);
  });
}
