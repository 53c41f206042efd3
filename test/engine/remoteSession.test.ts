import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Network } from '../../src/contract/engine.ts';
import { parseAddress } from '../../src/engine/servers/address.ts';
import { RemoteSession } from '../../src/engine/servers/remoteSession.ts';
import { askModel } from '../../src/engine/servers/servedModel.ts';
import { patienceOf, Transport, type Patience } from '../../src/engine/servers/transport.ts';
import { faultOf } from '../fixtures/servers/protocol.mjs';
import { Proxy } from './support/hub/proxy.ts';
import { requestIn, TOY, toyAnswer, ToyServer, type Received, type Reply } from './support/toyServer.ts';

const network = (name: string) => fileURLToPath(new URL(`../fixtures/network/${name}`, import.meta.url));

const QUICK: Patience = { timeout: 2_000, pauses: [1, 2, 4] };

async function open(
  server: ToyServer,
  { signal, patience = QUICK, token }: Partial<{ signal: AbortSignal; patience: Patience; token: string }> = {},
) {
  const address = parseAddress(server.url);
  const model = await askModel(address, signal, new Transport(address.url, { patience: QUICK, token }));
  const transport = new Transport(address.url, { patience, token });
  return new RemoteSession({ ...model, transport }, 'image_embeds');
}

const PIXELS = Float32Array.of(1, 2, 3, 0.1, -0.5, 1e-7);

async function run(server: ToyServer, signal?: AbortSignal) {
  const session = await open(server);
  return session.run({ pixel_values: PIXELS }, [2, 3], signal);
}

/** Answers of a path in place of the toy's. */
const on = (end: string, reply: (received: Received) => Reply) => (received: Received) =>
  received.path.endsWith(end) ? reply(received) : null;

/** The toy's answer with one output changed. */
const changed =
  (change: object) =>
  (received: Received): Reply => {
    const answer = toyAnswer(received);
    return { json: { ...answer, outputs: answer.outputs.map((output) => ({ ...output, ...change })) } };
  };

const binaryAnswer =
  (size: number, bytes: number, header?: string) =>
  (received: Received): Reply => {
    const { id } = requestIn(received);
    const output = { name: 'image_embeds', datatype: 'FP32', shape: [2, 2], parameters: { binary_data_size: size } };
    const json = Buffer.from(JSON.stringify({ id, model_name: 'toy', outputs: [output] }));
    const headers = { 'inference-header-content-length': header ?? String(json.length) };
    return { status: 200, headers, body: Buffer.concat([json, Buffer.alloc(bytes)]) };
  };

