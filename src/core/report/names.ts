import { forTerminal } from './disarm.ts';
import { shortenMiddle } from './layout.ts';
import type { Comparison } from './types.ts';

function lastPart(path: string): string {
  return (
    path
      .split(/[/\\]/)
      .filter((part) => part !== '')
      .at(-1) ?? path
  );
}

/** Name of the dataset folder alone: a report is shared, and where the folder lies is nobody's business. */
export function datasetName(comparison: Comparison): string {
  return lastPart(comparison.folder);
}

const LONGEST = 80;

/** A name as a heading shows it: disarmed, and shortened in the middle. */
export function heading(name: string): string {
  return shortenMiddle(forTerminal(name), LONGEST);
}

/** Path of the captions file within the dataset folder, or its name alone when it lies elsewhere. */
export function captionsName({ folder, captionsFile }: Comparison): string {
  const inside = captionsFile.startsWith(folder) && /^[/\\]/.test(captionsFile.slice(folder.length));
  return inside ? captionsFile.slice(folder.length + 1) : lastPart(captionsFile);
}

/** A model as its user named it; of a path from the root the last two parts, as `models/clip`. */
export function modelName(source: string): string {
  const isAbsolute = /^([/\\]|[a-z]:[/\\])/i.test(source);
  return isAbsolute
    ? source
        .split(/[/\\]/)
        .filter((part) => part !== '')
        .slice(-2)
        .join('/')
    : source;
}
