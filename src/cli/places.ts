import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Trouble } from '../core/errors.ts';
import type { ModelChoice } from '../contract/engine.ts';
import type { Io } from './io.ts';
import type { CompareOptions } from './options.ts';

/** Root of the package, seen from the bundle `dist/cli.js`. */
const PACKAGE = fileURLToPath(new URL('..', import.meta.url));

export const ENGINE = join(PACKAGE, 'dist', 'engine.js');
const STARTER = join(PACKAGE, 'models', 'starter');

/** Model folders that the pipelines of the call need. Throws `models-not-named`. */
export function modelsOf(options: CompareOptions, starter = STARTER): ModelChoice {
  const place = (named: string | undefined, sub: string): string => {
    if (named !== undefined) return resolve(named);
    if (options.models !== undefined) return resolve(options.models, sub);
    const folder = join(starter, sub);
    if (!existsSync(folder)) throw new Trouble('models-not-named');
    return folder;
  };
  return {
    ...(options.pipelines.includes('clip') && { clip: place(options.clip, 'clip') }),
    ...(options.pipelines.includes('preclip') && {
      imageEncoder: place(options.imageEncoder, 'resnet'),
      textEncoder: place(options.textEncoder, 'distiluse'),
    }),
  };
}

/** Folder of the embedding cache; null when it is off. */
export function cacheFolderOf({ cache }: CompareOptions, io: Io): string | null {
  return cache === undefined ? join(systemCache(io), 'caption-lens') : cache && resolve(cache);
}

/** Where the system wants caches. */
function systemCache({ platform, env, home }: Io): string {
  if (platform === 'darwin') return join(home, 'Library', 'Caches');
  if (platform === 'win32') return env['LOCALAPPDATA'] || join(home, 'AppData', 'Local');
  return env['XDG_CACHE_HOME'] || join(home, '.cache');
}