describe('what is sent', () => {
  test('fits the published schema, and the answer comes back to the bit', async () => {
    await using server = await ToyServer.start();
    const { data, shape } = await run(server);
    expect(shape).toEqual([2, 2]);
    const [a, b, c] = [PIXELS[3] ?? 0, PIXELS[4] ?? 0, PIXELS[5] ?? 0];
    expect([...data]).toEqual([...Float32Array.of(1, 6, a, a + b + c)]);
    for (const received of server.inferences) expect(faultOf('inference_request', requestIn(received))).toBeNull();
    expect(server.inferences[0]).toMatchObject({ method: 'POST', headers: { 'content-type': 'application/json' } });
  });

  test('with the binary extension: bytes behind the JSON, for both directions', async () => {
    await using server = await ToyServer.start((received) => {
      if (received.path === '/v2') return { json: { name: 't', version: '1', extensions: ['binary_tensor_data'] } };
      if (!received.path.endsWith('/infer')) return null;
      const length = Number(received.headers['inference-header-content-length']);
      const json = { ...received, body: received.body.subarray(0, length) };
      expect(faultOf('inference_request', requestIn(json), true)).toBeNull();
      expect([...new Float32Array(Uint8Array.from(received.body.subarray(length)).buffer)]).toEqual([...PIXELS]);
      return binaryAnswer(16, 16)(json);
    });
    expect([...(await run(server)).data]).toEqual([0, 0, 0, 0]);
    expect(server.inferences[0]?.headers['content-type']).toBe('application/octet-stream');
  });

  test('as JSON in requests of a size that servers take', async () => {
    const large = { ...TOY, inputs: [{ ...TOY.inputs[0], shape: [-1, 600_000] }] };
    await using server = await ToyServer.start((received) => {
      if (received.path === '/v2/models/toy') return { json: large };
      if (!received.path.endsWith('/infer')) return null;
      const { id, inputs } = requestIn(received);
      const count = inputs[0]?.shape[0] ?? 0;
      const output = { name: 'image_embeds', datatype: 'FP32', shape: [count, 1], data: Array(count).fill(count) };
      return { json: { id, model_name: 'toy', outputs: [output] } };
    });
    const session = await open(server);
    const { data } = await session.run({ pixel_values: new Float32Array(3 * 600_000) }, [3, 600_000]);
    expect([...data]).toEqual([2, 2, 1]);
  });

  test('the token goes along with every request, and without one there is no such header', async () => {
    await using server = await ToyServer.start();
    const session = await open(server, { token: 'of the test' });
    await session.run({ pixel_values: PIXELS }, [2, 3]);
    expect(new Set(server.received.map(({ headers }) => headers.authorization))).toEqual(
      new Set(['Bearer of the test']),
    );
    await using other = await ToyServer.start();
    await run(other);
    expect(other.received.every(({ headers }) => headers.authorization === undefined)).toBe(true);
  });
});

