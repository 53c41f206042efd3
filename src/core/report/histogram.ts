import type { ProjectionSpread } from './types.ts';

/** What a histogram of the hits over random projections has to show, and the room for its bars. */
export interface HistogramSpec {
  readonly spread: ProjectionSpread;
  /** Hits of this run. */
  readonly mine: number;
  /** Hits that the axis reaches too where it stays readable, such as CLIP's. */
  readonly reach?: number;
  readonly width: number;
  readonly height: number;
}

/** One bar; `x`, `y`, `width` and `height` in the units of the room, from its upper left corner. */
export interface Bar {
  /** Fewest and most hits counted here. */
  readonly low: number;
  readonly high: number;
  readonly count: number;
  /** This run's hits are among them. */
  readonly mine: boolean;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Its hits are written below it: not every bar has room for that. */
  readonly labelled: boolean;
}

export interface Histogram {
  readonly bars: readonly Bar[];
  /** Where a number of hits, whole or not, lies along the axis; outside of the room for what the axis does not reach. */
  readonly place: (hits: number) => number;
}

const MOST_BARS = 40;
const MOST_LABELS = 16;
/** An empty bar is still seen. */
const LEAST_HEIGHT = 0.5;

/** How often each number of hits came out of the random projections, as bars. */
export function histogramOf({ spread, mine, reach = 0, width, height }: HistogramSpec): Histogram {
  const { low, size, count } = axisOf(spread, mine, reach);
  const step = width / count;
  const every = Math.ceil(count / MOST_LABELS);
  const counts = Array.from({ length: count }, (_, i) => countWithin(spread, low + i * size, size));
  const most = Math.max(...counts);
  const bars = counts.map((count, i): Bar => {
    const start = low + i * size;
    const tall = (count / most) * height;
    return {
      low: start,
      high: start + size - 1,
      count,
      mine: mine >= start && mine < start + size,
      x: i * step + 1.5,
      y: height - tall,
      width: step - 3,
      height: Math.max(tall, LEAST_HEIGHT),
      labelled: i % every === 0,
    };
  });
  return { bars, place: (hits) => ((hits - low + 0.5) / size) * step };
}

/** First number of hits, how many of them make a bar, and how many bars that are. */
function axisOf({ correct }: ProjectionSpread, mine: number, reach: number) {
  const lowest = Math.min(mine, ...correct);
  const low = lowest < 8 ? 0 : lowest;
  const needed = Math.max(mine, ...correct);
  const high = Math.max(needed, reach - low < MOST_BARS ? reach : 0);
  const size = Math.ceil((high - low + 1) / MOST_BARS);
  return { low, size, count: Math.ceil((high - low + 1) / size) };
}

function countWithin({ correct }: ProjectionSpread, start: number, size: number): number {
  return correct.filter((hits) => hits >= start && hits < start + size).length;
}
