import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** Environment variable with the folder that outcomes go to. */
export const OUTCOMES = 'CAPTION_LENS_OUTCOMES';

/** What became of one test in the extension host. */
export interface Outcome {
  readonly name: string;
  readonly milliseconds: number;
  /** Null when it passed. */
  readonly failure: string | null;
}

interface Test {
  readonly name: string;
  readonly body: () => Promise<void>;
  /** Milliseconds. */
  readonly limit: number;
}

/** Far beyond what a busy machine takes: only what never comes is late. */
const LIMIT = 180_000;
const PATIENCE = 90_000;
const tests: Test[] = [];

/** Tests share one editor, so they run one after the other, in the order they are declared. */
export function test(name: string, body: () => Promise<void>, limit = LIMIT): void {
  tests.push({ name, body, limit });
}

/** What the editor calls for a window with the extension loaded; the caller outside finds the outcomes under its name. */
export async function runWindow(window: string): Promise<void> {
  const folder = process.env[OUTCOMES];
  if (folder === undefined) throw new Error(`${OUTCOMES} is not set`);
  const outcomes = await runTests((known) => writeFile(join(folder, `${window}.json`), JSON.stringify(known)));
  const failed = outcomes.filter(({ failure }) => failure !== null);
  if (failed.length > 0) throw new Error(`${failed.length} of ${outcomes.length} tests failed`);
}

/** Runs all tests; `report` gets what is known after each of them. */
async function runTests(report: (outcomes: readonly Outcome[]) => Promise<void>): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const { name, body, limit } of tests) {
    const started = performance.now();
    const failure = await withLimit(body(), limit).then(
      () => null,
      (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error)),
    );
    const milliseconds = Math.round(performance.now() - started);
    outcomes.push({ name, milliseconds, failure });
    await report(outcomes);
    console.log(
      `${failure === null ? 'ok    ' : 'FAILED'} ${name} (${milliseconds} ms)${failure ? `\n${failure}` : ''}`,
    );
  }
  return outcomes;
}

async function withLimit(work: Promise<void>, limit: number): Promise<void> {
  const over = new AbortController();
  const late = delay(limit, null, { signal: over.signal }).then(
    () => {
      throw new Error(`not done within ${limit / 1000} s`);
    },
    () => undefined,
  );
  try {
    await Promise.race([work, late]);
  } finally {
    over.abort();
  }
}

type Awaitable<T> = T | Promise<T>;

/** Waits until the condition gives a value. */
export async function eventually<T>(
  what: string,
  condition: () => Awaitable<T | null | undefined | false>,
): Promise<T> {
  const end = performance.now() + PATIENCE;
  for (;;) {
    const value = await condition();
    if (value !== null && value !== undefined && value !== false) return value;
    if (performance.now() > end) throw new Error(`waited in vain: ${what}`);
    await delay(10);
  }
}
