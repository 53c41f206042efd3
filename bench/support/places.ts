import { existsSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { runProcess } from './process.ts';
import type { BenchOptions } from './types.ts';

export const ROOT = join(import.meta.dirname, '..', '..');
const REFERENCE = join(ROOT, '..', 'shared', 'reference');

export const EXPERIMENT = join(REFERENCE, 'seed_experiment.py');
export const CLI = join(ROOT, 'dist', 'cli.js');
export const ENGINE = join(ROOT, 'dist', 'engine.js');

/** Folders of the bench; models and photos are made at their first use. */
export class Places {
  readonly #options: Pick<BenchOptions, 'python' | 'scratch'>;

  constructor(options: Pick<BenchOptions, 'python' | 'scratch'>) {
    this.#options = options;
  }

  /** Models of the experiment's size with random weights: clip/, resnet/, distiluse/. */
  models(): Promise<string> {
    const tokenizer = join(REFERENCE, 'set0', 'models', 'clip');
    return this.#made('models', join(REFERENCE, 'make_fullsize.py'), ['--clip-tokenizer', tokenizer]);
  }

  /** A dataset of photos, 1600 x 1200. */
  photos(count: number): Promise<string> {
    return this.#made(`photos${count}`, join(REFERENCE, 'make_photos.py'), ['--count', String(count)]);
  }

  /** A place for results; it may not exist yet. */
  async result(name: string): Promise<string> {
    const folder = join(this.#options.scratch, 'results');
    await mkdir(folder, { recursive: true });
    return join(folder, name);
  }

  /** Under its name only when whole: an interrupted script leaves nothing that looks finished. */
  async #made(name: string, script: string, args: readonly string[]): Promise<string> {
    const folder = join(this.#options.scratch, name);
    if (existsSync(folder)) return folder;
    process.stderr.write(`making ${name} …\n`);
    const unfinished = `${folder}.unfinished-${process.pid}`;
    await mkdir(this.#options.scratch, { recursive: true });
    await runProcess(this.#options.python, [script, unfinished, ...args]);
    await rename(unfinished, folder);
    return folder;
  }
}
