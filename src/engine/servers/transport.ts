import { setTimeout as pause } from 'node:timers/promises';
import type { Dispatcher, Response } from 'undici';
import type { Network } from '../../contract/engine.ts';
import { messageOf, Trouble } from '../../core/errors.ts';
import { client, isProxyUsable, openDispatcher } from '../dispatcher.ts';
import { codeOf } from '../errors.ts';

/** How long a server may take, and after which pauses it is asked again while it is not there or busy. */
export interface Patience {
  /** Milliseconds for one request with its answer. */
  readonly timeout: number;
  /** Milliseconds before the second, third, … try. */
  readonly pauses: readonly number[];
}

/** Environment variable with the token that is sent to every server, as `Authorization: Bearer`. */
const TOKEN = 'CAPTION_LENS_SERVER_TOKEN';
/** Environment variable with the seconds that a request may take. */
const TIMEOUT = 'CAPTION_LENS_SERVER_TIMEOUT';

/** A GPU server may compile a model at its first request. */
const PATIENT: Patience = { timeout: 60_000, pauses: [250, 1_000, 4_000] };

/** Milliseconds that a connection may take. */
const CONNECTING = 10_000;

/** An answer beyond this is none of ours: 32 captions of 512 tokens at 1024 dimensions are 64 MB, as JSON five times that. */
const LARGEST_ANSWER = 512 * 1024 * 1024;

export function patienceOf(env: Readonly<Record<string, string | undefined>>): Patience {
  const seconds = Number(env[TIMEOUT]);
  return seconds > 0 ? { ...PATIENT, timeout: seconds * 1_000 } : PATIENT;
}

export interface Request {
  readonly url: string;
  /** A POST where there is one. */
  readonly body?: Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Pick<Headers, 'get'>;
  readonly body: Uint8Array;
}

export interface TransportOptions {
  /** What the environment says where it is absent. */
  readonly patience?: Patience | undefined;
  readonly token?: string | undefined;
  readonly network?: Network | undefined;
}

/**
 * Sends requests to one server. Redirects are not followed: what is sent goes to the host that the user named and no other.
 * Throws `server-unreachable`, `server-refuses`, `server-unusable` and, when `signal` is aborted, `cancelled`.
 */
export class Transport {
  /** How messages name the server. */
  readonly #server: string;
  readonly #patience: Patience;
  readonly #token: string | undefined;
  readonly #network: Network;

  constructor(server: string, { patience, token, network }: TransportOptions = {}) {
    this.#server = server;
    this.#patience = patience ?? patienceOf(process.env);
    this.#token = token ?? process.env[TOKEN];
    this.#network = isLoopback(server) ? { ...network, noProxy: ['*'] } : (network ?? {});
  }

  /** The answer with its status, whatever that is but a redirect, a refusal or a server that stays busy. */
  async ask(request: Request, signal?: AbortSignal): Promise<Answer> {
    for (const wait of [...this.#patience.pauses, null]) {
      const answer = await this.#try(request, signal);
      if (!(answer instanceof Trouble) && answer.status !== 503) return this.#checked(answer);
      if (wait === null) throw answer instanceof Trouble ? answer : this.#unreachable('it is busy: HTTP status 503');
      await pause(wait, undefined, signal ? { signal } : {}).catch(cancelled);
    }
    throw new Error('unreachable: the last try returns or throws');
  }

  /** A trouble that another try may do away with is returned. */
  async #try({ url, body, headers }: Request, signal?: AbortSignal): Promise<Answer | Trouble> {
    if (signal?.aborted) throw new Trouble('cancelled');
    if (!isProxyUsable(this.#network)) throw this.#unreachable('the proxy has no address of the form http://host');
    const { fetch } = await client();
    const dispatcher = await connections(this.#network);
    const timeout = AbortSignal.timeout(this.#patience.timeout);
    try {
      const response = await fetch(url, {
        dispatcher,
        method: body ? 'POST' : 'GET',
        redirect: 'manual',
        headers: { ...headers, ...(this.#token ? { authorization: `Bearer ${this.#token}` } : {}) },
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
        ...(body && { body }),
      });
      return { status: response.status, headers: response.headers, body: await this.#read(response) };
    } catch (error) {
      if (error instanceof Trouble) throw error;
      if (signal?.aborted) throw new Trouble('cancelled', {}, error);
      if (timeout.aborted) throw this.#unreachable(`no answer within ${this.#patience.timeout / 1_000} s`, error);
      return this.#unreachable(reasonOf(error), error);
    }
  }

  async #read(response: Response): Promise<Uint8Array> {
    const chunks: Uint8Array[] = [];
    let size = 0;
    const body: AsyncIterable<Uint8Array> | Uint8Array[] = response.body ?? [];
    for await (const chunk of body) {
      size += chunk.length;
      if (size > LARGEST_ANSWER) throw this.#unusable(`its answer is larger than ${LARGEST_ANSWER / 1024 ** 2} MB`);
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  }

  #checked(answer: Answer): Answer {
    const { status } = answer;
    if (status === 401 || status === 403) throw new Trouble('server-refuses', { server: this.#server, status });
    if (status >= 300 && status < 400)
      throw this.#unusable(`it redirects (HTTP status ${status}), which is not followed; name the address it leads to`);
    return answer;
  }

  #unreachable(reason: string, cause?: unknown): Trouble {
    return new Trouble('server-unreachable', { server: this.#server, reason }, cause);
  }

  #unusable(reason: string): Trouble {
    return new Trouble('server-unusable', { server: this.#server, reason });
  }
}

const dispatchers = new Map<string, Promise<Dispatcher>>();

/** Shared by all servers that are reached in one way. How long an answer may take is the matter of each request. */
function connections(network: Network): Promise<Dispatcher> {
  const key = JSON.stringify(network);
  const known = dispatchers.get(key) ?? openDispatcher(network, { connecting: CONNECTING, silent: 0 });
  dispatchers.set(key, known);
  return known;
}

/** No proxy leads to this machine. */
function isLoopback(server: string): boolean {
  const host = URL.parse(server)?.hostname ?? '';
  return /^(localhost|.*\.localhost|127\.[\d.]+|\[::1\])$/.test(host);
}

function cancelled(error: unknown): never {
  throw new Trouble('cancelled', {}, error);
}

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'it closed the connection',
  UND_ERR_SOCKET: 'it closed the connection',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the name of the host cannot be looked up',
  UND_ERR_CONNECT_TIMEOUT: 'no connection in time',
};

/** `fetch` hides what happened in the cause of its error. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  return REASONS[codeOf(cause) ?? ''] ?? messageOf(cause);
}
