import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Response } from 'undici';
import { Trouble } from '../../core/errors.ts';
import { attempt, Passing } from './attempts.ts';
import { holds } from './blobs.ts';
import { sizeOf } from './cache.ts';
import type { ListedFile } from './listing.ts';
import { broken, type Answer, type HubNetwork } from './network.ts';
import { RANGE_REFUSED, type Asked } from './refusals.ts';

/** A try that brought so much was no failure of the way. */
const WORTH_IT = 1 << 20;

export interface Download extends ListedFile {
  readonly url: string;
  readonly asked: Asked & { readonly file: string };
  /** Places of the blob in the cache. */
  readonly path: string;
  readonly partial: string;
  /** Called with the bytes of it that are on disk. */
  readonly onBytes: (onDisk: number) => void;
}

/**
 * Brings a blob into the cache, whole and checked, going on where an earlier try ended, while its lock is held. False
 * where it was there. Throws `Trouble`, and errors of the file system.
 */
export async function download(file: Download, network: HubNetwork, signal: AbortSignal): Promise<boolean> {
  if ((await sizeOf(file.path)) === file.bytes) return false;
  await mkdir(dirname(file.path), { recursive: true });
  await new Fetching(file, network, signal).run();
  return true;
}

/** The tries for one file, while its lock is held. */
class Fetching {
  readonly #file: Download;
  readonly #network: HubNetwork;
  readonly #signal: AbortSignal;
  readonly #host: string;
  /** Of the last answer, where it names one state of the file. */
  #etag: string | null = null;
  /** The most bytes that were ever on disk when a try failed: a server that knows no ranges sends the same ones again. */
  #farthest = 0;

  constructor(file: Download, network: HubNetwork, signal: AbortSignal) {
    this.#file = file;
    this.#network = network;
    this.#signal = signal;
    this.#host = new URL(file.url).host;
  }

  async run(): Promise<void> {
    this.#farthest = await this.#onDisk();
    const patience = { signal: this.#signal, pauses: this.#network.pauses };
    await attempt(
      () => this.#once(),
      patience,
      () => this.#advanced(),
    );
  }

  async #advanced(): Promise<boolean> {
    const before = this.#farthest;
    this.#farthest = Math.max(before, await this.#onDisk());
    return this.#farthest - before >= WORTH_IT;
  }

  async #onDisk(): Promise<number> {
    return (await sizeOf(this.#file.partial)) ?? 0;
  }

  async #once(): Promise<void> {
    const { partial, path, bytes } = this.#file;
    try {
      const start = await this.#onDisk();
      if (start !== bytes || bytes === 0) await this.#receive(start < bytes ? start : 0);
      if (!(await holds(partial, this.#file.hash))) throw this.#wrong();
      await rename(partial, path);
    } catch (error) {
      if (error instanceof Passing && isOfWhatIsKept(error.trouble)) await this.#startAnew();
      throw error;
    }
  }

  /** What is wrong is not gone on with. */
  async #startAnew(): Promise<void> {
    this.#etag = null;
    await rm(this.#file.partial, { force: true });
  }

  async #receive(start: number): Promise<void> {
    const answer = await this.#network.get(this.#file.url, this.#file.asked, this.#headers(start), this.#signal);
    const { response } = answer;
    if (!this.#agrees(answer)) {
      await response.body?.cancel();
      throw this.#wrong();
    }
    this.#etag = strongTag(response);
    await this.#write(response, response.status === 206 ? start : 0);
  }

  #headers(start: number): Record<string, string> {
    const identity = { 'accept-encoding': 'identity' };
    if (start === 0) return identity;
    return { ...identity, range: `bytes=${start}-`, ...(this.#etag !== null && { 'if-range': this.#etag }) };
  }

  /** Whether size and hash, where the Hub states them, are those that it listed; the `etag` of a CDN is its own. */
  #agrees({ response, hops }: Answer): boolean {
    const { bytes, hash } = this.#file;
    const all = [...hops, response.headers];
    const sizes = [...all.map((headers) => headers.get('x-linked-size')), lengthOf(response)];
    const tags = all.map((headers) => hashIn(headers.get('x-linked-etag')));
    const ofKind = tags.filter((tag) => tag.length === hash.hex.length);
    return sizes.every((size) => size === null || Number(size) === bytes) && ofKind.every((tag) => tag === hash.hex);
  }

  async #write(response: Response, start: number): Promise<void> {
    const { partial, bytes, onBytes } = this.#file;
    const handle = await open(partial, start > 0 ? 'a' : 'w');
    let size = start;
    try {
      for await (const chunk of this.#chunks(response)) {
        size += chunk.length;
        if (size > bytes) throw this.#wrong();
        await handle.appendFile(chunk);
        onBytes(size);
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (size < bytes) throw broken(new Error('the connection ended early'), this.#host);
  }

  async *#chunks(response: Response): AsyncGenerator<Uint8Array> {
    const body: AsyncIterable<Uint8Array> | null = response.body;
    try {
      yield* body ?? [];
    } catch (error) {
      throw broken(error, this.#host);
    }
  }

  #wrong(): Passing {
    const { model, file } = this.#file.asked;
    return new Passing(new Trouble('hub-file-wrong', { model, file }));
  }
}

/** Whether it is the kept piece that another try must not go on with. */
const isOfWhatIsKept = ({ code, args }: Trouble): boolean =>
  code === 'hub-file-wrong' || (code === 'hub-failed' && args['status'] === RANGE_REFUSED);

/** Bytes of the whole file, as the answer states them; null where it does not. */
function lengthOf({ status, headers }: Response): string | null {
  if (headers.has('content-encoding')) return null;
  if (status !== 206) return headers.get('content-length');
  return /\/(\d+)$/.exec(headers.get('content-range') ?? '')?.[1] ?? null;
}

/** `W/"abc"` and `"abc"` are both `abc`. */
const hashIn = (tag: string | null): string => (tag ?? '').replace(/^W\//, '').replaceAll('"', '');

function strongTag({ headers }: Response): string | null {
  const tag = headers.get('etag');
  return tag?.startsWith('"') ? tag : null;
}
