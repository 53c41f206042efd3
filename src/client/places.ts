import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ModelChoice } from '../contract/engine.ts';
import { Trouble } from '../core/errors.ts';
import type { PipelineName } from '../core/pipelines/types.ts';

/** What a user says about models: a folder for all of them, or each on its own. */
export interface NamedModels {
  /** Folder with `clip`, `resnet` and `distiluse`. */
  readonly models: string | undefined;
  readonly clip: string | undefined;
  /** A text encoder in the space of `clip`; its own where none is named. */
  readonly clipText?: string | undefined;
  readonly imageEncoder: string | undefined;
  readonly textEncoder: string | undefined;
}

/** Model folders that the pipelines need; those in `starter` where none is named. Throws `models-not-named`. */
export function modelFolders(pipelines: readonly PipelineName[], named: NamedModels, starter: string): ModelChoice {
  const place = (own: string | undefined, sub: string): string => {
    if (own !== undefined) return resolve(own);
    if (named.models !== undefined) return resolve(named.models, sub);
    const folder = join(starter, sub);
    if (!existsSync(folder)) throw new Trouble('models-not-named');
    return folder;
  };
  return {
    ...(pipelines.includes('clip') && {
      clip: place(named.clip, 'clip'),
      ...(named.clipText !== undefined && { clipText: resolve(named.clipText) }),
    }),
    ...(pipelines.includes('preclip') && {
      imageEncoder: place(named.imageEncoder, 'resnet'),
      textEncoder: place(named.textEncoder, 'distiluse'),
    }),
  };
}

export interface SystemPlaces {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

/** The embedding cache that editor and command line share, where the system wants caches. */
export function sharedCacheFolder({ platform, env, home }: SystemPlaces): string {
  return join(systemCache({ platform, env, home }), 'caption-lens');
}

function systemCache({ platform, env, home }: SystemPlaces): string {
  if (platform === 'darwin') return join(home, 'Library', 'Caches');
  if (platform === 'win32') return env['LOCALAPPDATA'] || join(home, 'AppData', 'Local');
  return env['XDG_CACHE_HOME'] || join(home, '.cache');
}
