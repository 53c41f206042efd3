import { absolutePath, modelSource } from '../../client/places.ts';
import type { Servers } from '../../contract/engine.ts';
import { PROFILES, type Profile } from '../../core/models/profiles.ts';
import type { PipelineName, Precision } from '../../core/pipelines/types.ts';
import { editorWords as say } from '../../core/messages/editor.ts';

export type Rerun = 'off' | 'onSave' | 'whileTyping';
/** `auto`: what a measurement on this machine recommends. */
export type PrecisionSetting = Precision | 'auto';
export type MismatchSeverity = 'error' | 'warning' | 'information' | 'hint' | 'off';
/** The pipelines whose verdicts stand in the captions file. */
export type InlineVerdicts = 'off' | 'clip' | 'both';

/** The settings `captionLens.*`, checked; folders are absolute, undefined where nothing is named. */
export interface Settings {
  /** Counts where nothing else names a model. */
  readonly profile: Profile;
  readonly models: string | undefined;
  /** Absolute folders and names of the Hub. */
  readonly clip: string | undefined;
  readonly clipText: string | undefined;
  readonly imageEncoder: string | undefined;
  readonly textEncoder: string | undefined;
  readonly servers: Servers;
  /** Folders of embeddings made elsewhere, by pipeline. */
  readonly embeddings: Partial<Record<PipelineName, string>>;
  readonly precision: PrecisionSetting;
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

/** Those that a result depends on. */
const DECISIVE = [
  ...(['profile', 'models', 'clip', 'clipText', 'imageEncoder', 'textEncoder'] as const),
  ...(['servers', 'embeddings', 'precision', 'projectionSeed', 'upright'] as const),
] satisfies readonly (keyof Settings)[];

/** What a result depends on, as a text: equal where a run would compute the same. */
export function decisive(settings: Settings): string {
  return JSON.stringify(DECISIVE.map((name) => settings[name]));
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
  /** Whether the user trusts the workspace: only then its settings may point to folders and load the machine, and its folders be meant. */
  readonly trusted: boolean;
  /** Folder that relative paths start from, in a trusted workspace. */
  readonly root: string;
  readonly home: string;
}

export interface SettingsRead {
  readonly settings: Settings;
  /** A sentence for each value that cannot be used; the default stands in for it. */
  readonly complaints: readonly string[];
}

const SERVED = ['clipImage', 'clipText', 'imageEncoder', 'textEncoder'] as const;
const PIPELINES = ['clip', 'preclip'] as const;
const PRECISIONS = ['fp32', 'fp16', 'int8', 'uint8', 'auto'] as const;
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
    profile: read.oneOf('models.profile', PROFILES, 'starter', source.trusted),
    models: read.folder('models.folder'),
    clip: read.model('models.clip'),
    clipText: read.model('models.clipText'),
    imageEncoder: read.model('models.imageEncoder'),
    textEncoder: read.model('models.textEncoder'),
    servers: read.addresses('servers', SERVED),
    embeddings: read.folders('embeddings', PIPELINES),
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
    const { home, trusted } = this.#source;
    const expected = trusted ? say.aFolder() : say.anAbsoluteFolder();
    return this.#place(name, expected, this.#text(name, expected), (path) => absolutePath(path, this.#root, home));
  }

  /** The same, or a name of the Hub. */
  model(name: string): string | undefined {
    const { home, trusted } = this.#source;
    const expected = trusted ? say.aModel() : say.anAbsoluteModel();
    return this.#place(name, expected, this.#text(name, expected), (named) => modelSource(named, this.#root, home));
  }

  /** Absolute paths by key; of an untrusted workspace nothing is taken. */
  folders<Key extends string>(name: string, keys: readonly Key[]): Partial<Record<Key, string>> {
    const { home, trusted } = this.#source;
    const expected = trusted ? say.folders(keys.join(', ')) : say.absoluteFolders(keys.join(', '));
    const given = this.#checked(name, {}, expected, areTexts(keys), trusted);
    return mapped(given, (text) => this.#place(name, expected, text, (path) => absolutePath(path, this.#root, home)));
  }

  /** Addresses by key; of a workspace nothing is taken, whoever trusts it: what is sent there are the user's pictures. */
  addresses<Key extends string>(name: string, keys: readonly Key[]): Partial<Record<Key, string>> {
    const given = this.#checked(name, {}, say.addresses(keys.join(', ')), areTexts(keys), false);
    return mapped(given, (address) => address.trim() || undefined);
  }

  oneOf<T extends string>(name: string, values: readonly T[], fallback: T, trusted = true): T {
    const isOne = (value: unknown): value is T => values.some((known) => known === value);
    return this.#checked(name, fallback, values.join(', '), isOne, trusted);
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

  #text(name: string, expected: string): string {
    const isText = (value: unknown): value is string => typeof value === 'string';
    return this.#checked(name, '', expected, isText, this.#source.trusted);
  }

  /** A stranger’s folder must not become what a user’s own relative path or name of the Hub stands for. */
  get #root(): string | null {
    return this.#source.trusted ? this.#source.root : null;
  }

  /** What a text points to; blank stands for nothing. */
  #place(name: string, expected: string, text: string, find: (text: string) => string | null): string | undefined {
    if (text.trim() === '') return undefined;
    const place = find(text.trim());
    if (place === null) this.#complain(name, expected, text);
    return place ?? undefined;
  }

  #checked<T>(name: string, fallback: T, expected: string, fits: (value: unknown) => value is T, trusted = true): T {
    const value = chosen(this.#source.inspect(name), trusted) ?? fallback;
    if (fits(value)) return value;
    this.#complain(name, expected, value);
    return fallback;
  }

  #complain(name: string, expected: string, got: unknown): void {
    this.complaints.push(say.settingUnusable(`captionLens.${name}`, expected, JSON.stringify(got)));
  }
}

/** The innermost value; without trust those of the workspace do not count. */
function chosen(inspected: Inspected | undefined, trusted: boolean): unknown {
  const { defaultValue, globalValue, workspaceValue, workspaceFolderValue } = inspected ?? {};
  const own = globalValue ?? defaultValue;
  return trusted ? (workspaceFolderValue ?? workspaceValue ?? own) : own;
}

type Texts<Key extends string> = Partial<Record<Key, string>>;

function areTexts<Key extends string>(keys: readonly Key[]): (value: unknown) => value is Texts<Key> {
  return (value): value is Texts<Key> => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    return Object.entries(value).every(
      ([key, text]) => keys.some((known) => known === key) && typeof text === 'string',
    );
  };
}

/** Without those that are mapped to nothing. */
function mapped<Key extends string>(texts: Texts<Key>, map: (text: string) => string | undefined): Texts<Key> {
  const all = Object.entries<string | undefined>(texts).map(([key, text]) => [key, text && map(text)] as const);
  return Object.fromEntries(all.filter(([, text]) => text)) as Texts<Key>;
}

/** Names alone: they become part of a search pattern and of a path. */
function areFileNames(value: unknown): value is readonly string[] {
  const isName = (name: unknown) => typeof name === 'string' && /^[^/\\*?[\]{},:]+\.(csv|tsv|txt)$/i.test(name);
  return Array.isArray(value) && value.length > 0 && value.every(isName);
}
