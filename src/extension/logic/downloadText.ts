import { bytesText } from '../../core/messages/bytes.ts';
import { downloadWords as say } from '../../core/messages/download.ts';
import { missingBytes, missingFiles, type ModelPlan, type ModelsPlan } from '../../core/models/plan.ts';
import { knownModel } from '../../core/models/registry.ts';
import { bytesToFetch } from '../../core/models/sizes.ts';
import type { Precision } from '../../core/pipelines/types.ts';
import { forLabel } from './disarm.ts';

export interface DownloadQuestion {
  readonly message: string;
  readonly detail: string;
}

/** Models of which files are missing. */
export const lacking = ({ models }: ModelsPlan): ModelPlan[] =>
  models.filter((model) => missingFiles(model).length > 0);

/** Whether the question can say a size without asking the Hub, which nobody has agreed to yet. */
export const isSizeKnown = (plan: ModelsPlan, precision: Precision): boolean =>
  bytesToFetch(lacking(plan), precision) !== null;

/** What a download is about: how much, of which models, from where, and where it goes. */
export function downloadQuestion(plan: ModelsPlan, precision: Precision): DownloadQuestion {
  const models = lacking(plan);
  const lines = models.map((model) => {
    const licence = model.licence ?? knownModel(model.source)?.licence;
    const facts = [forLabel(model.source), sizeText([model], precision), licence && say.licence(licence)];
    return facts.filter(Boolean).join(' · ');
  });
  return {
    message: say.question(sizeText(models, precision)),
    detail: [...lines, say.fromTo(new URL(plan.endpoint).host, forLabel(plan.cacheFolder))].join('\n'),
  };
}

function sizeText(models: readonly ModelPlan[], precision: Precision): string {
  const exact = missingBytes({ models });
  if (exact !== null) return bytesText(exact);
  const rough = bytesToFetch(models, precision);
  return rough === null ? say.unknownSize() : say.about(bytesText(rough));
}
