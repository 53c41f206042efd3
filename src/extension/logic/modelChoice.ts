import type { Logits, Precision } from '../../core/pipelines/types.ts';
import { commandWords as say } from '../../core/messages/commands.ts';
import { forLabel } from './disarm.ts';
import type { Inspected, Settings } from './settings.ts';

/** Settings that name models, without `captionLens.`. */
export const MODEL_SETTINGS = ['models.folder', 'models.clip', 'models.imageEncoder', 'models.textEncoder'] as const;
export type ModelSetting = (typeof MODEL_SETTINGS)[number];

export type ModelChoice = 'starter' | 'precision' | ModelSetting;

/** An entry of the list; one without `choice` is a heading. */
export interface ModelItem {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  readonly choice?: ModelChoice;
}

/** What can be chosen, and what is in use: `logits` are those of the CLIP that was last compared with. */
export function modelItems(settings: Settings, logits: Logits | undefined): ModelItem[] {
  const { models, clip, imageEncoder, textEncoder, precision } = settings;
  const isStarter = [models, clip, imageEncoder, textEncoder].every((folder) => folder === undefined);
  const own = (label: string, folder: string | undefined, choice: ModelChoice) => ({ label, ...shown(folder), choice });
  return [
    {
      label: say.starterModels(),
      ...(isStarter && { description: say.inUse() }),
      detail: say.starterDetail(),
      choice: 'starter',
    },
    { ...own(say.oneFolder(), models, 'models.folder'), detail: say.oneFolderDetail() },
    { label: say.eachModel() },
    { ...own(say.clip(), clip, 'models.clip'), ...(logits && { detail: say.scale(scaleOf(logits)) }) },
    own(say.imageEncoder(), imageEncoder, 'models.imageEncoder'),
    own(say.textEncoder(), textEncoder, 'models.textEncoder'),
    { label: say.weights() },
    { label: say.precision(), description: precision, choice: 'precision' },
  ];
}

const shown = (folder: string | undefined) => (folder === undefined ? {} : { description: forLabel(folder) });

const scaleOf = ({ scale }: Logits): string => String(Number(scale.toFixed(2)));

export interface PrecisionItem {
  readonly label: Precision;
  readonly description: string;
  readonly detail: string;
}

export function precisionItems(current: Precision): PrecisionItem[] {
  const details = { fp32: say.fp32(), fp16: say.fp16(), int8: say.int8() };
  const labels = ['fp32', 'fp16', 'int8'] as const;
  return labels.map((label) => ({
    label,
    description: label === current ? say.inUse() : '',
    detail: details[label],
  }));
}

/** What a folder of models must hold, by the setting that names it: one entry of each list. */
export const EXPECTED: Readonly<Record<ModelSetting, readonly (readonly string[])[]>> = {
  'models.folder': [['clip'], ['resnet'], ['distiluse']],
  'models.clip': [['preprocessor_config.json'], ['tokenizer.json']],
  'models.imageEncoder': [['preprocessor_config.json']],
  'models.textEncoder': [['tokenizer.json', 'modules.json']],
};

/** Values by the name of their setting; undefined stands for none. */
export type Values = Readonly<Record<string, string | undefined>>;

/** One folder for all does away with those of single models; none at all are the starter models. */
export function modelValues(choice: ModelSetting | 'starter', folder?: string): Values {
  if (choice !== 'starter' && choice !== 'models.folder') return { [choice]: folder };
  return { ...Object.fromEntries(MODEL_SETTINGS.map((name) => [name, undefined])), 'models.folder': folder };
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
