import { commandWords as say } from '../../core/messages/commands.ts';
import { modelWords } from '../../core/messages/models.ts';
import { bytesText } from '../../core/messages/bytes.ts';
import type { Profile } from '../../core/models/profiles.ts';
import { modelsFor, type KnownModel } from '../../core/models/registry.ts';
import { hubSource, sourceText, unmistakable } from '../../core/models/source.ts';
import type { ModelRole } from '../../core/pipelines/pipelines.ts';
import type { Logits } from '../../core/pipelines/types.ts';
import { forLabel } from './disarm.ts';
import type { Inspected, PrecisionSetting, Settings } from './settings.ts';

/** Settings that name one model each, without `captionLens.`, and what it is for. */
export const ENCODER_SETTINGS = {
  'models.clip': 'clip',
  'models.clipText': 'clip-text',
  'models.imageEncoder': 'image-encoder',
  'models.textEncoder': 'text-encoder',
} as const satisfies Record<string, ModelRole>;
export type EncoderSetting = keyof typeof ENCODER_SETTINGS;

/** Every setting that names models; each goes before the profile. */
export const MODEL_SETTINGS = [
  'models.folder',
  'models.clip',
  'models.clipText',
  'models.imageEncoder',
  'models.textEncoder',
] as const;
export type FolderSetting = 'models.folder' | EncoderSetting;

/** Settings of what computes elsewhere; they are written by hand. */
export type ElsewhereSetting = 'servers' | 'embeddings';

export type ModelChoice = Profile | 'precision' | FolderSetting | ElsewhereSetting;

/** An entry of a list; one without `choice` is a heading. */
export interface Item<Choice> {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  readonly choice?: Choice;
}

/** What can be chosen, and what is in use: `logits` are those of the CLIP that was last compared with. */
export function modelItems(settings: Settings, logits: Logits | undefined): Item<ModelChoice>[] {
  const { profile, models, clip, clipText, imageEncoder, textEncoder, precision } = settings;
  const isProfile = [models, clip, clipText, imageEncoder, textEncoder].every((source) => source === undefined);
  const inUse = (name: Profile) => (isProfile && profile === name ? { description: say.inUse() } : {});
  const own = (label: string, source: string | undefined, choice: EncoderSetting) => ({
    label,
    ...shown(source),
    choice,
  });
  return [
    { label: say.bothPipelines() },
    { label: say.starterModels(), ...inUse('starter'), detail: say.starterDetail(), choice: 'starter' },
    { label: say.standardModels(), ...inUse('standard'), detail: standardDetail(precision), choice: 'standard' },
    { label: say.oneFolder(), ...shown(models), detail: say.oneFolderDetail(), choice: 'models.folder' },
    { label: say.eachModel() },
    { ...own(say.clip(), clip, 'models.clip'), ...(logits && { detail: say.scale(scaleOf(logits)) }) },
    own(say.clipText(), clipText, 'models.clipText'),
    own(say.imageEncoder(), imageEncoder, 'models.imageEncoder'),
    own(say.textEncoder(), textEncoder, 'models.textEncoder'),
    { label: say.elsewhere() },
    { label: say.servers(), ...shownEach(settings.servers), detail: say.serversDetail(), choice: 'servers' },
    {
      label: say.embeddings(),
      ...shownEach(settings.embeddings),
      detail: say.embeddingsDetail(),
      choice: 'embeddings',
    },
    { label: say.weights() },
    { label: say.precision(), description: precision, choice: 'precision' },
  ];
}

const shown = (source: string | undefined) => (source === undefined ? {} : { description: forLabel(source) });

/** Which of them are set, and to what. */
function shownEach(places: Readonly<Record<string, string | undefined>>): { readonly description?: string } {
  const set = Object.entries(places).flatMap(([name, place]) => (place === undefined ? [] : [`${name}: ${place}`]));
  return set.length === 0 ? {} : { description: forLabel(set.join(' · ')) };
}

const scaleOf = ({ scale }: Logits): string => String(Number(scale.toFixed(2)));

/** The experiment's models with the size of all three. */
function standardDetail(setting: PrecisionSetting): string {
  const own = (['clip', 'image-encoder', 'text-encoder'] as const).map((role) => modelsFor(role)[0]);
  const sizes = own.map((model) => model && megabytes(model, setting));
  const total = sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0);
  return say.standardDetail(bytesText(total * 1e6));
}

/** As asked for where that is known, else fp32: the encoders without files of that precision stay in it. */
function megabytes({ megabytes: sizes }: KnownModel, setting: PrecisionSetting): number | undefined {
  return (setting === 'auto' ? undefined : sizes[setting]) ?? sizes.fp32 ?? Object.values(sizes)[0];
}

/** Where one model shall come from. */
export type EncoderChoice =
  { readonly kind: 'known'; readonly source: string } | { readonly kind: 'name' | 'folder' | 'none' };

/** The name that a setting holds for a model of the registry. */
export function sourceOf({ names, revision }: KnownModel): string {
  return sourceText({ kind: 'hub', name: names.at(-1) ?? '', revision });
}

export interface EncoderSeen {
  readonly setting: EncoderSetting;
  readonly settings: Settings;
  /** Sources whose files are all on this machine. */
  readonly onDisk: ReadonlySet<string>;
}

