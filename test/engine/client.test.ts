import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { EngineClient, type CallOptions } from '../../src/client/client.ts';
import { type CompareParams, PROTOCOL_VERSION, type Progress } from '../../src/contract/engine.ts';

const stub = fileURLToPath(new URL('../fixtures/engines/stub.mjs', import.meta.url));
const clients: EngineClient[] = [];

function startClient(modulePath = stub): EngineClient {
  const client = new EngineClient({ modulePath });
  clients.push(client);
  return client;
}

function ask(client: EngineClient, folder: string, options?: CallOptions) {
  const params: CompareParams = {
    folder,
    pipelines: ['clip'],
    models: {},
    precision: 'fp32',
    projectionSeed: 0,
    upright: false,
    cacheFolder: null,
    threads: 0,
  };
  return client.compare(params, options);
}

afterEach(async () => {
  vi.unstubAllEnvs();
  await Promise.all(clients.splice(0).map((client) => client.dispose()));
});

describe('a client of the engine', () => {
  it('starts no process before the first request', async () => {
    expect(await startClient().pid()).toBeNull();
  });

  it('gets typed arrays as they were sent', async () => {
    const result = await ask(startClient(), '/answer');
    expect(result).toMatchObject({ matrix: new Float32Array([1, 2, 3]) });
  });

  it('keeps no answer once it is given', async () => {
    const client = startClient();
    const kept = await ask(client, '/answer').then((result) => new WeakRef(result));
    await ask(client, '/answer');
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    await expect.poll(() => (collect(), kept.deref())).toBeUndefined();
  });

  it('shares one process among requests made at once', async () => {
    const client = startClient();
    const [first, second] = await Promise.all([ask(client, '/answer'), ask(client, '/answer')]);
    expect(first).toEqual(second);
  });

  it('rejects what is pending when the engine is killed, and starts a fresh one for the next request', async () => {
    const client = startClient();
    await ask(client, '/answer');
    const before = await client.pid();
    await expect(ask(client, '/crash')).rejects.toMatchObject({ code: 'engine-died', args: { detail: 'SIGKILL' } });
    await ask(client, '/answer');
    const after = await client.pid();
    expect(after).not.toBeNull();
    expect(after).not.toBe(before);
  });

  it('tells the exit code and the last line that the engine wrote', async () => {
    await expect(ask(startClient(), '/exit')).rejects.toMatchObject({
      code: 'engine-died',
      args: { detail: 'exit code 7: the last words' },
    });
  });

  it('rejects with the trouble that the engine names', async () => {
    await expect(ask(startClient(), '/trouble')).rejects.toMatchObject({
      name: 'Trouble',
      code: 'models-not-named',
      args: { folder: 'x' },
    });
  });

  it('calls an error without a code a failure of the engine', async () => {
    await expect(ask(startClient(), '/bug')).rejects.toMatchObject({ code: 'engine-failed' });
  });

  it('refuses an engine that speaks another protocol, and leaves no process behind', async () => {
    vi.stubEnv('STUB_PROTOCOL', '99');
    const client = startClient();
    await expect(ask(client, '/answer')).rejects.toMatchObject({
      code: 'engine-incompatible',
      args: { expected: PROTOCOL_VERSION, got: 99 },
    });
    expect(await client.pid()).toBeNull();
  });

  it('says that the engine died when its module is missing', async () => {
    const client = startClient(`${stub}.missing`);
    await expect(ask(client, '/answer')).rejects.toMatchObject({ code: 'engine-died' });
  });

  it('says how long it waited for an engine that does not answer', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const pending = ask(startClient(), '/answer');
    vi.advanceTimersByTime(30_000);
    vi.useRealTimers();
    await expect(pending).rejects.toMatchObject({ code: 'engine-silent', args: { seconds: 30 } });
  });

  it('hands progress to the request that it belongs to', async () => {
    const seen: Progress[] = [];
    await ask(startClient(), '/progress', { onProgress: (progress) => seen.push(progress) });
    expect(seen).toEqual([{ stage: 'images', done: 1, total: 2 }]);
  });

  it('passes a cancellation on', async () => {
    const controller = new AbortController();
    const client = startClient();
    await ask(client, '/answer');
    const pending = expect(ask(client, '/until-cancelled', { signal: controller.signal })).rejects.toMatchObject({
      code: 'cancelled',
    });
    setTimeout(() => {
      controller.abort();
    }, 20);
    await pending;
  });

  it('is cancelled while the engine starts', async () => {
    const controller = new AbortController();
    const pending = expect(ask(startClient(), '/until-cancelled', { signal: controller.signal })).rejects.toMatchObject(
      {
        code: 'cancelled',
      },
    );
    controller.abort();
    await pending;
  });

  it('does not start an engine for a request that is cancelled already', async () => {
    const client = startClient();
    await expect(ask(client, '/answer', { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'cancelled' });
    expect(await client.pid()).toBeNull();
  });

  it('rejects pending requests when it is disposed, and can be used again', async () => {
    const client = startClient();
    await ask(client, '/answer');
    const pending = expect(ask(client, '/until-cancelled')).rejects.toMatchObject({ code: 'engine-died' });
    await client.dispose();
    await pending;
    await expect(ask(client, '/answer')).resolves.toMatchObject({ run: 1 });
  });
});
