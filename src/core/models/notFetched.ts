import { Trouble } from '../errors.ts';
import { STANDARD } from './profiles.ts';
import { knownModel } from './registry.ts';
import { missingFiles, type ModelPlan } from './plan.ts';
import type { Precision } from '../pipelines/types.ts';

const MOST_NAMED = 3;

/** `models-not-fetched`: what is missing, and the command that fetches it. */
export function notFetched(plans: readonly ModelPlan[], precision: Precision): Trouble {
  const sources = plans.map(({ source }) => source);
  const paths = [...new Set(plans.flatMap((plan) => missingFiles(plan).map(({ path }) => path)))];
  const more = paths.length - MOST_NAMED;
  const files = paths.slice(0, MOST_NAMED).join(', ') + (more > 0 ? `, … (+${more})` : '');
  const weights = precision === 'fp32' ? [] : [`--precision ${precision}`];
  return new Trouble('models-not-fetched', {
    models: sources.join(', '),
    files,
    command: ['caption-lens models fetch', ...namesOf(plans), ...weights].join(' '),
  });
}

/** The experiment's models are those that are fetched where none is named. */
function namesOf(plans: readonly ModelPlan[]): string[] {
  const sources = plans.map(({ source }) => source);
  const standard = Object.values<string>(STANDARD);
  if (sources.length === standard.length && standard.every((source) => sources.includes(source))) return [];
  return plans.map(({ role, source }) => (knownModel(source)?.role === role ? source : `--${role} ${source}`));
}
