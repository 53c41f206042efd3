import { describe, expect, test } from 'vitest';
import { Lane } from '../../src/core/lane.ts';

const later = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('a lane', () => {
  test('runs one work after the other, whatever becomes of them', async () => {
    const lane = new Lane();
    const seen: string[] = [];
    const work =
      (name: string, fails = false) =>
      async () => {
        seen.push(`${name} begins`);
        await later();
        seen.push(`${name} ends`);
        if (fails) throw new Error(name);
        return name;
      };
    const results = await Promise.allSettled([lane.run(work('a', true)), lane.run(work('b'))]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  });

  test('is idle once work that came while one waited is done, too', async () => {
    const lane = new Lane();
    const done: number[] = [];
    const work = (number: number) => async () => {
      await later();
      done.push(number);
    };
    void lane.run(work(1));
    const idle = lane.idle();
    void lane.run(work(2));
    await idle;
    expect(done).toEqual([1, 2]);
    await new Lane().idle();
  });
});
