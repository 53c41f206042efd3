import { parseArgs, type ParseArgsConfig } from 'node:util';
import { Trouble } from '../core/errors.ts';
import type { Servers } from '../contract/engine.ts';
import { isClose } from '../core/dataset/suggest.ts';
import { cliWords as say } from '../core/messages/cli.ts';
import { LEAST_SAMPLE, MOST_SAMPLE, USUAL_SAMPLE } from '../core/precision/sample.ts';
import { PROFILES, type Profile } from '../core/models/profiles.ts';
import type { PipelineName, Precision } from '../core/pipelines/types.ts';

export type CommandName = 'compare' | 'precision' | 'models' | 'init';

/** Name of each option's value in the help; null for a switch. */
const COMMON = { lang: 'en|es', help: null, version: null } as const;

/** Each a folder, or a name on the Hub. */
const EACH = { clip: 'MODEL', 'clip-text': 'MODEL', 'image-encoder': 'MODEL', 'text-encoder': 'MODEL' } as const;

/** Options by command, in the order of the help. */
export const OPTIONS = {
  compare: {
    pipelines: 'LIST',
    profile: 'starter|standard',
    models: 'DIR',
    ...EACH,
    'clip-image-server': 'URL',
    'clip-text-server': 'URL',
    'image-encoder-server': 'URL',
    'text-encoder-server': 'URL',
    embeddings: 'DIR',
    'preclip-embeddings': 'DIR',
    fetch: null,
    offline: null,
    precision: 'fp32|fp16|int8|uint8|auto',
    'projection-seed': 'N',
    upright: null,
    captions: 'FILE',
    json: 'FILE',
    csv: 'FILE',
    html: 'FILE',
    sarif: 'FILE',
    'dump-stages': 'DIR',
    'fail-under-clip': 'PERCENT',
    baseline: 'FILE',
    'allow-skipped': null,
    cache: 'DIR|off',
    threads: 'N',
    ...COMMON,
  },
  precision: {
    pipelines: 'LIST',
    profile: 'starter|standard',
    models: 'DIR',
    ...EACH,
    fetch: null,
    offline: null,
    sample: 'N',
    'projection-seed': 'N',
    upright: null,
    captions: 'FILE',
    json: 'FILE',
    cache: 'DIR|off',
    threads: 'N',
    ...COMMON,
  },
  models: {
    profile: 'standard',
    ...EACH,
    precision: 'fp32|fp16|int8|uint8',
    to: 'DIR',
    offline: null,
    ...COMMON,
  },
  init: { captions: 'FILE', ...COMMON },
} as const satisfies Record<CommandName, Record<string, string | null>>;

/** What a comparison and a measurement are both told. */
export interface RunOptions {
  readonly dataset: string;
  readonly pipelines: readonly PipelineName[];
  readonly profile: Profile | undefined;
  readonly models: string | undefined;
  readonly clip: string | undefined;
  readonly clipText: string | undefined;
  readonly imageEncoder: string | undefined;
  readonly textEncoder: string | undefined;
  /** Addresses of models on servers. */
  readonly servers: Servers;
  /** Folders of embeddings made elsewhere, by pipeline. */
  readonly embeddings: Partial<Record<PipelineName, string>>;
  readonly projectionSeed: number;
  readonly upright: boolean;
  readonly captions: string | undefined;
  readonly json: string | undefined;
  /** Null turns the cache off, undefined leaves its folder to the system. */
  readonly cache: string | null | undefined;
  readonly threads: number;
  /** Fetch models that are missing without a question. */
  readonly fetch: boolean;
  readonly offline: boolean;
  /** Rows that a measurement takes. */
  readonly sample: number;
}

export interface CompareOptions extends RunOptions {
  /** `auto`: what a measurement recommends. */
  readonly precision: Precision | 'auto';
  readonly csv: string | undefined;
  readonly html: string | undefined;
  readonly sarif: string | undefined;
  readonly dumpStages: string | undefined;
  readonly failUnderClip: number | undefined;
  readonly baseline: string | undefined;
  readonly allowSkipped: boolean;
}

export type PrecisionOptions = RunOptions;

export type ModelsAction = (typeof ACTIONS)[number];

export interface ModelsOptions {
  readonly action: ModelsAction;
  /** As the Hub calls them. */
  readonly names: readonly string[];
  readonly profile: Profile | undefined;
  readonly clip: string | undefined;
  readonly clipText: string | undefined;
  readonly imageEncoder: string | undefined;
  readonly textEncoder: string | undefined;
  readonly precision: Precision;
  /** Folder to pack into. */
  readonly to: string | undefined;
  readonly offline: boolean;
}

export interface InitOptions {
  readonly dataset: string;
  readonly captions: string | undefined;
}

