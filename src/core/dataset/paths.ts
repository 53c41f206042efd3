import type { ListedFile, Row } from './types.ts';

/** Drops what means nothing in a path: surrounding space, `./`, doubled slashes; `\` is read as `/`. */
export function tidyPath(path: string): string {
  const slashes = path.trim().replaceAll('\\', '/');
  const absolute = slashes.startsWith('/') ? '/' : '';
  return (
    absolute +
    slashes
      .split('/')
      .filter((part) => part !== '' && part !== '.')
      .join('/')
  );
}

/** Absolute, with a drive letter, with `..` or NUL: no path that may be opened. Wants a tidy path. */
export function mayLeaveFolder(path: string): boolean {
  return path.startsWith('/') || /^[a-z]:/i.test(path) || path.includes('\0') || path.split('/').includes('..');
}

/** What is left of a name when case and the encoding of accents do not count. */
export const foldName = (path: string): string => path.normalize('NFC').toLowerCase().normalize('NFC');

/** `a/b/c.jpg` -> `a/b`; '' for a file in the dataset folder itself. */
export const folderOf = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('/'), 0));

/** `a/b/c.jpg` -> `c.jpg`, `a/b` -> `b`. */
export const lastPart = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** The files of a dataset by exact and by folded path, and the folders they lie in. */
export interface FileIndex {
  readonly exact: ReadonlyMap<string, ListedFile>;
  readonly folded: ReadonlyMap<string, ListedFile>;
  readonly folders: ReadonlyMap<string, string>;
}

export function indexFiles(files: readonly ListedFile[]): FileIndex {
  const exact = new Map(files.map((file) => [file.path, file]));
  const folded = new Map<string, ListedFile>();
  const folders = new Map<string, string>();
  for (const file of files) {
    const key = foldName(file.path);
    if (!folded.has(key)) folded.set(key, file);
    addFolders(folders, folderOf(file.path));
  }
  return { exact, folded, folders };
}

function addFolders(folders: Map<string, string>, folder: string): void {
  for (let rest = folder; rest !== '' && !folders.has(foldName(rest)); rest = folderOf(rest)) {
    folders.set(foldName(rest), rest);
  }
}

/** Which listed file a row names. */
export type Found =
  | { readonly kind: 'exact' | 'folded'; readonly file: ListedFile }
  | { readonly kind: 'leaves' | 'missing'; readonly file: null };

/** The image of a row: `<category>/<filename>`, else `<filename>`; exact names before those that differ by case. */
export function locate(row: Row, index: FileIndex): Found {
  const category = row.category?.value ?? '';
  const tidy = [tidyPath(row.filename.value), tidyPath(category)] as const;
  if (mayLeaveFolder(tidy[0]) || mayLeaveFolder(tidy[1].replace(/^[a-z]:/i, ''))) return { kind: 'leaves', file: null };
  const paths = [...under(category, row.filename.value), ...under(tidy[1], tidy[0])];
  return find(paths, index.exact, 'exact') ?? find(paths.map(foldName), index.folded, 'folded') ?? MISSING;
}

const MISSING: Found = { kind: 'missing', file: null };

const under = (category: string, filename: string): string[] =>
  category === '' ? [filename] : [`${category}/${filename}`, filename];

function find(
  paths: readonly string[],
  files: ReadonlyMap<string, ListedFile>,
  kind: 'exact' | 'folded',
): Found | null {
  for (const path of paths) {
    const file = files.get(path);
    if (file) return file.leavesFolder ? { kind: 'leaves', file: null } : { kind, file };
  }
  return null;
}