/** Models that are known to work for a setting, each with what it costs; another name, a folder, and none. */
export function encoderItems({ setting, settings, onDisk }: EncoderSeen): Item<EncoderChoice>[] {
  const current = encoderIn(settings, setting);
  const known = modelsFor(ENCODER_SETTINGS[setting]).map((model) => knownItem(model, current, settings, onDisk));
  return [
    { label: say.knownToWork() },
    ...known,
    { label: say.others() },
    { label: say.otherName(), detail: say.otherNameDetail(), choice: { kind: 'name' } },
    { label: say.aFolder(), choice: { kind: 'folder' } },
    ...(current === undefined ? [] : [{ label: say.noneOfItsOwn(), choice: { kind: 'none' } } as const]),
  ];
}

function knownItem(
  model: KnownModel,
  current: string | undefined,
  { precision }: Settings,
  onDisk: ReadonlySet<string>,
): Item<EncoderChoice> {
  const source = sourceOf(model);
  const size = megabytes(model, precision);
  const place = onDisk.has(source)
    ? say.onThisComputer()
    : size === undefined
      ? ''
      : say.toDownload(bytesText(size * 1e6));
  const languages = model.languages.length > 0 ? modelWords.languages(model.languages) : '';
  const details = [modelWords.goodFor(model.goodFor), say.dimension(model.dimension), languages, model.licence];
  return {
    label: source,
    description: [source === current ? say.inUse() : '', place].filter(Boolean).join(' · '),
    detail: details.filter(Boolean).join(' · '),
    choice: { kind: 'known', source },
  };
}

export function encoderIn(settings: Settings, setting: EncoderSetting): string | undefined {
  const { clip, clipText, imageEncoder, textEncoder } = settings;
  return {
    'models.clip': clip,
    'models.clipText': clipText,
    'models.imageEncoder': imageEncoder,
    'models.textEncoder': textEncoder,
  }[setting];
}

/** What is wrong with a name of the Hub, in words; null for one that can be asked for. */
export function nameComplaint(text: string): string | null {
  return text.trim() === '' || hubSource(text.trim()) ? null : say.noHubName();
}

export type PrecisionChoice = PrecisionSetting | 'measure';

export function precisionItems(current: PrecisionSetting): Item<PrecisionChoice>[] {
  const details: Readonly<Record<PrecisionSetting, string>> = {
    auto: say.auto(),
    fp32: say.fp32(),
    fp16: say.fp16(),
    int8: say.int8(),
    uint8: say.uint8(),
  };
  const labels = ['fp32', 'fp16', 'int8', 'uint8', 'auto'] as const;
  return [
    ...labels.map((label) => ({
      label,
      description: label === current ? say.inUse() : '',
      detail: details[label],
      choice: label,
    })),
    { label: say.measure(), detail: say.measureDetail(), choice: 'measure' },
  ];
}

/** What a folder of models must hold, by the setting that names it: one entry of each list. */
export const EXPECTED: Readonly<Record<FolderSetting, readonly (readonly string[])[]>> = {
  'models.folder': [['clip'], ['resnet'], ['distiluse']],
  'models.clip': [['preprocessor_config.json'], ['tokenizer.json']],
  'models.clipText': [['tokenizer.json', 'modules.json']],
  'models.imageEncoder': [['preprocessor_config.json']],
  'models.textEncoder': [['tokenizer.json', 'modules.json']],
};

/** Values by the name of their setting; undefined stands for none. */
export type Values = Readonly<Record<string, string | undefined>>;

/** A profile, or one folder for all, does away with those of single models. A name of the Hub stays one in any workspace. */
export function modelValues(choice: Profile | FolderSetting, source?: string): Values {
  const isForAll = choice === 'starter' || choice === 'standard' || choice === 'models.folder';
  if (!isForAll) return { [choice]: source && unmistakable(source) };
  return {
    ...Object.fromEntries(MODEL_SETTINGS.map((name) => [name, undefined])),
    ...(choice === 'models.folder' ? { [choice]: source } : { 'models.profile': choice }),
  };
}

export type Scope = 'global' | 'workspace' | 'folder';

/** One write of a setting; undefined removes it. */
export interface Write {
  readonly name: string;
  readonly value: string | undefined;
  readonly scope: Scope;
}

const SCOPES = ['global', 'workspace', 'folder'] as const;

/**
 * What to write so that the value holds in `scope`: further in, where another would hide it, that one is removed; further
 * out, where one would show through, an empty one stands for none.
 */
export function writesFor(name: string, value: string | undefined, scope: Scope, inspected: Inspected = {}): Write[] {
  const { globalValue, workspaceValue, workspaceFolderValue } = inspected;
  const set = { global: globalValue, workspace: workspaceValue, folder: workspaceFolderValue };
  const isSet = (where: Scope) => set[where] !== undefined;
  const at = SCOPES.indexOf(scope);
  const own = SCOPES.slice(0, at).some(isSet) ? (value ?? '') : value;
  const here = own !== undefined || isSet(scope) ? [{ name, value: own, scope }] : [];
  const hiding = SCOPES.slice(at + 1).filter(isSet);
  return [...here, ...hiding.map((inner) => ({ name, value: undefined, scope: inner }))];
}
