import { resolve } from 'node:path';
import type { Precision } from '../../core/pipelines/types.ts';
import { editorWords as say } from '../../core/messages/editor.ts';

export type Rerun = 'off' | 'onSave' | 'whileTyping';
export type MismatchSeverity = 'error' | 'warning' | 'information' | 'hint' | 'off';
/** The pipelines whose verdicts stand in the captions file. */
export type InlineVerdicts = 'off' | 'clip' | 'both';

/** The settings `captionLens.*`, checked; folders are absolute, undefined where none is named. */
export interface Settings {
  readonly models: string | undefined;
  readonly clip: string | undefined;
  readonly clipText: string | undefined;
  readonly imageEncoder: string | undefined;
  readonly textEncoder: string | undefined;
  readonly precision: Precision;
  readonly projectionSeed: number;
  readonly upright: boolean;
  readonly threads: number;
  readonly cacheEnabled: boolean;
  readonly cacheFolder: string | undefined;
  readonly rerun: Rerun;
  /** Milliseconds without typing before a rerun. */
  readonly rerunDelay: number;
  readonly mismatchSeverity: MismatchSeverity;
  readonly inlineVerdicts: InlineVerdicts;
  /** Names of captions files, the preferred one first. */
  readonly captionsFiles: readonly string[];
}

/** What is set where, as `WorkspaceConfiguration.inspect` tells it. */
export interface Inspected {
  readonly defaultValue?: unknown;
  readonly globalValue?: unknown;
  readonly workspaceValue?: unknown;
  readonly workspaceFolderValue?: unknown;
}

export interface SettingsSource {
  /** What is set under a name without `captionLens.`. */
  readonly inspect: (name: string) => Inspected | undefined;
  /** Whether the user trusts the workspace: only then its settings may point to folders and load the machine. */
  readonly trusted: boolean;
  /** Folder that relative paths start from. */
  readonly root: string;
  readonly home: string;
}

export interface SettingsRead {
  readonly settings: Settings;
  /** A sentence for each value that cannot be used; the default stands in for it. */
  readonly complaints: readonly string[];
}

const PRECISIONS = ['fp32', 'fp16', 'int8', 'uint8'] as const;
const RERUNS = ['off', 'onSave', 'whileTyping'] as const;
const SEVERITIES = ['error', 'warning', 'information', 'hint', 'off'] as const;
const INLINE = ['off', 'clip', 'both'] as const;
const LARGEST_SEED = 2 ** 32 - 1;
const MOST_THREADS = 1024;
const LONGEST_DELAY = 10_000;
const DEFAULT_CAPTIONS_FILES = ['captions.csv', 'captions.tsv'];

/** Reads and checks every setting. Values that cannot be used never throw. */
export function readSettings(source: SettingsSource): SettingsRead {
  const read = new Reader(source);
  const settings: Settings = {
    models: read.folder('models.folder'),
    clip: read.folder('models.clip'),
    clipText: read.folder('models.clipText'),
    imageEncoder: read.folder('models.imageEncoder'),
    textEncoder: read.folder('models.textEncoder'),
    precision: read.oneOf('precision', PRECISIONS, 'fp32'),
    projectionSeed: read.whole('projectionSeed', LARGEST_SEED, 0),
    upright: read.flag('upright', false),
    threads: read.whole('threads', MOST_THREADS, 0, source.trusted),
    cacheEnabled: read.flag('cache.enabled', true),
    cacheFolder: read.folder('cache.folder'),
    rerun: read.oneOf('rerun', RERUNS, 'onSave'),
    rerunDelay: read.whole('rerunDelay', LONGEST_DELAY, 400),
    mismatchSeverity: read.oneOf('mismatchSeverity', SEVERITIES, 'warning'),
    inlineVerdicts: read.oneOf('inlineVerdicts', INLINE, 'clip'),
    captionsFiles: read.fileNames('captionsFiles', DEFAULT_CAPTIONS_FILES),
  };
  return { settings, complaints: read.complaints };
}

class Reader {
  readonly complaints: string[] = [];
  readonly #source: SettingsSource;

  constructor(source: SettingsSource) {
    this.#source = source;
  }

  /** An absolute path; of an untrusted workspace nothing is taken. '' stands for none. */
  folder(name: string): string | undefined {
    const { home, root, trusted } = this.#source;
    const path = this.#checked(name, '', say.aFolder(), (value) => typeof value === 'string', trusted).trim();
    return path === ''
      ? undefined
      : resolve(
          root,
          path.replace(/^~(?=$|[/\\])/, () => home),
        );
  }

  oneOf<T extends string>(name: string, values: readonly T[], fallback: T): T {
    const isOne = (value: unknown): value is T => values.some((known) => known === value);
    return this.#checked(name, fallback, values.join(', '), isOne);
  }

  whole(name: string, high: number, fallback: number, trusted = true): number {
    const isWhole = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 0;
    const isInRange = (value: unknown): value is number => isWhole(value) && value <= high;
    return this.#checked(name, fallback, `0 – ${high}`, isInRange, trusted);
  }

  flag(name: string, fallback: boolean): boolean {
    return this.#checked(name, fallback, 'true, false', (value) => typeof value === 'boolean');
  }

  fileNames(name: string, fallback: readonly string[]): readonly string[] {
    return this.#checked(name, fallback, say.fileNames(), areFileNames);
  }

  #checked<T>(name: string, fallback: T, expected: string, fits: (value: unknown) => value is T, trusted = true): T {
    const value = chosen(this.#source.inspect(name), trusted) ?? fallback;
    if (fits(value)) return value;
    this.complaints.push(say.settingUnusable(`captionLens.${name}`, expected, JSON.stringify(value)));
    return fallback;
  }
}

/** The innermost value; without trust those of the workspace do not count. */
function chosen(inspected: Inspected | undefined, trusted: boolean): unknown {
  const { defaultValue, globalValue, workspaceValue, workspaceFolderValue } = inspected ?? {};
  const own = globalValue ?? defaultValue;
  return trusted ? (workspaceFolderValue ?? workspaceValue ?? own) : own;
}

/** Names alone: they become part of a search pattern and of a path. */
function areFileNames(value: unknown): value is readonly string[] {
  const isName = (name: unknown) => typeof name === 'string' && /^[^/\\*?[\]{},:]+\.(csv|tsv|txt)$/i.test(name);
  return Array.isArray(value) && value.length > 0 && value.every(isName);
}
