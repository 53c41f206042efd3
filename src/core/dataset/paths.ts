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

/** The files of a dataset by path. */
export interface FileIndex {
  readonly exact: ReadonlyMap<string, ListedFile>;
  /** By folded path; made when first asked for, since most datasets never need it. */
  readonly folded: () => ReadonlyMap<string, ListedFile>;
  /** Every folder that holds a file, at any depth, by folded path. */
  readonly folders: ReadonlyMap<string, string>;
}

export function indexFiles(files: readonly ListedFile[]): FileIndex {
  const exact = new Map(files.map((file) => [file.path, file]));
  let folded: ReadonlyMap<string, ListedFile> | undefined;
  return { exact, folded: () => (folded ??= foldFiles(files)), folders: foldersOf(files) };
}

/** Of names that fold alike, the first one listed. */
const foldFiles = (files: readonly ListedFile[]): Map<string, ListedFile> =>
  new Map([...files].reverse().map((file) => [foldName(file.path), file]));

function foldersOf(files: readonly ListedFile[]): Map<string, string> {
  const folders = new Set<string>();
  for (const { path } of files) {
    for (let rest = folderOf(path); rest !== '' && !folders.has(rest); rest = folderOf(rest)) folders.add(rest);
  }
  return new Map([...folders].map((folder) => [foldName(folder), folder]));
}

/** Which listed file a row names. */
export type Found =
  | { readonly kind: 'exact' | 'folded'; readonly file: ListedFile }
  | { readonly kind: 'leaves' | 'missing'; readonly file: null };

/**
 * The image of a row: `<category>/<filename>`, else `<filename>`; exact names, as written or tidied, come before
 * names that differ by case. Only listed files are ever found.
 */
export function locate(row: Row, { exact, folded }: FileIndex): Found {
  const category = row.category?.value ?? '';
  const filename = row.filename.value;
  const written = pathsOf(category, filename);
  const plain = find(written.slice(0, 1), exact, 'exact');
  if (plain) return plain;
  const [tidyCategory, tidyFilename] = [tidyPath(category), tidyPath(filename)];
  if (mayLeaveFolder(tidyFilename) || mayLeaveFolder(tidyCategory.replace(/^[a-z]:/i, ''))) return LEAVES;
  const paths = [...written, ...pathsOf(tidyCategory, tidyFilename)];
  const found = find(paths, exact, 'exact') ?? find(paths.map(foldName), folded(), 'folded');
  return found ?? (paths.some((path) => liesBehindLink(path, exact)) ? LEAVES : MISSING);
}

/** No file system knows longer paths; following every folder of one would take for ever. */
const LONGEST_PATH = 4096;

/** Whether a folder on the way is a link that leads out. */
function liesBehindLink(path: string, files: FileIndex['exact']): boolean {
  if (path.length > LONGEST_PATH) return false;
  for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) {
    if (files.get(folder)?.leavesFolder === true) return true;
  }
  return false;
}

const LEAVES: Found = { kind: 'leaves', file: null };
const MISSING: Found = { kind: 'missing', file: null };

const pathsOf = (category: string, filename: string): string[] =>
  category === '' ? [filename] : [`${category}/${filename}`, filename];

function find(
  paths: readonly string[],
  files: ReadonlyMap<string, ListedFile>,
  kind: 'exact' | 'folded',
): Found | null {
  const file = paths.map((path) => files.get(path)).find((listed) => listed !== undefined);
  if (!file) return null;
  return file.leavesFolder ? LEAVES : { kind, file };
}
