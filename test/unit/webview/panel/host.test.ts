import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { FromPanel } from '../../../../src/contract/panel.ts';
import { Host } from '../../../../webview/panel/host.ts';

let said: FromPanel[];
let news: unknown[];
let host: Host;

beforeEach(() => {
  vi.stubGlobal('window', new EventTarget());
  [said, news] = [[], []];
  const api = {
    postMessage: (message: unknown) => said.push(message as FromPanel),
    getState: () => null,
    setState: () => null,
  };
  host = new Host(api, (message) => news.push(message));
});

afterEach(() => {
  vi.unstubAllGlobals();
});

const hear = (data: unknown) => window.dispatchEvent(new MessageEvent('message', { data }));

it('gives each question its own answer', async () => {
  const [first, second] = [
    host.ask('thumbnail', 7, { row: 1, side: 96 }),
    host.ask('crop', 7, { row: 2, pipeline: 'clip' }),
  ];
  hear({ kind: 'answer', id: 2, value: 'two' });
  hear({ kind: 'answer', id: 1, value: 'one' });
  expect(await Promise.all([first, second])).toEqual(['one', 'two']);
  expect(said[1]).toEqual({ kind: 'ask', id: 2, name: 'crop', run: 7, params: { row: 2, pipeline: 'clip' } });
});

it('rejects with the reason of a refusal', async () => {
  const asked = host.ask('thumbnail', 7, { row: 1, side: 96 });
  hear({ kind: 'refusal', id: 1, reason: 'The image is gone.' });
  await expect(asked).rejects.toThrow('The image is gone.');
});

it('says never mind when nobody waits any more, and drops the late answer', async () => {
  const request = new AbortController();
  const asked = host.ask('thumbnail', 7, { row: 1, side: 96 }, request.signal);
  request.abort();
  await expect(asked).rejects.toThrow();
  expect(said.at(-1)).toEqual({ kind: 'never-mind', id: 1 });
  hear({ kind: 'answer', id: 1, value: 'late' });
  expect(news).toEqual([]);
});

it('passes on all other news', () => {
  hear({ kind: 'reveal', row: 4 });
  expect(news).toEqual([{ kind: 'reveal', row: 4 }]);
});
