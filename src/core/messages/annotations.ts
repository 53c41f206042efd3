import type { Problem, ProblemCode } from '../dataset/types.ts';
import { problemSentence } from './problems.ts';
import { sentence, type ArgsOf, type Translate, type Wordings } from './sentence.ts';

/** What the captions file says in the editor; rows are numbered from 1 below the header. */
export const annotationSentences = {
  mismatch: ['{file}: the image prefers row {row} ({rival}) to this caption ({own}), rank {rank} of {captions}.'],
  'mismatch-tie': ['{file}: row {row} has a cosine as high as this caption ({own}) and comes first.'],
  'images-without-row': [
    '{count} images have no row, “{file}” among them. Add rows for them.',
    'No row names the image “{file}”. Add a row for it.',
  ],
  more: ['{count} more findings are not shown here. Mend some of these first, or filter the table of the panel.'],
  'rival-row': ['Row {row}: “{caption}”'],
  'image-file': ['The image “{file}”.'],

  'inline-matched': ['{pipeline} {own}, {margin} ahead', '{pipeline} {own}'],
  'inline-rival': ['{pipeline} {own}, rank {rank} of {captions}, prefers row {row} ({rival})'],
  'inline-tie': ['{pipeline} {own}, ties with row {row}'],
  'inline-equivalent': ['{pipeline} {own}, rank {rank} of {captions}, accepts row {row} ({rival})'],
  'inline-left-out': ['left out'],
  'inline-stale': ['changed since the last comparison'],
  'inline-new': ['not compared yet'],

  'fix-go-to-rival': ['Go to row {row}'],
  'fix-swap-captions': ['Swap the captions of rows {a} and {b}'],
  'fix-open-image': ['Open the image “{file}” beside'],
  'fix-accept-equivalent': ['Accept the captions of rows {a} and {b} as equivalent'],
  'fix-name-image': ['Write the file name as “{file}”'],
  'fix-set-category': ['Move the row to the category “{category}”'],
  'fix-add-rows': ['Add rows for {count} images', 'Add a row for “{file}”'],
  'fix-remove-row': ['Remove this row'],

  'loses-line-ends': [
    '“{file}” mixes line ends. The editor writes all of them as {becomes} when it saves (lines changed: {count}).',
  ],
  'loses-bytes': ['“{file}” holds bytes that are not UTF-8. The editor writes others in their place when it saves.'],
} as const satisfies Record<string, Wordings>;

export type AnnotationCode = keyof typeof annotationSentences;

/** A sentence as data. File names and captions in it are disarmed and cut, and still data: never markup. */
export interface Message {
  readonly code: AnnotationCode | ProblemCode;
  readonly args: Problem['args'];
}

/** A message of the captions file; its arguments are checked against the sentence. */
export function message<Code extends AnnotationCode>(
  code: Code,
  args: ArgsOf<(typeof annotationSentences)[Code]>,
): Message {
  return { code, args };
}

const isAnnotation = (code: Message['code']): code is AnnotationCode => Object.hasOwn(annotationSentences, code);

/** The message in words. */
export function messageSentence({ code, args }: Message, t: Translate): string {
  return isAnnotation(code) ? sentence(annotationSentences[code], args, t) : problemSentence({ code, args }, t);
}
