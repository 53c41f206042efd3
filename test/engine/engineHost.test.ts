import { fileURLToPath } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import type { CompareParams } from '../../src/contract/engine.ts';
import { EngineHost } from '../../src/extension/engineHost.ts';
import type { Log } from '../../src/extension/log.ts';

const stub = fileURLToPath(new URL('../fixtures/engines/stub.mjs', import.meta.url));
const params = (folder: string): CompareParams => ({
  ...{ folder, pipelines: ['clip'], models: {}, precision: 'fp32', projectionSeed: 0, upright: false },
  ...{ cacheFolder: null, threads: 0 },
});
const hosts: EngineHost[] = [];

function makeHost(): EngineHost {
  const host = new EngineHost(stub, { ofEngine: () => undefined } as unknown as Log);
  hosts.push(host);
  return host;
}

afterEach(() => Promise.all(hosts.splice(0).map((host) => host.end())));

it('an engine that was ended is started again by the next request', async () => {
  const host = makeHost();
  await host.compare(params('/answer'));
  await host.end();
  expect(await host.pid()).toBeNull();
  await host.compare(params('/answer'));
  expect(await host.pid()).not.toBeNull();
});

it('an engine that was closed is not, nor by a request that was about to start it', async () => {
  const [used, fresh] = [makeHost(), makeHost()];
  await used.compare(params('/answer'));
  const early = fresh.compare(params('/answer')).catch((error: unknown) => error);
  await Promise.all([used.close(), fresh.close()]);
  const refused = { code: 'cancelled' };
  expect(await early).toMatchObject(refused);
  for (const host of [used, fresh]) {
    await expect(host.compare(params('/answer'))).rejects.toMatchObject(refused);
    expect(await host.pid()).toBeNull();
  }
});
