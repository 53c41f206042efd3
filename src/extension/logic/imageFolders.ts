import { dirname, relative, sep } from 'node:path';
import { isWithin, type DatasetPlace } from './datasets.ts';

/**
 * Folders that could become datasets, the outer ones first: they hold images, or a folder that does. Neither datasets,
 * nor what lies in one or around one.
 */
export function foldersToCaption(
  images: readonly string[],
  roots: readonly string[],
  datasets: readonly DatasetPlace[],
): string[] {
  const holders = new Set(images.map((image) => dirname(image)));
  const candidates = new Set([...holders, ...[...holders].map((folder) => dirname(folder))]);
  const isInWorkspace = (folder: string) => roots.some((root) => isWithin(root, folder));
  const isApart = (folder: string) =>
    datasets.every((dataset) => !isWithin(dataset.folder, folder) && !isWithin(folder, dataset.folder));
  return [...candidates].filter((folder) => isInWorkspace(folder) && isApart(folder)).sort(outerFirst);
}

const depthOf = (folder: string): number => folder.split(sep).length;

const outerFirst = (a: string, b: string): number => depthOf(a) - depthOf(b) || (a < b ? -1 : 1);

/** Globs of what lies in the datasets below `root`. Characters that mean something in a glob match any one. */
export function insideDatasets(root: string, datasets: readonly DatasetPlace[]): string[] {
  const below = datasets.filter(({ folder }) => folder !== root && isWithin(root, folder));
  const ways = below.map(({ folder }) => relative(root, folder).replaceAll(sep, '/'));
  return ways.map((way) => `${way.replace(/[*?{}[\],!\\]/g, '?')}/**`);
}
