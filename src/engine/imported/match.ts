const lastPart = (path: string) => path.slice(path.lastIndexOf('/') + 1);
const withoutExtension = (name: string) => name.replace(/\.[^.]*$/, '');

/** With `/`, and accents in one encoding. */
const tidy = (path: string) =>
  path
    .normalize('NFC')
    .replaceAll('\\', '/')
    .replace(/^(\.\/)+/, '');

/**
 * Which image of the dataset each name in an index stands for: index into `paths`, -1 for none. A name ends in the path
 * of its image within the dataset (`/data/photos/beaches/1.jpg` in `beaches/1.jpg`); one that does not stands for the
 * image of that file name, with or without its extension (WebDataset's keys have none), where both sides have it once.
 */
export function matchImages(names: readonly string[], paths: readonly string[]): Int32Array {
  const byPath = new Map(paths.map((path, index) => [tidy(path), index]));
  const matched = Int32Array.from(names, (name) => byEnd(tidy(name), byPath));
  const taken = new Set(matched);
  const free = paths.map((_, index) => index).filter((index) => !taken.has(index));
  const open = names.map((_, at) => at).filter((at) => matched[at] === -1);
  for (const simple of [lastPart, (path: string) => withoutExtension(lastPart(path))]) {
    const images = unique(free, (index) => simple(tidy(paths[index] ?? '')));
    const entries = unique(open, (at) => simple(tidy(names[at] ?? '')));
    for (const [name, at] of entries) {
      const index = images.get(name);
      if (index === undefined || matched[at] !== -1 || taken.has(index)) continue;
      matched[at] = index;
      taken.add(index);
    }
  }
  return matched;
}

/** The longest end of a path that is the path of an image. */
function byEnd(name: string, byPath: ReadonlyMap<string, number>): number {
  for (let start = 0; ;) {
    const found = byPath.get(name.slice(start));
    if (found !== undefined) return found;
    const slash = name.indexOf('/', start);
    if (slash < 0) return -1;
    start = slash + 1;
  }
}

/** By name, those that have it alone. */
function unique(items: readonly number[], nameOf: (item: number) => string): Map<string, number> {
  const named = new Map<string, number>();
  const several = new Set<string>();
  for (const item of items) {
    const name = nameOf(item);
    if (named.has(name)) several.add(name);
    named.set(name, item);
  }
  for (const name of several) named.delete(name);
  return named;
}
