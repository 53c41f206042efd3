import { Trouble } from '../errors.ts';
import { STANDARD } from './profiles.ts';
import { knownModel } from './registry.ts';
import { missingFiles, type ModelPlan } from './plan.ts';
import type { ModelRole } from '../pipelines/pipelines.ts';
import type { Precision } from '../pipelines/types.ts';

const MOST_NAMED = 3;
const TO_CARRY = 'models-to-carry';

/** Folders that `models pack` writes and `--models` looks into. */
export const MODEL_FOLDERS: Readonly<Record<ModelRole, string>> = {
  clip: 'clip',
  'clip-text': 'clip-text',
  'image-encoder': 'resnet',
  'text-encoder': 'distiluse',
};

type NamedModel = Pick<ModelPlan, 'role' | 'source'>;

/**
 * `models-not-fetched`: what is missing, the command that fetches it, and how it is brought here from elsewhere;
 * `offline` where no request may be made.
 */
export function notFetched(plans: readonly ModelPlan[], precision: Precision, offline: boolean): Trouble {
  const sources = plans.map(({ source }) => source);
  const paths = [...new Set(plans.flatMap((plan) => missingFiles(plan).map(({ path }) => path)))];
  const more = paths.length - MOST_NAMED;
  const files = paths.slice(0, MOST_NAMED).join(', ') + (more > 0 ? `, … (+${more})` : '');
  const command = fetchCommand(plans, precision);
  return new Trouble('models-not-fetched', {
    models: sources.join(', '),
    files,
    command,
    pack: `${commandOf('pack', plans, precision)} --to ${TO_CARRY}`,
    use: useOf(plans),
    ...(offline && { elsewhere: command }),
  });
}

/** The command that fetches these models. */
export const fetchCommand = (models: readonly NamedModel[], precision: Precision): string =>
  commandOf('fetch', models, precision);

function commandOf(action: 'fetch' | 'pack', models: readonly NamedModel[], precision: Precision): string {
  const weights = precision === 'fp32' ? [] : [`--precision ${precision}`];
  return [`caption-lens models ${action}`, ...namesOf(models), ...weights].join(' ');
}

/** The options of a comparison that takes them from the folder to carry. */
function useOf(models: readonly NamedModel[]): string {
  if (areStandard(models)) return `--models ${TO_CARRY}`;
  return models.map(({ role }) => `--${role} ${TO_CARRY}/${MODEL_FOLDERS[role]}`).join(' ');
}

function areStandard(models: readonly NamedModel[]): boolean {
  const sources = models.map(({ source }) => source);
  const standard = Object.values<string>(STANDARD);
  return sources.length === standard.length && standard.every((source) => sources.includes(source));
}

/** The experiment's models are those that are fetched where none is named. */
function namesOf(models: readonly NamedModel[]): string[] {
  if (areStandard(models)) return [];
  return models.map(({ role, source }) => (knownModel(source)?.role === role ? source : `--${role} ${source}`));
}
