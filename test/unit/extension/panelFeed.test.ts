import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ToPanel } from '../../../src/contract/panel.ts';
import type { EquivalentPair } from '../../../src/core/dataset/equivalents.ts';
import { Trouble } from '../../../src/core/errors.ts';
import { withSpread } from '../../../src/core/report/findings.ts';
import type { DatasetPlace } from '../../../src/extension/logic/datasets.ts';
import { PanelFeed } from '../../../src/extension/logic/panelFeed.ts';
import { Results, type Result } from '../../../src/extension/logic/results.ts';
import { comparison, spread } from '../report/builder.ts';

const dataset: DatasetPlace = { folder: '/photos', captionsFile: '/photos/captions.csv' };
const other: DatasetPlace = { folder: '/other', captionsFile: '/other/captions.csv' };
const made = comparison();
const drawn = spread(20);

const resultOf = (run: number): Result => ({ run, comparison: made, previous: null, revision: 0, unsavedText: null });

let results: Results;
let sent: ToPanel[];
let feed: PanelFeed;
let equivalents: Promise<readonly EquivalentPair[]>;
let name: string;

const kinds = () => sent.map(({ kind }) => kind);
const runs = () => sent.flatMap((message) => (message.kind === 'result' ? [message.result?.run ?? null] : []));
const statuses = () => sent.flatMap((message) => (message.kind === 'status' ? [message.status] : []));
const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
  results = new Results();
  sent = [];
  equivalents = Promise.resolve([]);
  name = 'photos';
  feed = new PanelFeed({
    dataset,
    nameOf: () => name,
    results,
    equivalentsOf: () => equivalents,
    send: (message) => sent.push(message),
  });
});

afterEach(() => {
  feed.dispose();
  vi.useRealTimers();
});

describe('what a page is told', () => {
  it('is nothing before it listens, then that nothing is compared yet', () => {
    results.running(dataset, 'waiting');
    results.idle(dataset);
    expect(sent).toEqual([]);
    feed.begin();
    expect(sent).toEqual([
      { kind: 'status', status: { dataset: 'photos', running: null, stale: false, failure: null } },
      { kind: 'result', result: null },
    ]);
  });

  it('is a result once, however often the state changes', async () => {
    feed.begin();
    results.found(dataset, resultOf(1));
    results.touch(dataset);
    results.idle(dataset);
    await settle();
    results.touch(dataset);
    await settle();
    expect(runs()).toEqual([null, 1]);
  });

  it('is a result with its matrices, which come a moment later, and the older one until then', async () => {
    feed.begin();
    results.found(dataset, resultOf(1));
    await settle();
    results.found(dataset, { ...resultOf(2), awaitsMatrices: true });
    await settle();
    expect(feed.held?.run).toBe(1);
    feed.begin();
    await settle();
    expect(runs()).toEqual([null, 1]);
    results.refined(dataset, made);
    await settle();
    expect(runs()).toEqual([null, 1, 2]);
  });

  it('is the spread alone when that comes after its result', async () => {
    feed.begin();
    results.found(dataset, resultOf(1));
    await settle();
    const refined = withSpread(made, drawn);
    results.refined(dataset, refined);
    expect(sent.at(-1)).toEqual({ kind: 'spread', run: 1, spread: drawn });
    results.touch(dataset);
    results.settle(dataset);
    expect(kinds().filter((kind) => kind === 'spread')).toHaveLength(1);
    feed.begin();
    await settle();
    expect(sent.at(-1)).toMatchObject({
      kind: 'result',
      result: { comparison: { pipelines: { preclip: { spread: drawn } } } },
    });
  });

  it('is only the newest result, and with the spread that came meanwhile', async () => {
    feed.begin();
    results.found(dataset, resultOf(1));
    results.found(dataset, resultOf(2));
    results.refined(dataset, withSpread(made, drawn));
    await settle();
    expect(runs()).toEqual([null, 2]);
    expect(kinds()).not.toContain('spread');
    expect(feed.held?.comparison.pipelines.preclip?.spread).toEqual(drawn);
  });

  it('is everything again when another page listens, and nothing while none does', async () => {
    results.found(dataset, resultOf(1));
    feed.begin();
    feed.end();
    await settle();
    expect(runs()).toEqual([]);
    feed.begin();
    await settle();
    expect(runs()).toEqual([1]);
  });

  it('is how a run goes, ten times a second at most, and the end of it', async () => {
    feed.begin();
    const before = statuses().length;
    for (let done = 0; done < 50; done++) {
      results.running(dataset, 'comparing', { stage: 'images', done, total: 50 });
      await vi.advanceTimersByTimeAsync(10);
    }
    expect(statuses().length - before).toBeLessThanOrEqual(5);
    results.failed(dataset, new Trouble('engine-died', { detail: 'SIGKILL' }));
    results.idle(dataset);
    await vi.advanceTimersByTimeAsync(100);
    expect(statuses().at(-1)).toMatchObject({ running: null, failure: 'The engine stopped unexpectedly (SIGKILL).' });
  });

  it('is that nothing is compared, once the dataset is forgotten', async () => {
    feed.begin();
    results.found(dataset, resultOf(1));
    await settle();
    results.forget(dataset);
    expect(sent.slice(-2)).toEqual([
      { kind: 'status', status: { dataset: 'photos', running: null, stale: false, failure: null } },
      { kind: 'result', result: null },
    ]);
    expect(feed.held).toBeNull();
  });

  it('is what the dataset is called, whenever that changes', () => {
    name = 'one/photos';
    feed.renamed();
    expect(sent).toEqual([]);
    feed.begin();
    name = 'photos';
    feed.renamed();
    expect(statuses().map(({ dataset }) => dataset)).toEqual(['one/photos', 'photos']);
  });

  it('is not what happens to another dataset', async () => {
    feed.begin();
    const before = sent.length;
    results.found(other, resultOf(1));
    await vi.advanceTimersByTimeAsync(200);
    expect(sent).toHaveLength(before);
  });

  it('is which row to light, once its result is there', async () => {
    feed.reveal(2);
    results.found(dataset, resultOf(1));
    feed.begin();
    expect(kinds()).not.toContain('reveal');
    await settle();
    expect(kinds().slice(-2)).toEqual(['result', 'reveal']);
    feed.reveal(3);
    expect(sent.at(-1)).toEqual({ kind: 'reveal', row: 3 });
  });

  it('has no result when it was disposed while one was on its way', async () => {
    feed.begin();
    results.found(dataset, resultOf(1));
    feed.dispose();
    await vi.advanceTimersByTimeAsync(200);
    expect(runs()).toEqual([null]);
  });
});

describe('the misses that are forgiven', () => {
  it('are those of captions accepted as equivalent, by pipeline', async () => {
    const { rows, pipelines } = made;
    const wrong = rows.findIndex((_, row) => pipelines.clip?.correct[row] === 0);
    const pair = [wrong, pipelines.clip?.best[wrong] ?? -1].map((row) => ({
      image: rows[row]?.image ?? '',
      caption: rows[row]?.caption.value ?? '',
    }));
    equivalents = Promise.resolve([pair as unknown as EquivalentPair]);
    results.found(dataset, resultOf(1));
    feed.begin();
    await settle();
    const message = sent.find(({ kind }) => kind === 'result');
    const forgiven = message?.kind === 'result' ? message.result?.forgiven.clip : undefined;
    expect(forgiven?.[wrong]).toBe(1);
    expect(forgiven).toHaveLength(rows.length);
  });
});