describe('a server that is not what it should be is told by a reason', () => {
  const reason = (text: string) => ({
    code: 'server-unusable',
    args: { reason: expect.stringContaining(text) as string },
  });

  test.each<[string, ToyServer['special'], object]>([
    [
      'the model is not there',
      on('toy/ready', () => ({ status: 404 })),
      { code: 'server-model-missing', args: { model: 'toy' } },
    ],
    ['the server is not ready', on('/ready', () => ({ status: 400 })), reason('not ready (HTTP status 400)')],
    ['a token is missing', on('', () => ({ status: 401 })), { code: 'server-refuses', args: { status: 401 } }],
    [
      'it redirects',
      on('', () => ({ status: 307, headers: { location: 'http://127.0.0.1:1/' } })),
      reason('it redirects'),
    ],
    ['it is no such server', on('', () => ({ status: 200, body: Buffer.from('<html>') })), reason('not a JSON object')],
    ['it describes another model', on('models/toy', () => ({ json: { ...TOY, name: 'cat' } })), reason('“cat”')],
    ['it describes no tensors', on('models/toy', () => ({ json: { ...TOY, inputs: [] } })), reason('no inputs')],
    [
      'a tensor lacks its shape',
      on('models/toy', () => ({ json: { ...TOY, outputs: [{ name: 'a', datatype: 'FP32' }] } })),
      reason('shape'),
    ],
    [
      'a type is none of ours',
      on('models/toy', () => ({ json: { ...TOY, inputs: [{ ...TOY.inputs[0], datatype: 'BYTES' }] } })),
      reason('BYTES'),
    ],
    [
      'its input has another shape',
      on('models/toy', () => ({ json: { ...TOY, inputs: [{ ...TOY.inputs[0], shape: [-1, 4] }] } })),
      reason('takes any x 4, what is sent has 2 x 3'),
    ],
    [
      'it fails',
      on('/infer', () => ({ json: { error: 'out of  memory' }, status: 500 })),
      reason('HTTP status 500: out of memory'),
    ],
    [
      'its answer is cut short',
      on('/infer', () => ({ status: 200, body: Buffer.from('{"id":') })),
      reason('not a JSON object'),
    ],
    [
      'it answers another request',
      on('/infer', (r) => ({ json: { ...toyAnswer(r), id: 'another' } })),
      reason('“another”'),
    ],
    [
      'its answer holds no output',
      on('/infer', (r) => ({ json: { ...toyAnswer(r), outputs: [] } })),
      reason('holds no “image_embeds”'),
    ],
    ['its answer is of another name', on('/infer', changed({ name: 'else' })), reason('holds no “image_embeds”')],
    ['its answer is of another type', on('/infer', changed({ datatype: 'INT64' })), reason('comes as INT64')],
    ['its answer has no shape', on('/infer', changed({ shape: ['2', 2] })), reason('without name, datatype and shape')],
    [
      'a shape is not that of the data',
      on('/infer', changed({ shape: [2, 3] })),
      reason('has 4 numbers, a shape of 2 x 3 has 6'),
    ],
    ['it gives results for fewer', on('/infer', changed({ shape: [1, 4] })), reason('1 results for 2')],
    ['a number is null', on('/infer', changed({ data: [1, null, 1, 1] })), reason('holds no numbers')],
    ['a number is too large', on('/infer', changed({ data: [1, 1e39, 1, 1] })), reason('not finite')],
    ['bytes are missing', on('/infer', binaryAnswer(16, 12)), reason('12 bytes, its shape has 16')],
    ['bytes are left over', on('/infer', binaryAnswer(16, 20)), reason('20 bytes of tensors, stated are 16')],
    ['bytes do not fit the shape', on('/infer', binaryAnswer(8, 8)), reason('8 bytes, its shape has 16')],
    ['a size is no number', on('/infer', binaryAnswer(-1, 0)), reason('-1 as its binary_data_size')],
    [
      'the header is longer than the answer',
      on('/infer', binaryAnswer(16, 16, '9999')),
      reason('a header of 9999 bytes'),
    ],
    ['the header is no number', on('/infer', binaryAnswer(16, 16, 'x')), reason('a header of x bytes')],
  ])('%s', async (_, special, expected) => {
    await using server = await ToyServer.start(special);
    await expect(run(server)).rejects.toMatchObject(expected);
  });

  test('nobody listens', async () => {
    const server = await ToyServer.start();
    const { url } = server;
    await server[Symbol.asyncDispose]();
    const address = parseAddress(url);
    await expect(askModel(address, undefined, new Transport(url, { patience: QUICK }))).rejects.toMatchObject({
      code: 'server-unreachable',
      args: { server: url, reason: 'connection refused' },
    });
  });

  test('it never answers', async () => {
    await using server = await ToyServer.start(on('/infer', () => () => undefined));
    const session = await open(server, { patience: { timeout: 500, pauses: [1] } });
    await expect(session.run({ pixel_values: PIXELS }, [2, 3])).rejects.toMatchObject({
      code: 'server-unreachable',
      args: { reason: 'no answer within 0.5 s' },
    });
    expect(server.inferences).toHaveLength(1);
  });
});

describe('the way to a server', () => {
  /** The toy as a host that a proxy alone can find. */
  const elsewhere = (server: ToyServer) => server.url.replace('127.0.0.1', 'gpu.invalid');

  async function ask(url: string, network: Network) {
    const address = parseAddress(url);
    const patience = { timeout: 5_000, pauses: [] };
    return (await askModel(address, undefined, new Transport(url, { patience, network }))).metadata.name;
  }

  test('leads through the proxy', async () => {
    await using server = await ToyServer.start();
    await using proxy = await Proxy.start();
    expect(await ask(elsewhere(server), { proxy: proxy.url })).toBe('toy');
    expect(proxy.seen).toContain(`CONNECT ${new URL(elsewhere(server)).host}`);
  });

  test('leads past it to the hosts that are named, and to this machine', async () => {
    await using server = await ToyServer.start();
    await using proxy = await Proxy.start();
    const network = { proxy: proxy.url };
    const past = { ...network, noProxy: ['example.org', '.invalid'] };
    await expect(ask(elsewhere(server), past)).rejects.toMatchObject({ code: 'server-unreachable' });
    expect(await ask(server.url, network)).toBe('toy');
    expect(proxy.seen).toEqual([]);
  });

  test('is not there where the proxy has no address', async () => {
    await using server = await ToyServer.start();
    await expect(ask(server.url, { proxy: 'ftp://proxy' })).rejects.toMatchObject({
      code: 'server-unreachable',
      args: { reason: 'the proxy has no address of the form http://host' },
    });
  });

  test('takes a certificate that nobody vouches for only where the user says so', async () => {
    const [key, cert] = await Promise.all(['key.pem', 'certificate.pem'].map((name) => readFile(network(name))));
    await using server = await ToyServer.start(() => null, { key, cert });
    await expect(ask(server.url, {})).rejects.toMatchObject({ code: 'server-unreachable' });
    expect(await ask(server.url, { strictSsl: false })).toBe('toy');
  });
});

