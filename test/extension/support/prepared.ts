import { build } from 'esbuild';
import { mkdir, mkdtemp, readdir, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { OUTCOMES, type Outcome } from '../host/harness.ts';
import { WINDOWS, type Opened, type TestWindow } from './windows.ts';

const host = 'test/extension/host';

/** What the tests of one window came to. */
export interface WindowRun {
  readonly window: string;
  readonly outcomes: readonly Outcome[];
  /** Null when all tests were run; else what is known of the end. */
  readonly failure: string | null;
}

/** A place of its own for one run: nothing is shared with another that goes on at the same time. */
export class Prepared {
  readonly place: string;
  readonly #tests: string;

  private constructor(place: string) {
    this.place = place;
    // What lies in the extension's folder gets the extension's `vscode`, whose dialogs the tests answer.
    this.#tests = resolve('out', 'extension-tests', basename(place));
  }

  static async make(): Promise<Prepared> {
    const prepared = new Prepared(await realpath(await mkdtemp(join(tmpdir(), 'caption-lens-editor-'))));
    await bundleTests(prepared.#tests);
    return prepared;
  }

  /** Where the extension host finds the folder for its outcomes. */
  get env(): Readonly<Record<string, string>> {
    return { [OUTCOMES]: this.place };
  }

  async open({ name, make }: TestWindow): Promise<Opened & { readonly tests: string }> {
    const folder = join(this.place, name);
    await mkdir(folder);
    return { ...(await make(folder)), tests: join(this.#tests, `${name}.cjs`) };
  }

  /** Call it once the window has ended with `exit`: 0 where the tests think that they passed. */
  async runOf({ name }: TestWindow, exit: number | string, log: readonly string[]): Promise<WindowRun> {
    const text = await readFile(join(this.place, `${name}.json`), 'utf8').catch(() => '[]');
    const outcomes = JSON.parse(text) as Outcome[];
    const failed = outcomes.some(({ failure }) => failure !== null);
    const whole = outcomes.length > 0 && (exit === 0 || failed);
    const failure = whole ? null : [`ended with ${exit}`, ...log.slice(-20)].join('\n');
    return { window: name, outcomes, failure };
  }

  async remove(): Promise<void> {
    for (const folder of [this.place, this.#tests]) {
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    }
  }
}

async function bundleTests(outdir: string): Promise<void> {
  const { metafile } = await build({
    entryPoints: WINDOWS.map(({ name }) => `${host}/${name}.ts`),
    outdir,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
    sourcemap: 'inline',
    metafile: true,
  });
  await refuseForgotten(Object.keys(metafile.inputs));
}

/** A file with tests that no window imports would pass for ever. */
async function refuseForgotten(bundled: readonly string[]): Promise<void> {
  const files = (await readdir(resolve(host), { recursive: true })).filter((file) => file.endsWith('.ts'));
  const forgotten = files.map((file) => `${host}/${file.replaceAll('\\', '/')}`).filter((f) => !bundled.includes(f));
  if (forgotten.length > 0) throw new Error(`No window runs ${forgotten.join(', ')}: import it in one of host/*.ts.`);
}
