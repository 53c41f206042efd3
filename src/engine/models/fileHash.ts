import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, statSync } from 'node:fs';
import { Worker } from 'node:worker_threads';

/** Where a thread of its own is worth its start of 20 ms. */
const LARGE = 1 << 24;

/** As text, so that it runs from sources and from the bundle alike. */
const HASH_FILE = `
const { createHash } = require('node:crypto');
const { openSync, readSync } = require('node:fs');
const { parentPort, workerData } = require('node:worker_threads');
const hash = createHash('sha256');
const bytes = Buffer.allocUnsafe(1 << 20);
const file = openSync(workerData);
for (let read = readSync(file, bytes); read > 0; read = readSync(file, bytes)) hash.update(bytes.subarray(0, read));
parentPort.postMessage(hash.digest('hex'));
`;

/** SHA-256 of a file. A large one is read beside this thread, which may load it meanwhile. */
export async function hashFile(path: string): Promise<string> {
  if (statSync(path).size >= LARGE) return hashBeside(path);
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** `once` rejects with what the thread throws. */
async function hashBeside(path: string): Promise<string> {
  const [sha256] = (await once(new Worker(HASH_FILE, { eval: true, workerData: path }), 'message')) as [string];
  return sha256;
}