describe('patience', () => {
  test('a busy server and a lost connection are tried again, with growing pauses', async () => {
    const replies: (Reply | null)[] = [{ status: 503 }, (response) => response.destroy(), { status: 503 }, null];
    await using server = await ToyServer.start(
      on('/infer', (received) => replies.shift() ?? { json: toyAnswer(received) }),
    );
    expect((await run(server)).shape).toEqual([2, 2]);
    expect(server.inferences).toHaveLength(4);
  });

  test('ends', async () => {
    await using server = await ToyServer.start(on('/infer', () => ({ status: 503 })));
    await expect(run(server)).rejects.toMatchObject({
      code: 'server-unreachable',
      args: { reason: 'it is busy: HTTP status 503' },
    });
    expect(server.inferences).toHaveLength(1 + QUICK.pauses.length);
  });

  test('a cancellation ends the wait for an answer, and that for the next try', async () => {
    for (const reply of [() => undefined, { status: 503 }] satisfies Reply[]) {
      const controller = new AbortController();
      await using server = await ToyServer.start(
        on('/infer', () => {
          setTimeout(() => {
            controller.abort();
          }, 5);
          return reply;
        }),
      );
      const session = await open(server, { patience: { timeout: 60_000, pauses: [60_000] } });
      const running = session.run({ pixel_values: PIXELS }, [2, 3], controller.signal);
      await expect(running).rejects.toMatchObject({ code: 'cancelled' });
      await expect(session.run({ pixel_values: PIXELS }, [2, 3], controller.signal)).rejects.toMatchObject({
        code: 'cancelled',
      });
      expect(server.inferences).toHaveLength(1);
    }
  });

  test('is what the environment says', () => {
    expect(patienceOf({ CAPTION_LENS_SERVER_TIMEOUT: '5' }).timeout).toBe(5_000);
    for (const nonsense of ['', '-1', 'long']) {
      expect(patienceOf({ CAPTION_LENS_SERVER_TIMEOUT: nonsense }).timeout).toBe(60_000);
    }
  });
});

describe('an address', () => {
  test.each([
    ['http://localhost:8000/v2/models/clip_vision', 'http://localhost:8000', 'clip_vision'],
    ['https://gpu.example/serving/v2/models/a%20b/versions/3/', 'https://gpu.example/serving', 'a b'],
    ['http://[::1]:9/v2/models/m', 'http://[::1]:9', 'm'],
  ])('%s', (address, root, model) => {
    expect(parseAddress(address)).toMatchObject({ root, model, url: address.replace(/\/$/, '') });
  });

  test.each([
    'localhost:8000/v2/models/m',
    'ftp://host/v2/models/m',
    'http://host:8000',
    'http://host/v2/models/m/infer',
    'http://host/v1/models/m',
    'http://host/v2/models/m?token=x',
    'file:///v2/models/m',
    '',
  ])('not %j', (address) => {
    expect(() => parseAddress(address)).toThrow(expect.objectContaining({ code: 'server-address' }) as Error);
  });

  test('credentials are refused, and not repeated', () => {
    const error = (() => {
      try {
        return parseAddress('http://me:secret@host:8000/v2/models/m');
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(error).toMatchObject({
      code: 'server-address-credentials',
      args: { server: 'http://host:8000/v2/models/m' },
    });
    expect(String(error)).not.toContain('secret');
  });
});
