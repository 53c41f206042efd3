import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { repository, type HubFile, type Repository } from './repository.ts';

/** A request as the server saw it. */
export interface Seen {
  readonly host: 'hub' | 'cdn';
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
}

/** What a server may do wrong. Numbers are bytes of the body. */
export type Misdeed =
  | { readonly kind: 'status'; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  | { readonly kind: 'body'; readonly text: string }
  | { readonly kind: 'redirect'; readonly to: string }
  /** Closes the connection in the middle. */
  | { readonly kind: 'cut'; readonly after: number }
  /** Says nothing more. */
  | { readonly kind: 'stall'; readonly after: number }
  | { readonly kind: 'slow'; readonly piece: number; readonly pause: number }
  /** After the first piece the rest comes when this has settled. */
  | { readonly kind: 'held'; readonly until: Promise<unknown> }
  /** States no length, and ends in good order after so many. */
  | { readonly kind: 'chunked'; readonly after?: number }
  | { readonly kind: 'length'; readonly stated: number }
  /** Other bytes of the same number. */
  | { readonly kind: 'content' }
  /** Without a length, more than there should be. */
  | { readonly kind: 'longer' }
  /** Sends all of it, whatever was asked for; with `after` it closes the connection in the middle. */
  | { readonly kind: 'no-ranges'; readonly after?: number }
  /** States another size or hash on the way to the file. */
  | { readonly kind: 'linked'; readonly size?: number; readonly etag?: string };

/** What to do with a request; null does as the Hub does. */
export type Behaviour = (seen: Seen) => Misdeed | null;

/** Folders by model and revision. */
export type Models = Readonly<Record<string, Readonly<Record<string, string>>>>;

export interface HubOptions {
  readonly models: Models;
  readonly licence?: string;
  /** Speaks HTTPS with these. */
  readonly tls?: { readonly key: Buffer; readonly cert: Buffer };
  /** Files of a page of the listing. */
  readonly page?: number;
}

/** The Hub's routes on loopback: models, listing by pages, files by redirects, large ones to another host. */
export class HubServer implements AsyncDisposable {
  readonly seen: Seen[] = [];
  misdeed: Behaviour = () => null;
  readonly #options: HubOptions;
  readonly #revisions = new Map<string, Repository>();
  readonly #hub: Server;
  readonly #cdn: Server;

  private constructor(options: HubOptions) {
    this.#options = options;
    this.#hub = this.#server('hub');
    this.#cdn = this.#server('cdn');
  }

  #server(host: Seen['host']): Server {
    const { tls } = this.#options;
    const answer = (request: IncomingMessage, response: ServerResponse) => {
      this.#answer(host, request, response);
    };
    return tls ? createTlsServer(tls, answer) : createServer(answer);
  }

  static async start(options: HubOptions, port = 0): Promise<HubServer> {
    const server = new HubServer(options);
    for (const [name, revisions] of Object.entries(options.models))
      for (const [revision, folder] of Object.entries(revisions)) await server.publish(name, revision, folder);
    await once(server.#hub.listen(port, '127.0.0.1'), 'listening');
    await once(server.#cdn.listen(0, '127.0.0.1'), 'listening');
    return server;
  }

  /** Puts a folder under a revision; what was there before stays under its commit. */
  async publish(name: string, revision: string, folder: string): Promise<Repository> {
    const published = await repository(name, folder);
    for (const known of [revision, published.commit]) this.#revisions.set(`${name}@${known}`, published);
    return published;
  }

  get url(): string {
    return this.#address(this.#hub);
  }

  get cdn(): string {
    return this.#address(this.#cdn);
  }

  #address(server: Server): string {
    return `http${this.#options.tls ? 's' : ''}://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  repository(name: string, revision = 'main'): Repository {
    const found = this.#revisions.get(`${name}@${revision}`);
    if (!found) throw new Error(`${name}@${revision} is not served`);
    return found;
  }

  file(name: string, path: string, revision = 'main'): HubFile {
    const found = this.repository(name, revision).files.find((file) => file.path === path);
    if (!found) throw new Error(`${name} has no ${path}`);
    return found;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const server of [this.#hub, this.#cdn]) {
      server.closeAllConnections();
      server.close();
    }
    await Promise.resolve();
  }

  #answer(host: Seen['host'], request: IncomingMessage, response: ServerResponse): void {
    const { method = 'GET', url = '/', headers } = request;
    const seen: Seen = { host, method, path: url, headers };
    this.seen.push(seen);
    const misdeed = this.misdeed(seen);
    const path = decodeURI(url);
    if (misdeed?.kind === 'status') finish(response, misdeed.status, misdeed.headers);
    else if (misdeed?.kind === 'body') response.end(misdeed.text);
    else if (misdeed?.kind === 'redirect') finish(response, 302, { location: misdeed.to });
    else if (host === 'cdn') this.#large(path, request, response, misdeed);
    else if (path.startsWith('/api/models/')) this.#api(path, response, misdeed);
    else this.#resolve(path, request, response, misdeed);
  }

  #api(path: string, response: ServerResponse, misdeed: Misdeed | null): void {
    const [, name = '', kind, revision = ''] =
      /^\/api\/models\/([^/]+\/[^/]+)\/(revision|tree)\/([^?]+)/.exec(path) ?? [];
    const found = this.#find(name, decodeURIComponent(revision), response);
    if (found) json(response, kind === 'revision' ? this.#info(found) : this.#tree(found, path, response), misdeed);
  }

  #info({ name, commit }: Repository) {
    const cardData = { license: this.#options.licence ?? 'mit' };
    const counts = { likes: 1, downloads: 2, lastModified: '2026-01-01T00:00:00.000Z' };
    return { _id: 'x', id: name, sha: commit, private: false, gated: false, cardData, ...counts };
  }

  /** A page of it, and in `Link` the address of the next one. */
  #tree({ files }: Repository, path: string, response: ServerResponse) {
    const { page = 4 } = this.#options;
    const query = new URL(path, this.url);
    const start = Number(query.searchParams.get('cursor') ?? 0);
    query.searchParams.set('cursor', String(start + page));
    if (start + page < files.length) response.setHeader('link', `<${query.href}>; rel="next"`);
    return files.slice(start, start + page).map(({ path: name, bytes, oid, lfs }) => ({
      ...{ type: 'file', path: name, size: bytes, oid },
      ...(lfs !== null && { lfs: { oid: lfs, size: bytes, pointerSize: 130 } }),
    }));
  }

  /** Small files come by a redirect on the same host, large ones from another. */
  #resolve(path: string, request: IncomingMessage, response: ServerResponse, misdeed: Misdeed | null): void {
    const [, name = '', revision = '', file = ''] =
      /^\/(?:api\/resolve-cache\/models\/)?([^/]+\/[^/]+)\/resolve\/([^/]+)\/(.+)$/.exec(path) ?? [];
    const repository = this.#find(name, decodeURIComponent(revision), response);
    if (!repository) return;
    const found = repository.files.find((one) => one.path === file);
    if (!found) {
      finish(response, 404, { 'x-error-code': 'EntryNotFound' });
      return;
    }
    const { size, etag } = misdeed?.kind === 'linked' ? misdeed : {};
    response.setHeader('x-repo-commit', repository.commit);
    response.setHeader('x-linked-size', String(size ?? found.bytes));
    response.setHeader('x-linked-etag', `"${etag ?? found.lfs ?? found.oid}"`);
    if (found.lfs !== null) {
      finish(response, 302, { location: `${this.cdn}/${found.lfs}/${found.path}?signed=secret` });
      return;
    }
    if (!path.startsWith('/api/')) {
      finish(response, 307, { location: `/api/resolve-cache/models${path}` });
      return;
    }
    void sendFile(found, `"${found.oid}"`, request, response, misdeed);
  }

  #large(path: string, request: IncomingMessage, response: ServerResponse, misdeed: Misdeed | null): void {
    const found = [...this.#revisions.values()]
      .flatMap(({ files }) => files)
      .find((file) => path === `/${file.lfs ?? ''}/${file.path}?signed=secret`);
    if (found) void sendFile(found, cdnTag(found), request, response, misdeed);
    else finish(response, 404);
  }

  /** As the Hub does, 401 for a model that is not there. */
  #find(name: string, revision: string, response: ServerResponse): Repository | null {
    const found = this.#revisions.get(`${name}@${revision}`);
    if (found) return found;
    const isKnown = name in this.#options.models;
    finish(response, isKnown ? 404 : 401, { 'x-error-code': isKnown ? 'RevisionNotFound' : 'RepoNotFound' });
    return null;
  }
}

/** As a CDN over Xet storage has it: of the form of a SHA-256, and another hash than the one that the Hub states. */
export const cdnTag = ({ oid }: HubFile): string => `"${createHash('sha256').update(oid).digest('hex')}"`;

function finish(response: ServerResponse, status: number, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(status, headers).end();
}

function json(response: ServerResponse, value: unknown, misdeed: Misdeed | null): void {
  const text = JSON.stringify(value);
  response.setHeader('content-type', 'application/json').setHeader('content-length', Buffer.byteLength(text));
  void sendBody([Buffer.from(text)], response, misdeed);
}

async function sendFile(
  { place, bytes }: HubFile,
  etag: string,
  { method, headers }: IncomingMessage,
  response: ServerResponse,
  misdeed: Misdeed | null,
): Promise<void> {
  const range = misdeed?.kind === 'no-ranges' ? null : rangeIn(headers, etag);
  const [start, end] = [range?.start ?? 0, Math.min(range?.end ?? Infinity, bytes - 1)];
  if (range && start >= bytes) {
    finish(response, 416, { 'content-range': `bytes */${bytes}` });
    return;
  }
  response.statusCode = range ? 206 : 200;
  response.setHeader('etag', etag);
  if (range) response.setHeader('content-range', `bytes ${start}-${end}/${bytes}`);
  const unstated = misdeed?.kind === 'chunked' || misdeed?.kind === 'longer';
  const stated = misdeed?.kind === 'length' ? misdeed.stated : end + 1 - start;
  if (!unstated) response.setHeader('content-length', String(stated));
  if (method === 'HEAD') return void response.end();
  await sendBody(bytes === 0 ? [] : createReadStream(place, { start, end }), response, misdeed);
}

/** Null where the whole file is asked for; both ends count. */
function rangeIn(headers: IncomingMessage['headers'], etag: string): { start: number; end: number } | null {
  const condition = headers['if-range'];
  const isSame = condition === undefined || condition === etag;
  const [, start, end] = (isSame && /^bytes=(\d+)-(\d*)$/.exec(headers.range ?? '')) || [];
  return start === undefined ? null : { start: Number(start), end: end ? Number(end) : Infinity };
}

async function sendBody(
  chunks: Iterable<unknown> | AsyncIterable<unknown>,
  response: ServerResponse,
  misdeed: Misdeed | null,
) {
  let left = (misdeed && 'after' in misdeed ? misdeed.after : undefined) ?? Infinity;
  response.flushHeaders();
  let sent = 0;
  for await (const chunk of chunks) {
    for (const piece of piecesOf(chunk as Buffer, misdeed)) {
      if (misdeed?.kind === 'held' && sent > 0) await misdeed.until;
      if (response.destroyed) return;
      sent += piece.length;
      await written(response, misdeed?.kind === 'content' ? piece.map((byte) => byte ^ 1) : piece.subarray(0, left));
      left -= piece.length;
      if (left <= 0) {
        stop(response, misdeed);
        return;
      }
      if (misdeed?.kind === 'slow') await delay(misdeed.pause);
    }
  }
  if (misdeed?.kind === 'longer') await written(response, Buffer.from('and more'));
  response.end();
}

function piecesOf(chunk: Buffer, misdeed: Misdeed | null): Buffer[] {
  if (misdeed?.kind !== 'slow') return [chunk];
  const { piece } = misdeed;
  const count = Math.ceil(chunk.length / piece);
  return Array.from({ length: count }, (_, i) => chunk.subarray(i * piece, (i + 1) * piece));
}

const written = (response: ServerResponse, bytes: Uint8Array) =>
  new Promise<void>((resolve) => {
    response.write(bytes, () => {
      resolve();
    });
  });

/** After the bytes that were to come. */
function stop(response: ServerResponse, misdeed: Misdeed | null): void {
  if (misdeed?.kind === 'cut' || misdeed?.kind === 'no-ranges') response.destroy();
  else if (misdeed?.kind === 'chunked') response.end();
}
