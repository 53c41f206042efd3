import type { Dispatcher, Response as Received } from 'undici';
import type { Network } from '../../contract/engine.ts';
import { messageOf, Trouble } from '../../core/errors.ts';
import { client, isProxyUsable, openDispatcher } from '../dispatcher.ts';
import { codeOf } from '../errors.ts';
import { attempt, Passing, PAUSES } from './attempts.ts';
import { refusal, type Asked, type Sender } from './refusals.ts';
import type { HubSettings, HubToken } from './settings.ts';

const MOST_REDIRECTS = 8;
const MOST_TEXT = 16 << 20;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** An answer, and what the Hub said of the file on the way to it. */
export interface Answer {
  readonly response: Received;
  /** The headers of all hops but the last. */
  readonly hops: readonly Received['headers'][];
}

export interface ShortAnswer {
  readonly text: string;
  readonly headers: Received['headers'];
}

export interface NetworkOptions extends Pick<HubSettings, 'endpoint' | 'token' | 'patience'> {
  readonly network: Network;
  readonly signal: AbortSignal;
  readonly pauses?: readonly number[];
}

/** Requests to the Hub and to where it redirects: through proxies, with the system's certificates. */
export class HubNetwork implements AsyncDisposable {
  readonly endpoint: string;
  readonly signal: AbortSignal;
  readonly pauses: readonly number[];
  readonly #origin: string;
  readonly #token: HubToken | null;
  readonly #dispatcher: Dispatcher;

  private constructor(options: NetworkOptions, origin: string, dispatcher: Dispatcher) {
    this.endpoint = options.endpoint;
    this.signal = options.signal;
    this.pauses = options.pauses ?? PAUSES;
    this.#token = options.token;
    this.#origin = origin;
    this.#dispatcher = dispatcher;
  }

  /** Throws `hub-unreachable` where an address is none. */
  static async open(options: NetworkOptions): Promise<HubNetwork> {
    const endpoint = URL.parse(options.endpoint);
    if (!endpoint || !/^https?:$/.test(endpoint.protocol)) throw noAddress(options.endpoint);
    const { network, patience } = options;
    if (!isProxyUsable(network)) throw noAddress('proxy');
    const dispatcher = await openDispatcher(network, { connecting: patience, silent: patience });
    return new HubNetwork(options, endpoint.origin, dispatcher);
  }

  /** One request, redirects followed. Throws `Passing` or `Trouble` for any answer but a success. */
  async get(
    url: string,
    asked: Asked,
    headers: Readonly<Record<string, string>> = {},
    signal = this.signal,
  ): Promise<Answer> {
    const hops: Received['headers'][] = [];
    for (let next = new URL(url); hops.length < MOST_REDIRECTS;) {
      const response = await this.#send(next, headers, signal);
      const target = REDIRECTS.has(response.status) ? response.headers.get('location') : null;
      if (target === null) {
        if (response.ok) return { response, hops };
        await response.body?.cancel();
        throw refusal(response, asked, this.#senderOf(next));
      }
      await response.body?.cancel();
      hops.push(response.headers);
      next = redirected(next, target);
    }
    throw new Trouble('hub-answer-unusable', { host: new URL(url).host, reason: 'too many redirects' });
  }

  /** For `@huggingface/hub`: as `text`. */
  fetching(asked: Asked): typeof fetch {
    const ask = async (url: string) => {
      const { text, headers } = await this.text(url, asked, { accept: 'application/json' });
      return new Response(text, { headers: [...headers] });
    };
    return ask as typeof fetch;
  }

  /** A listing or a small file, whole; tried again also where it is cut. Throws `Trouble` for any answer but a success. */
  text(url: string, asked: Asked, headers: Readonly<Record<string, string>> = {}): Promise<ShortAnswer> {
    return attempt(async () => {
      const { response } = await this.get(url, asked, headers);
      return { text: await textOf(response, new URL(url).host), headers: response.headers };
    }, this);
  }

  #senderOf({ host, origin }: URL): Sender {
    return origin === this.#origin ? { kind: 'hub', host, token: this.#token } : { kind: 'other', host };
  }

  /** The token goes to the Hub alone: no other host, port or scheme learns it. */
  async #send(url: URL, headers: Readonly<Record<string, string>>, signal: AbortSignal): Promise<Received> {
    const { fetch } = await client();
    const sender = this.#senderOf(url);
    const token = sender.kind === 'hub' ? sender.token : null;
    return fetch(url, {
      headers: { ...headers, ...(token && { authorization: `Bearer ${token.secret}` }) },
      redirect: 'manual',
      dispatcher: this.#dispatcher,
      signal,
    }).catch((error: unknown) => {
      throw signal.aborted ? new Trouble('cancelled', {}, error) : broken(error, url.host);
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#dispatcher.destroy();
  }
}

async function textOf(response: Received, host: string): Promise<string> {
  const pieces = await piecesOf(response).catch((error: unknown) => {
    throw broken(error, host);
  });
  if (pieces) return Buffer.concat(pieces).toString('utf8');
  throw new Trouble('hub-answer-unusable', { host, reason: `more than ${MOST_TEXT >> 20} MiB of text` });
}

/** Null where they are more than any listing has. */
async function piecesOf({ body }: Received): Promise<Uint8Array[] | null> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  const chunks: AsyncIterable<Uint8Array> | null = body;
  for await (const chunk of chunks ?? []) {
    bytes += chunk.length;
    if (bytes > MOST_TEXT) return null;
    pieces.push(chunk);
  }
  return pieces;
}

function noAddress(host: string): Trouble {
  return new Trouble('hub-unreachable', { host, reason: 'not an address of the form https://host' });
}

function redirected(from: URL, target: string): URL {
  const to = URL.parse(target, from.href);
  const weaker = from.protocol === 'https:' && to?.protocol !== 'https:';
  if (to && /^https?:$/.test(to.protocol) && !weaker) return to;
  throw new Trouble('hub-answer-unusable', { host: from.host, reason: 'a redirect to an address that is not safe' });
}

/** What went wrong on the way. Certificates do not get better by trying again. */
export function broken(error: unknown, host: string): Passing | Trouble {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  const code = codeOf(cause) ?? '';
  const reason = messageOf(cause) || code;
  if (/CERT|SIGNATURE|SIGNED|^UNABLE_TO/.test(code)) return new Trouble('hub-certificate', { host, reason }, error);
  return new Passing(new Trouble('hub-unreachable', { host, reason }, error));
}
