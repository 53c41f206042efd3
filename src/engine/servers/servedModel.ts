import { createHash } from 'node:crypto';
import { Trouble } from '../../core/errors.ts';
import type { ModelAddress } from './address.ts';
import {
  parseJson,
  readBatchLimit,
  readModelMetadata,
  readServerMetadata,
  Unexpected,
  type ModelMetadata,
  type ServerMetadata,
} from './metadata.ts';
import { Transport, type Answer } from './transport.ts';

export const OK = 200;

/** A model that is ready on its server. */
export interface ServedModel {
  readonly address: ModelAddress;
  readonly transport: Transport;
  readonly metadata: ModelMetadata;
  /** Hash of the metadata. */
  readonly identity: string;
  /** Whether tensors may travel as bytes. */
  readonly binary: boolean;
  /** Largest batch; null where the server states none. */
  readonly batchLimit: number | null;
}

/**
 * Asks whether a model is ready, and what it takes and gives. Throws `server-unreachable`, `server-refuses`,
 * `server-model-missing`, `server-unusable`, `cancelled`.
 */
export async function askModel(
  address: ModelAddress,
  signal?: AbortSignal,
  transport = new Transport(address.url),
): Promise<ServedModel> {
  const source = new Source(address, transport, signal);
  await source.requireReady();
  const metadata = await source.model();
  const { binary, configuration } = await source.server();
  return {
    ...{ address, transport, metadata },
    identity: createHash('sha256').update(JSON.stringify(metadata)).digest('hex'),
    binary,
    batchLimit: configuration ? await source.batchLimit() : null,
  };
}

class Source {
  readonly #address: ModelAddress;
  readonly #transport: Transport;
  readonly #signal: AbortSignal | undefined;

  constructor(address: ModelAddress, transport: Transport, signal: AbortSignal | undefined) {
    this.#address = address;
    this.#transport = transport;
    this.#signal = signal;
  }

  /** A server may count as not ready because of another model: what decides is ours. */
  async requireReady(): Promise<void> {
    if ((await this.#get(`${this.#address.url}/ready`)).status === OK) return;
    const { status } = await this.#get(`${this.#address.root}/v2/health/ready`);
    if (status !== OK) throw unusable(this.#address, `the server is not ready (HTTP status ${status})`);
    throw new Trouble('server-model-missing', { server: this.#address.root, model: this.#address.model });
  }

  async model(): Promise<ModelMetadata> {
    const model = this.#understood(await this.#get(this.#address.url), readModelMetadata);
    if (model.name === this.#address.model) return model;
    throw unusable(this.#address, `it describes the model “${model.name}”, asked was “${this.#address.model}”`);
  }

  /** Some servers do not describe themselves: they get JSON, which is what every server must take. */
  async server(): Promise<ServerMetadata> {
    const answer = await this.#get(`${this.#address.root}/v2`);
    return answer.status === OK
      ? this.#understood(answer, readServerMetadata)
      : { binary: false, configuration: false };
  }

  async batchLimit(): Promise<number | null> {
    const answer = await this.#get(`${this.#address.url}/config`);
    return answer.status === OK ? this.#understood(answer, readBatchLimit) : null;
  }

  #get(url: string): Promise<Answer> {
    return this.#transport.ask({ url }, this.#signal);
  }

  #understood<T>(answer: Answer, read: (json: ReturnType<typeof parseJson>) => T): T {
    try {
      if (answer.status !== OK)
        throw new Unexpected(`it answers with HTTP status ${answer.status}${saidIn(answer.body)}`);
      return read(parseJson(answer.body));
    } catch (error) {
      if (error instanceof Unexpected) throw unusable(this.#address, error.message, error);
      throw error;
    }
  }
}

export function unusable({ url }: ModelAddress, reason: string, cause?: unknown): Trouble {
  return new Trouble('server-unusable', { server: url, reason }, cause);
}

/** What the server says went wrong, cut to what a sentence can hold. */
export function saidIn(body: Uint8Array): string {
  const said = messageIn(body)?.replace(/\s+/g, ' ').trim() ?? '';
  return said === '' ? '' : `: ${said.length > 300 ? `${said.slice(0, 300)}…` : said}`;
}

function messageIn(body: Uint8Array): string | null {
  try {
    const { error } = parseJson(body);
    return typeof error === 'string' ? error : null;
  } catch {
    return null;
  }
}
