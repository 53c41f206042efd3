import { openDocument } from '../../../src/core/annotations/document.ts';
import { annotate, type Annotated, type Surroundings } from '../../../src/core/annotations/annotated.ts';
import { resolveDataset } from '../../../src/core/dataset/resolve.ts';
import { readRows } from '../../../src/core/dataset/rows.ts';
import type { ListedFile } from '../../../src/core/dataset/types.ts';
import type { PipelineName } from '../../../src/core/pipelines/types.ts';
import type { Comparison } from '../../../src/core/report/types.ts';
import type { Translate } from '../../../src/core/messages/sentence.ts';
import { comparison, pipelineResult } from '../report/builder.ts';

export const listed = (...paths: string[]): ListedFile[] => paths.map((path) => ({ path, leavesFolder: false }));

export const english: Translate = (message, args) =>
  message.replace(/\{(\w+)\}/g, (_, name: string) => String(args[name] ?? `{${name}}`));

/** The comparison of a captions file whose cosines are given, image row by caption column. CLIP's tokens know no capitals. */
export function compared(
  text: string,
  files: readonly ListedFile[],
  cosines: Partial<Record<PipelineName, readonly (readonly number[])[]>>,
): Comparison {
  const { rows, leftOut, problems } = resolveDataset(readRows({ text, problems: [] }), files);
  const tokensOf = (name: string) => (caption: string) => (name === 'clip' ? caption.toLowerCase() : caption);
  const pipelines = Object.fromEntries(
    Object.entries(cosines).map(([name, matrix]) => [
      name,
      pipelineResult(rows, Float32Array.from(matrix.flat()), tokensOf(name)),
    ]),
  );
  return { ...comparison({ run: [] }), rows, leftOut, problems, pipelines };
}

/**
 * Four rows on lines 2 to 6, the third of two lines: the first image prefers the third caption, the second is tied, for
 * its caption is the first one to CLIP.
 */
export const TEXT = [
  'filename,category,caption',
  'beach1.jpg,beaches,white sand',
  'beach2.jpg,beaches,"White sand"',
  'bowl.jpg,food,"a bowl',
  'of ramen"',
  'tiger.jpg,animals,a tiger',
  '',
].join('\n');

export const FILES = listed('beaches/beach1.jpg', 'beaches/beach2.jpg', 'food/bowl.jpg', 'animals/tiger.jpg');

export const CLIP = [
  [0.28, 0.28, 0.31, 0.1],
  [0.3, 0.3, 0.1, 0.1],
  [0.1, 0.1, 0.33, 0.1],
  [0.1, 0.1, 0.1, 0.29],
];

export const PRECLIP = CLIP.map((_, i) => CLIP.map((_, j) => (j === 1 ? 0.05 : i === j ? 0.02 : 0.01)));

export const album = (): Comparison => compared(TEXT, FILES, { preclip: PRECLIP, clip: CLIP });

/** The comparison of `TEXT` laid over a document, `TEXT` itself by default. */
export const annotated = (text: string = TEXT, surroundings: Surroundings = {}): Annotated =>
  annotate(openDocument(text), album(), surroundings);
