import { build, type BuildOptions } from 'esbuild';
import { mkdir, mkdtemp, readdir, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { OUTCOMES, type Outcome } from '../host/harness.ts';
import { WINDOWS, type Opened, type TestWindow } from './windows.ts';

const HOST = 'test/extension/host';

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

  static async make(windows: readonly TestWindow[]): Promise<Prepared> {
    const prepared = new Prepared(await realpath(await mkdtemp(join(tmpdir(), 'caption-lens-editor-'))));
    await build({ ...bundleOf(windows), outdir: prepared.#tests });
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

/** Files with tests that no window imports: they would pass for ever. */
export async function forgottenTests(): Promise<string[]> {
  const { metafile } = await build({
    ...bundleOf(WINDOWS),
    outdir: 'out/extension-tests',
    write: false,
    metafile: true,
  });
  const files = (await readdir(HOST, { recursive: true })).filter((file) => file.endsWith('.ts'));
  return files.map((file) => `${HOST}/${file.replaceAll('\\', '/')}`).filter((file) => !(file in metafile.inputs));
}

const moduleOf = ({ name, module }: TestWindow): string => module ?? `${HOST}/${name}.ts`;

function bundleOf(windows: readonly TestWindow[]) {
  return {
    entryPoints: Object.fromEntries(windows.map((window) => [window.name, moduleOf(window)])),
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
    sourcemap: 'inline',
  } as const satisfies BuildOptions;
}
