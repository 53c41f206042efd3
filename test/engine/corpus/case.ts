import type { TroubleCode } from '../../../src/core/errors.ts';
import type { Entries } from './folder.ts';
import { JPEG, PNG } from './pictures.ts';

/** What a case must end with. */
export interface Outcome {
  readonly exit: 0 | 1 | 2 | 3;
  /** What stopped the command. */
  readonly trouble?: TroubleCode;
  /** Rows that took part: `line path-of-the-image`. */
  readonly rows?: readonly string[];
  /** Rows left out: `line reason reason`. */
  readonly leftOut?: readonly string[];
  /** `line code`, with `-` for a problem without place, in the order told. */
  readonly problems?: readonly string[];
}

/** A dataset folder, a call of the command line on it, and the exact outcome. */
export interface Case extends Outcome {
  readonly name: string;
  /** `captions.csv` unless null. */
  readonly csv: string | Uint8Array | null;
  /** Beside the two good images `food/one.png` and `food/two.jpg`. */
  readonly files?: Entries;
  /** More arguments; `{root}` is the folder that holds `dataset` and `out`. */
  readonly args?: readonly string[];
  /** What happens beside the run, in the folder that holds `dataset` and `out`. */
  readonly during?: (root: string) => Disposable;
  /** Runs through the bundle as a process of its own as well. */
  readonly alone?: true;
}

export const GOOD: Entries = { 'food/one.png': PNG, 'food/two.jpg': JPEG };

export const HEADER = 'filename,category,caption\n';
export const ONE = 'one.png,food,A salad with tomato.\n';
export const TWO = 'two.jpg,food,A quiet shore.\n';

/** Header, the two good rows on lines 2 and 3, and these from line 4 on. */
export const captions = (...rows: readonly string[]): string =>
  HEADER + ONE + TWO + rows.map((row) => `${row}\n`).join('');

/** The two good rows took part. */
export const BOTH = ['2 food/one.png', '3 food/two.jpg'] as const;
