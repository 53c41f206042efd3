import type { Measure } from '../support/types.ts';
import { edit } from './edit.ts';
import { endToEnd } from './endToEnd.ts';
import { hub } from './hub.ts';
import { memory } from './memory.ts';
import { parts } from './parts.ts';
import { precision } from './precision.ts';
import { remote } from './remote.ts';
import { similarity } from './similarity.ts';
import { stages } from './stages.ts';
import { unchanged } from './unchanged.ts';

/** In the order of the tables. */
export const measures: readonly Measure[] = [
  endToEnd,
  unchanged,
  edit,
  stages,
  precision,
  similarity,
  remote,
  memory,
  hub,
  parts,
];