export type Call =
  | { readonly kind: 'help'; readonly command: CommandName | null }
  | { readonly kind: 'version' }
  | { readonly kind: 'compare'; readonly options: CompareOptions }
  | { readonly kind: 'precision'; readonly options: PrecisionOptions }
  | { readonly kind: 'models'; readonly options: ModelsOptions }
  | { readonly kind: 'init'; readonly options: InitOptions };

const COMMANDS = Object.keys(OPTIONS) as CommandName[];
const PIPELINES = ['preclip', 'clip'] as const;
const PRECISIONS = ['fp32', 'fp16', 'int8', 'uint8', 'auto'] as const;
const WEIGHTS = ['fp32', 'fp16', 'int8', 'uint8'] as const;
const ACTIONS = ['list', 'fetch', 'pack', 'where'] as const;
const SERVERS = {
  clipImage: 'clip-image-server',
  clipText: 'clip-text-server',
  imageEncoder: 'image-encoder-server',
  textEncoder: 'text-encoder-server',
} as const;
const LARGEST_SEED = 2 ** 32 - 1;
const MOST_THREADS = 1024;

/** What the arguments ask for. Throws `usage` with a sentence that names the argument at fault. */
export function parseCall(args: readonly string[]): Call {
  const [first = ''] = args;
  if (first === '' || first === '--help' || first === '-h') {
    if (args.length === 0) throw new Trouble('usage', { detail: say.noCommand() });
    return { kind: 'help', command: null };
  }
  if (first === '--version' || first === '-V') return { kind: 'version' };
  if (first === 'help') return { kind: 'help', command: args[1] === undefined ? null : commandOf(args[1]) };
  const command = commandOf(first);
  const given = read(command, args.slice(1));
  if (given.has('help')) return { kind: 'help', command };
  if (given.has('version')) return { kind: 'version' };
  given.oneOf('lang', ['en', 'es']);
  switch (command) {
    case 'compare':
      return { kind: command, options: compareOptions(given) };
    case 'precision':
      return { kind: command, options: runOptions(given) };
    case 'models':
      return { kind: command, options: modelsOptions(given) };
    case 'init':
      return { kind: command, options: { dataset: datasetOf(given), captions: given.text('captions') } };
  }
}

/** The language asked for with `--lang`, wherever it stands; it must be known before anything is said. */
export function languageOption(args: readonly string[]): string | undefined {
  const at = args.findLastIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  return args[at]?.startsWith('--lang=') ? args[at].slice('--lang='.length) : args[at + 1 || args.length];
}

function usage(...sentences: (string | null)[]): Trouble {
  return new Trouble('usage', { detail: sentences.filter((sentence) => sentence !== null).join(' ') });
}

function commandOf(name: string): CommandName {
  const command = COMMANDS.find((known) => known === name);
  if (command) return command;
  const unknown = name.startsWith('-') ? say.unknownOption(name) : say.unknownCommand(name);
  throw usage(unknown, suggestion(name, COMMANDS, ''));
}

function suggestion(name: string, known: readonly string[], prefix: string): string | null {
  const bare = name.replace(/^-+/, '');
  const meant = known.find((one) => bare.length > 2 && (one.startsWith(bare) || isClose(one, bare)));
  return meant === undefined ? null : say.didYouMean(prefix + meant);
}

/** The options as given, and the positional arguments. */
class Given {
  readonly values: ReadonlyMap<string, string | true>;
  readonly positionals: readonly string[];

  constructor(values: ReadonlyMap<string, string | true>, positionals: readonly string[]) {
    this.values = values;
    this.positionals = positionals;
  }

  has(name: string): boolean {
    return this.values.has(name);
  }

  text(name: string): string | undefined {
    const value = this.values.get(name);
    return value === true ? undefined : value;
  }

  /** The texts of several options, under other names; what is not given is not there. */
  named<Key extends string>(options: Readonly<Record<Key, string>>): Partial<Record<Key, string>> {
    const texts: Partial<Record<Key, string>> = {};
    for (const key of Object.keys(options) as Key[]) {
      const text = this.text(options[key]);
      if (text !== undefined) texts[key] = text;
    }
    return texts;
  }

  number(name: string, expected: string, isValid: (value: number) => boolean): number | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : NaN;
    if (!isValid(value)) throw usage(say.expected(`--${name}`, expected, text));
    return value;
  }

  whole(name: string, low: number, high: number): number | undefined {
    const isValid = (value: number) => Number.isInteger(value) && value >= low && value <= high;
    return this.number(name, say.wholeNumber(low, high), isValid);
  }

  oneOf<T extends string>(name: string, values: readonly T[]): T | undefined {
    const text = this.text(name);
    const value = values.find((known) => known === text);
    if (text !== undefined && value === undefined) {
      throw usage(say.expected(`--${name}`, say.oneOf(values.join(', ')), text));
    }
    return value;
  }
}

