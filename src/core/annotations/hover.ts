import type { PipelineName } from '../pipelines/types.ts';
import { mainPipeline, pipelineEntries } from '../report/findings.ts';
import type { PipelineResult } from '../report/types.ts';
import type { Annotated, AnnotatedRow, Freshness } from './annotated.ts';
import { rowRange, rowsOnLines } from './document.ts';
import type { Range } from './lines.ts';
import { nearestCaptions, nearestImages, neighboursFrom, type Nearest, type Neighbour } from './neighbours.ts';
import { shownArgs, shownCaption, shownName } from './shown.ts';
import { markOf, rowNumber, verdictsOf, type Mark, type PipelineVerdict } from './verdict.ts';
import type { Message } from '../messages/annotations.ts';

/** One of the nearest captions or images. Texts are disarmed and cut; `image` is a path of the dataset as it is. */
export interface HoverNeighbour {
  /** Position in `Annotated.rows`; null for a row that is gone. */
  readonly row: number | null;
  readonly number: number | null;
  readonly image: string;
  readonly file: string;
  readonly caption: string;
  /** Null where the matrix was not kept. */
  readonly cosine: number | null;
  readonly own: boolean;
}

/** What a link of the hover does; rows are positions in `Annotated.rows`. */
export type HoverLink =
  | { readonly kind: 'show-in-heatmap'; readonly index: number }
  | { readonly kind: 'open-image'; readonly image: string }
  | { readonly kind: 'go-to-row'; readonly row: number; readonly number: number };

/** Everything that the hover on a row shows, as data; the extension makes text of it, never markup. */
export interface HoverContent {
  readonly range: Range;
  readonly row: number;
  readonly number: number;
  readonly mark: Mark | null;
  readonly freshness: Freshness;
  /** Path in the dataset of the image to show; null when the row's image is not known. */
  readonly thumbnail: string | null;
  readonly file: string;
  readonly caption: string;
  /** pre-CLIP first; none for a row that took no part. */
  readonly verdicts: readonly PipelineVerdict[];
  /** Why the row is left out, or what else is wrong with it. */
  readonly problems: readonly Message[];
  /** Of CLIP where it ran. */
  readonly nearestBy: PipelineName | null;
  readonly captions: readonly HoverNeighbour[];
  readonly images: readonly HoverNeighbour[];
  readonly links: readonly HoverLink[];
}

/** The hover on the row that touches a line; null where none does. */
export function hoverAt(annotated: Annotated, line: number): HoverContent | null {
  const [first, last] = rowsOnLines(annotated.document, line, line);
  return first <= last ? hoverOn(annotated, first) : null;
}

function hoverOn(annotated: Annotated, position: number): HoverContent | null {
  const entry = annotated.rows[position];
  if (!entry) return null;
  const verdicts = verdictsOf(annotated, position);
  const main = entry.index === null ? null : mainPipeline(annotated.comparison);
  const image = imageOf(annotated, entry);
  return {
    range: rowRange(annotated.document, entry.row),
    row: position,
    number: rowNumber(annotated, position),
    mark: markOf(annotated, position, verdicts.at(-1) ?? null),
    freshness: entry.freshness,
    thumbnail: image,
    file: shownName(entry.row.filename.value),
    caption: shownCaption(entry.row.caption.value),
    verdicts,
    problems: problemsOf(annotated, entry),
    nearestBy: main?.[0] ?? null,
    ...nearestOf(annotated, entry, main?.[1] ?? null),
    links: linksOf(annotated, entry, image, verdicts.at(-1)?.rival ?? -1),
  };
}

/** An edited row may name another image by now. */
function imageOf({ comparison }: Annotated, { index, before, row }: AnnotatedRow): string | null {
  const sameName = before?.filename.value === row.filename.value && before.category?.value === row.category?.value;
  return index !== null && sameName ? (comparison.rows[index]?.image ?? null) : null;
}

function problemsOf({ comparison }: Annotated, { before, freshness }: AnnotatedRow): Message[] {
  if (!before || freshness === 'stale') return [];
  const own = comparison.problems.filter(({ record }) => record === before.record);
  return own.map(({ code, args }) => ({ code, args: shownArgs(args) }));
}

function nearestOf(
  annotated: Annotated,
  { index }: AnnotatedRow,
  result: PipelineResult | null,
): Pick<HoverContent, 'captions' | 'images'> {
  if (index === null || !result) return { captions: [], images: [] };
  const { rows } = annotated.comparison;
  return {
    captions: nearestCaptions(rows, result, index).map((found) => neighbour(annotated, found)),
    images: nearestImages(rows, result, index).map((found) => neighbour(annotated, found)),
  };
}

/** The same hover with the neighbours that the holder of a matrix found which was not kept. */
export function withNearest(annotated: Annotated, content: HoverContent, nearest: Nearest): HoverContent {
  const index = annotated.rows[content.row]?.index ?? null;
  if (index === null) return content;
  const { captions, images } = neighboursFrom(annotated.comparison.rows, nearest, index);
  const named = (found: Neighbour): HoverNeighbour => neighbour(annotated, found);
  return { ...content, captions: captions.map(named), images: images.map(named) };
}

function neighbour(annotated: Annotated, { index, cosine, own }: Neighbour): HoverNeighbour {
  const { comparison, positions } = annotated;
  const position = positions[index] ?? -1;
  const row = position < 0 ? null : position;
  const { image = '', caption } = comparison.rows[index] ?? {};
  return {
    row,
    number: row === null ? null : rowNumber(annotated, row),
    image,
    file: shownName(image),
    caption: shownCaption(caption?.value ?? ''),
    cosine,
    own,
  };
}

function linksOf(annotated: Annotated, { index }: AnnotatedRow, image: string | null, rival: number): HoverLink[] {
  const links: HoverLink[] = [];
  if (rival >= 0) links.push({ kind: 'go-to-row', row: rival, number: rowNumber(annotated, rival) });
  if (index !== null && pipelineEntries(annotated.comparison).length > 0)
    links.push({ kind: 'show-in-heatmap', index });
  if (image !== null) links.push({ kind: 'open-image', image });
  return links;
}
