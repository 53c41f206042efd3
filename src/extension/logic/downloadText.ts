import { bytesText } from '../../core/messages/bytes.ts';
import { downloadWords as say } from '../../core/messages/download.ts';
import { missingBytes, missingFiles, type ModelsPlan } from '../../core/models/plan.ts';
import { forLabel } from './disarm.ts';

export interface DownloadQuestion {
  readonly message: string;
  readonly detail: string;
}

/** What a download is about: how much, of which models, from where, and where it goes. */
export function downloadQuestion(plan: ModelsPlan): DownloadQuestion {
  const models = plan.models.filter((model) => missingFiles(model).length > 0);
  const lines = models.map((model) => {
    const size = sizeOf(missingBytes({ models: [model] }));
    return [forLabel(model.source), size, ...(model.licence ? [say.licence(model.licence)] : [])].join(' · ');
  });
  return {
    message: say.question(sizeOf(missingBytes(plan))),
    detail: [...lines, say.fromTo(new URL(plan.endpoint).host, forLabel(plan.cacheFolder))].join('\n'),
  };
}

const sizeOf = (bytes: number | null): string => (bytes === null ? say.unknownSize() : bytesText(bytes));
