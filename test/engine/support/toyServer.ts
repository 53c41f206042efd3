import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecure, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';

export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** What is answered: a value as JSON with status 200, or status, headers and bytes, or what is done with the connection. */
export type Reply =
  | { readonly json: unknown; readonly status?: number }
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body?: Uint8Array }
  | ((response: ServerResponse) => void);

export type Replies = (received: Received) => Reply | Promise<Reply>;

/** The model `toy`: pixel_values [any, 3] -> image_embeds [any, 2], of which this server says what a test tells it to. */
export class ToyServer implements AsyncDisposable {
  readonly received: Received[] = [];
  readonly #server: Server;
  readonly #scheme: 'http' | 'https';
  /** Answers what a test does not; `null` leaves a request to the model. */
  special: (received: Received) => Reply | null = () => null;

  private constructor(tls?: ServerOptions) {
    const handle = (request: IncomingMessage, response: ServerResponse) => {
      void this.#handle(request, response);
    };
    this.#scheme = tls ? 'https' : 'http';
    this.#server = tls ? createSecure(tls, handle) : createServer(handle);
  }

  static async start(special: ToyServer['special'] = () => null, tls?: ServerOptions): Promise<ToyServer> {
    const server = new ToyServer(tls);
    server.special = special;
    server.#server.listen(0, '127.0.0.1');
    await once(server.#server, 'listening');
    return server;
  }

  get root(): string {
    return `${this.#scheme}://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get url(): string {
    return `${this.root}/v2/models/toy`;
  }

  /** Requests for inference, in the order they came. */
  get inferences(): readonly Received[] {
    return this.received.filter(({ path }) => path.endsWith('/infer'));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = '', url: path = '', headers } = request;
    const received = { method, path, headers, body: Buffer.concat(chunks) };
    this.received.push(received);
    send(this.special(received) ?? toyReply(received), response);
  }
}

function send(reply: Reply, response: ServerResponse): void {
  if (typeof reply === 'function') reply(response);
  else if ('json' in reply) response.writeHead(reply.status ?? 200).end(JSON.stringify(reply.json));
  else response.writeHead(reply.status, reply.headers).end(reply.body);
}

export const TOY = {
  name: 'toy',
  versions: ['1'],
  platform: 'toy',
  inputs: [{ name: 'pixel_values', datatype: 'FP32', shape: [-1, 3] }],
  outputs: [{ name: 'image_embeds', datatype: 'FP32', shape: [-1, 2] }],
};

interface ToyRequest {
  readonly id: string;
  readonly inputs: readonly { readonly shape: readonly number[]; readonly data: readonly number[] }[];
}

export const requestIn = ({ body }: Received) => JSON.parse(body.toString()) as ToyRequest;

/** The answer to a JSON request: of each three numbers the first one and the sum. */
export function toyAnswer(received: Received) {
  const { id, inputs } = requestIn(received);
  const [{ shape, data } = { shape: [], data: [] }] = inputs;
  const [count = 0] = shape;
  const row = (index: number) => data.slice(index * 3, index * 3 + 3);
  const values = Array.from({ length: count }, (_, index) => [row(index)[0], row(index).reduce((a, b) => a + b, 0)]);
  const output = { name: 'image_embeds', datatype: 'FP32', shape: [count, 2], data: values.flat() };
  return { id, model_name: 'toy', model_version: '1', outputs: [output] };
}

function toyReply(received: Received): Reply {
  const { path } = received;
  if (path === '/v2') return { json: { name: 'toys', version: '1', extensions: [] } };
  if (path.endsWith('/ready')) return { status: 200 };
  if (path === '/v2/models/toy') return { json: TOY };
  return path === '/v2/models/toy/infer'
    ? { json: toyAnswer(received) }
    : { json: { error: 'not found' }, status: 404 };
}
