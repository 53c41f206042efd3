import { problemSentences } from './problems.ts';
import { placeholders } from './sentence.ts';
import { troubleSentences } from './troubles.ts';

/** English message -> message of another language, as `l10n/bundle.l10n.*.json` holds them. */
export type Bundle = Readonly<Record<string, string>>;

/** Every sentence about a problem or an error. */
export const catalogue: readonly string[] = [
  ...Object.values(problemSentences).flat(),
  ...Object.values(troubleSentences).flat(),
];

/** The messages that the bundle lacks, leaves empty, or gives other arguments. */
export function untranslated(messages: readonly string[], bundle: Bundle): string[] {
  return messages.filter((message) => {
    const translation = Object.hasOwn(bundle, message) ? bundle[message] : undefined;
    return !translation?.trim() || placeholders(translation).join() !== placeholders(message).join();
  });
}
