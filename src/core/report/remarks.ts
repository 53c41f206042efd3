import { words } from '../messages/report.ts';
import type { Comparison } from './types.ts';

export type RemarkCode = 'made-for-illustrations';

/** What a reader must know before the figures are believed: a code for programs, a message for people. */
export interface Remark {
  readonly code: RemarkCode;
  readonly message: string;
}

/** Once for all models that took part, in the user's language. */
export function remarks({ models: { clip, preclip } }: Comparison): Remark[] {
  const encoders = [clip?.image, clip?.text, preclip?.image, preclip?.text];
  return encoders.some((encoder) => encoder?.madeFor === 'illustrations')
    ? [{ code: 'made-for-illustrations', message: `${words.madeForIllustrations()} ${words.nameRealModels()}` }]
    : [];
}
