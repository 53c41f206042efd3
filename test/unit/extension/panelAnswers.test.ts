import { beforeEach, describe, expect, it } from 'vitest';
import type { CallOptions } from '../../../src/client/client.ts';
import type { Picture } from '../../../src/contract/engine.ts';
import type { FromPanel, ToPanel } from '../../../src/contract/panel.ts';
import { Trouble } from '../../../src/core/errors.ts';
import { Answers, type AnsweringEngine, type Shown } from '../../../src/extension/logic/panelAnswers.ts';
import { comparison } from '../report/builder.ts';

const made = comparison();
const picture: Picture = { bytes: new Uint8Array([1]), type: 'image/png', width: 1, height: 1 };
const thumbnail = (id: number, run = 1): Extract<FromPanel, { kind: 'ask' }> => ({
  ...{ kind: 'ask', id, name: 'thumbnail', run },
  params: { row: 2, side: 96 },
});

let shown: Shown | null;
let sent: ToPanel[];
let asked: { readonly params: unknown; readonly signal: AbortSignal | undefined }[];
let reply: () => Promise<Picture>;
let answers: Answers;

beforeEach(() => {
  shown = { run: 1, comparison: made };
  sent = [];
  asked = [];
  reply = () => Promise.resolve(picture);
  const ask = (params: unknown, options?: CallOptions) => {
    asked.push({ params, signal: options?.signal });
    return reply();
  };
  const engine: AnsweringEngine = { thumbnail: ask, crop: ask, block: () => Promise.resolve(new Float32Array([0.5])) };
  answers = new Answers({ engine, shown: () => shown, send: (message) => sent.push(message) });
});

describe('a question of the page', () => {
  it('is answered under its number; the image is the row’s, upright', async () => {
    await answers.answer(thumbnail(7));
    expect(sent).toEqual([{ kind: 'answer', id: 7, value: picture }]);
    expect(asked[0]?.params).toEqual({
      ...{ folder: made.folder, image: made.rows[2]?.image },
      ...{ side: 96, upright: true },
    });
  });

  it('is answered in a buffer of its own: the editor sends whole buffers', async () => {
    const bytes = new Uint8Array(1 << 16).subarray(8, 10);
    reply = () => Promise.resolve({ ...picture, bytes });
    await answers.answer(thumbnail(7));
    const [answer] = sent;
    expect(answer).toMatchObject({ value: { bytes } });
    expect(answer?.kind === 'answer' && 'bytes' in answer.value && answer.value.bytes.buffer.byteLength).toBe(2);
  });

  it('about another run than the one shown is refused without asking the engine', async () => {
    await answers.answer(thumbnail(7, 2));
    shown = null;
    await answers.answer(thumbnail(8));
    expect(sent.map((message) => message.kind === 'refusal' && message.reason)).toEqual([
      'This result is no longer in memory. Compare again to see more of it.',
      'This result is no longer in memory. Compare again to see more of it.',
    ]);
    expect(asked).toEqual([]);
  });

  it('is refused in the engine’s words, and for a row that is not there', async () => {
    reply = () => Promise.reject(new Trouble('engine-died', { detail: 'SIGKILL' }));
    await answers.answer(thumbnail(1));
    await answers.answer({ kind: 'ask', id: 2, name: 'thumbnail', run: 1, params: { row: 4000, side: 96 } });
    expect(sent).toEqual([
      { kind: 'refusal', id: 1, reason: 'The engine stopped unexpectedly (SIGKILL).' },
      { kind: 'refusal', id: 2, reason: 'The engine failed: no row 4000 in comparison 1.' },
    ]);
  });

  it('about a result that died with the engine is refused with the way to get it back', async () => {
    reply = () => Promise.reject(new Trouble('engine-died', { detail: 'SIGKILL' }));
    await answers.answer({ kind: 'ask', id: 1, name: 'crop', run: 1, params: { row: 2, pipeline: 'clip' } });
    const reason =
      'The engine stopped unexpectedly (SIGKILL). This result is no longer in memory. Compare again to see more of it.';
    expect(sent).toEqual([{ kind: 'refusal', id: 1, reason }]);
  });

  it('that nobody waits for any more is cancelled, and its answer is not sent', async () => {
    const { promise, resolve } = Promise.withResolvers<Picture>();
    reply = () => promise;
    const answering = answers.answer(thumbnail(7));
    answers.neverMind(7);
    expect(asked[0]?.signal?.aborted).toBe(true);
    resolve(picture);
    await answering;
    expect(sent).toEqual([]);
  });

  it('is cancelled with all others when the page goes', async () => {
    const { promise, reject } = Promise.withResolvers<Picture>();
    reply = () => promise;
    const answering = Promise.all([answers.answer(thumbnail(1)), answers.answer(thumbnail(2))]);
    answers.neverMindAll();
    reject(new Trouble('cancelled'));
    await answering;
    expect(asked.map(({ signal }) => signal?.aborted)).toEqual([true, true]);
    expect(sent).toEqual([]);
  });
});