function read(command: CommandName, args: readonly string[]): Given {
  const known: Readonly<Record<string, string | null>> = OPTIONS[command];
  const options: NonNullable<ParseArgsConfig['options']> = {};
  for (const [name, value] of Object.entries(known)) options[name] = { type: value === null ? 'boolean' : 'string' };
  const { tokens, positionals } = parseArgs({
    args: [...args],
    options: { ...options, help: { type: 'boolean', short: 'h' }, version: { type: 'boolean', short: 'V' } },
    strict: false,
    tokens: true,
    allowPositionals: true,
  });
  const values = new Map<string, string | true>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    if (values.has(token.name)) throw usage(say.givenTwice(token.rawName));
    values.set(token.name, valueOf(token, known));
  }
  return new Given(values, positionals);
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function valueOf({ name, rawName, value, inlineValue }: OptionToken, known: Readonly<Record<string, string | null>>) {
  if (!Object.hasOwn(known, name)) {
    throw usage(say.unknownOption(rawName), suggestion(name, Object.keys(known), '--'));
  }
  const meaning = known[name] ?? null;
  if (meaning === null) {
    if (value !== undefined) throw usage(say.takesNoValue(rawName));
    return true;
  }
  // An option after an option is a value forgotten, rarely a file of that name; `--json=-x` says so.
  const isForgotten = value === undefined || value === '' || (!inlineValue && value.startsWith('-'));
  if (isForgotten) throw usage(say.needsValue(rawName, meaning));
  return value;
}

function datasetOf({ positionals }: Given): string {
  const [dataset, extra] = positionals;
  if (extra !== undefined) throw usage(say.oneDataset(extra));
  if (dataset === undefined || dataset === '') throw usage(say.noDataset());
  return dataset;
}

function compareOptions(given: Given): CompareOptions {
  const options = runOptions(given);
  for (const gate of ['fail-under-clip', 'baseline']) {
    if (given.has(gate) && !options.pipelines.includes('clip')) throw usage(say.needsClip(`--${gate}`));
  }
  return {
    ...options,
    precision: given.oneOf('precision', PRECISIONS) ?? 'fp32',
    csv: given.text('csv'),
    html: given.text('html'),
    sarif: given.text('sarif'),
    dumpStages: given.text('dump-stages'),
    failUnderClip: given.number('fail-under-clip', say.percentage(), (value) => value >= 0 && value <= 100),
    baseline: given.text('baseline'),
    allowSkipped: given.has('allow-skipped'),
  };
}

function runOptions(given: Given): RunOptions {
  if (given.has('models') && given.has('profile')) throw usage(say.notBoth('--models', '--profile'));
  for (const asking of ['fetch', ...Object.values(SERVERS)])
    if (given.has(asking) && given.has('offline')) throw usage(say.notBoth(`--${asking}`, '--offline'));
  const cache = given.text('cache');
  return {
    dataset: datasetOf(given),
    pipelines: pipelinesOf(given.text('pipelines')),
    models: given.text('models'),
    profile: given.oneOf('profile', PROFILES),
    ...eachOf(given),
    servers: given.named(SERVERS),
    embeddings: given.named({ clip: 'embeddings', preclip: 'preclip-embeddings' }),
    fetch: given.has('fetch'),
    offline: given.has('offline'),
    projectionSeed: given.whole('projection-seed', 0, LARGEST_SEED) ?? 0,
    upright: given.has('upright'),
    captions: given.text('captions'),
    json: given.text('json'),
    cache: cache === 'off' ? null : cache,
    threads: given.whole('threads', 0, MOST_THREADS) ?? 0,
    sample: given.whole('sample', LEAST_SAMPLE, MOST_SAMPLE) ?? USUAL_SAMPLE,
  };
}

function eachOf(given: Given) {
  return {
    clip: given.text('clip'),
    clipText: given.text('clip-text'),
    imageEncoder: given.text('image-encoder'),
    textEncoder: given.text('text-encoder'),
  };
}

function modelsOptions(given: Given): ModelsOptions {
  const [asked = '', ...names] = given.positionals;
  const action = ACTIONS.find((known) => known === asked);
  if (asked === '') throw usage(say.noAction(ACTIONS.join(', ')));
  if (!action) throw usage(say.unknownAction(asked), suggestion(asked, ACTIONS, ''));
  if (action === 'pack' && !given.has('to')) throw usage(say.needsValue('--to', 'DIR'));
  return {
    profile: given.oneOf('profile', ['standard']),
    ...{ action, names, ...eachOf(given), to: given.text('to'), offline: given.has('offline') },
    precision: given.oneOf('precision', WEIGHTS) ?? 'fp32',
  };
}

function pipelinesOf(list: string | undefined): readonly PipelineName[] {
  if (list === undefined) return PIPELINES;
  const names = list.split(',').map((name) => name.trim());
  const wrong = names.find((name) => !PIPELINES.some((known) => known === name));
  if (wrong !== undefined) throw usage(say.expected('--pipelines', say.listOf(PIPELINES.join(', ')), list));
  return PIPELINES.filter((known) => names.includes(known));
}
