import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import type { ModelChoice, Servers } from '../contract/engine.ts';
import { Trouble } from '../core/errors.ts';
import { STANDARD, type Profile } from '../core/models/profiles.ts';
import { hubSource, sourceText } from '../core/models/source.ts';
import type { PipelineName } from '../core/pipelines/types.ts';

/** What a user says about models: a profile or a folder for all of them, or each on its own. Folders are absolute here. */
export interface NamedModels {
  /** Counts where no folder for all is named; `starter` where none of both is. */
  readonly profile?: Profile | undefined;
  /** Folder with `clip`, `resnet` and `distiluse`. */
  readonly models: string | undefined;
  readonly clip: string | undefined;
  /** A text encoder in the space of `clip`; its own where none is named. */
  readonly clipText?: string | undefined;
  readonly imageEncoder: string | undefined;
  readonly textEncoder: string | undefined;
  readonly servers?: Servers;
  /** Folders of embeddings made elsewhere. */
  readonly embeddings?: Partial<Record<PipelineName, string>>;
}

/**
 * The models that the pipelines need: absolute folders and names on the Hub. Beside embeddings made elsewhere only those
 * that the user names: profiles do not know what made them. Throws `models-not-named`.
 */
export function modelSources(pipelines: readonly PipelineName[], named: NamedModels, starter: string): ModelChoice {
  const place = (own: string | undefined, key: keyof typeof STANDARD, sub: string): string | undefined => {
    if (own !== undefined) return own;
    if (named.models !== undefined) return join(named.models, sub);
    if (named.embeddings?.[key === 'clip' ? 'clip' : 'preclip'] !== undefined) return undefined;
    if (named.profile === 'standard') return STANDARD[key];
    const folder = join(starter, sub);
    if (!existsSync(folder)) throw new Trouble('models-not-named');
    return folder;
  };
  return withoutUndefined({
    ...(pipelines.includes('clip') && {
      clip: place(named.clip, 'clip', 'clip'),
      ...(named.clipText !== undefined && { clipText: named.clipText }),
    }),
    ...(pipelines.includes('preclip') && {
      imageEncoder: place(named.imageEncoder, 'imageEncoder', 'resnet'),
      textEncoder: place(named.textEncoder, 'textEncoder', 'distiluse'),
    }),
    ...(named.servers && Object.keys(named.servers).length > 0 && { servers: named.servers }),
    ...(named.embeddings && Object.keys(named.embeddings).length > 0 && { embeddings: named.embeddings }),
  });
}

type Defined<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

function withoutUndefined<T extends object>(values: T): Defined<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Defined<T>;
}

/**
 * What a user calls a model: a folder where one of that name exists or it is written as a path, else a name on the Hub
 * where it has that form. `hf:owner/name` is always one of the Hub. The answer is an absolute path or a Hub name; null for
 * a relative path where there is no root. Without one the disk has no say in what a name means.
 */
export function modelSource(named: string, root?: string, home?: string): string;
export function modelSource(named: string, root: string | null, home?: string): string | null;
export function modelSource(named: string, root: string | null = process.cwd(), home = homedir()): string | null {
  const folder = absolutePath(named, root, home);
  const source = hubSource(named);
  const isFolder = folder !== null && !named.startsWith('hf:') && (isPath(named) || existsSync(folder));
  return source === null || isFolder ? folder : sourceText(source);
}

/** `~` stands for the home folder. Null for a relative path where there is no root that it could start from. */
export function absolutePath(path: string, root: string | null, home: string): string | null {
  const expanded = path.replace(/^~(?=$|[/\\])/, () => home);
  return root === null && !isAbsolute(expanded) ? null : resolve(root ?? home, expanded);
}

const isPath = (named: string): boolean => /^([./~]|[a-z]:[\\/])|\\/i.test(named);

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
