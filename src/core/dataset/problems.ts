import type { ProblemArgs } from '../messages/problems.ts';
import type { Place, Problem, ProblemCode, Severity } from './types.ts';

const SEVERITY: Readonly<Record<ProblemCode, Severity>> = {
  'missing-image': 'error',
  'image-without-row': 'warning',
  'filename-case': 'warning',
  'duplicate-row': 'warning',
  'several-captions': 'info',
  'empty-filename': 'error',
  'empty-caption': 'warning',
  'unknown-category': 'error',
  'unreadable-image': 'error',
  'truncated-image': 'error',
  'image-too-large': 'error',
  'path-leaves-folder': 'error',
  'column-count': 'error',
  'unclosed-quote': 'error',
  'stray-quote': 'warning',
  'not-utf8': 'error',
  'missing-column': 'error',
  'caption-cut': 'warning',
  'caption-not-english': 'warning',
  'exif-rotation': 'info',
  'too-few-rows': 'error',
  'equivalents-unreadable': 'warning',
  'equivalents-unknown-row': 'warning',
  'image-not-embedded': 'error',
  'caption-not-embedded': 'error',
  'embedding-ambiguous': 'warning',
  'captions-embedded-here': 'info',
  'embeddings-model-unfit': 'warning',
  'cache-damaged': 'info',
  'cache-locked': 'info',
  'cache-unwritable': 'info',
};

/** Work that waits rather than mistakes: a warning is enough, yet there is nothing to compare. */
const LEFT_OUT_WITH_A_WARNING: readonly ProblemCode[] = ['empty-caption', 'duplicate-row'];

/** A problem with the severity of its code; `record` is `Row.record`. */
export function problem<Code extends ProblemCode>(
  code: Code,
  args: ProblemArgs<Code>,
  place: Place | null = null,
  record: number | null = null,
): Problem {
  return { code, severity: SEVERITY[code], args, place, record };
}

/** Whether the row concerned does not take part: every error does that, and few warnings. */
export function leavesRowOut({ code, severity, record }: Problem): boolean {
  return record !== null && (severity === 'error' || LEFT_OUT_WITH_A_WARNING.includes(code));
}
