import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CallOptions } from '../../src/client/client.ts';
import type { CompareParams, FetchModelsParams } from '../../src/contract/engine.ts';
import { EngineHost } from '../../src/extension/engineHost.ts';

const stub = fileURLToPath(new URL('../fixtures/engines/stub.mjs', import.meta.url));
const PATIENCE = 3000;
const models: FetchModelsParams = { models: {}, precision: 'fp32', network: {} };
const deaf: CompareParams = {
  ...{ folder: '/deaf', pipelines: ['clip'], models: {}, precision: 'fp32' },
  ...{ projectionSeed: 0, upright: false, cacheFolder: null, threads: 0 },
};
const answering: CompareParams = { ...deaf, folder: '/answer' };

let host: EngineHost;
beforeEach(() => {
  host = new EngineHost(stub, { ofEngine: () => undefined });
});
afterEach(async () => {
  vi.useRealTimers();
  await host.end();
});

/** A request that is under way, and a way to cancel it. Its trouble is looked at later. */
async function underWay(ask: (options: CallOptions) => Promise<unknown>) {
  const cancellation = new AbortController();
  const started = Promise.withResolvers<undefined>();
  const onProgress = () => {
    started.resolve(undefined);
  };
  const end = ask({ signal: cancellation.signal, onProgress }).catch((error: unknown) => error);
  await started.promise;
  return { cancellation, end };
}

describe('the engine of the editor', () => {
  it('that does not notice a cancellation is killed, and no download with it', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const download = await underWay((options) => host.fetchModels(models, options));
    const comparison = await underWay((options) => host.compare(deaf, options));
    comparison.cancellation.abort();
    vi.advanceTimersByTime(PATIENCE);
    expect(await comparison.end).toMatchObject({ code: 'engine-died' });
    download.cancellation.abort();
    expect(await download.end).toMatchObject({ code: 'cancelled' });
  });

  it('is asked for nothing by a download, whose own ends with it', async () => {
    const download = await underWay((options) => host.fetchModels(models, options));
    expect(await host.pid()).toBeNull();
    await host.end();
    expect(await download.end).toMatchObject({ code: 'engine-died' });
  });

  it('that was ended is started again by the next request', async () => {
    await host.compare(answering);
    await host.end();
    expect(await host.pid()).toBeNull();
    await host.compare(answering);
    expect(await host.pid()).not.toBeNull();
  });

  it('that was closed is not, nor by a request that was about to start it', async () => {
    const fresh = new EngineHost(stub, { ofEngine: () => undefined });
    await host.compare(answering);
    const early = fresh.compare(answering).catch((error: unknown) => error);
    await Promise.all([host.close(), fresh.close()]);
    const refused = { code: 'cancelled' };
    expect(await early).toMatchObject(refused);
    for (const closed of [host, fresh]) {
      await expect(closed.compare(answering)).rejects.toMatchObject(refused);
      expect(await closed.pid()).toBeNull();
    }
  });
});
