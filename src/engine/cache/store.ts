import { messageOf } from '../../core/errors.ts';
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const FILE = 'embeddings.sqlite';
/** Raise it with every change of the tables; a file of another version is set aside. */
const SCHEMA_VERSION = 1;
const BUSY_TIMEOUT_MS = 2_000;

const SCHEMA = `
  CREATE TABLE vectors (key TEXT PRIMARY KEY, vector BLOB NOT NULL, used INTEGER NOT NULL) STRICT;
  CREATE INDEX vectors_by_use ON vectors (used);
  CREATE TABLE facts (key TEXT PRIMARY KEY, fact TEXT NOT NULL, used INTEGER NOT NULL) STRICT;
  PRAGMA user_version = ${SCHEMA_VERSION};
`;

/** Why the cache on disk was not used as it was. */
export type CacheTrouble = { readonly kind: 'damaged' | 'locked' | 'unwritable'; readonly detail: string };

export interface OpenedStore {
  /** Null when the file is locked or cannot be written: the run goes on without. */
  readonly database: DatabaseSync | null;
  readonly file: string;
  readonly trouble: CacheTrouble | null;
}

/** Opens `folder`'s cache; a damaged one is set aside and a new one begun. Never throws. */
export function openStore(folder: string): OpenedStore {
  const file = join(folder, FILE);
  try {
    mkdirSync(folder, { recursive: true });
    return { database: open(file), file, trouble: null };
  } catch (error) {
    const trouble = { kind: kindOf(error), detail: messageOf(error) };
    return { database: trouble.kind === 'damaged' ? replaceStore(file) : null, file, trouble };
  }
}

/** Sets a damaged (and closed) file aside, in place of an earlier one, and begins a new one; null when even that fails. */
export function replaceStore(file: string): DatabaseSync | null {
  try {
    removeSetAside(file);
    renameSync(file, `${file}.damaged-${Date.now()}`);
    for (const suffix of ['-wal', '-shm']) rmSync(file + suffix, { force: true });
    return open(file);
  } catch {
    return null;
  }
}

function removeSetAside(file: string): void {
  const aside = `${basename(file)}.damaged-`;
  for (const name of readdirSync(dirname(file)))
    if (name.startsWith(aside)) rmSync(join(dirname(file), name), { force: true });
}

function open(file: string): DatabaseSync {
  const database = new DatabaseSync(file);
  try {
    database.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}; PRAGMA auto_vacuum = INCREMENTAL;`);
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
    prepareSchema(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** In one exclusive transaction, so that two processes that meet at an empty file do not both create the tables. */
function prepareSchema(database: DatabaseSync): void {
  if (versionOf(database) === SCHEMA_VERSION) {
    database.prepare('SELECT count(*) FROM (SELECT 1 FROM vectors LIMIT 1)').get();
    return;
  }
  database.exec('BEGIN EXCLUSIVE');
  try {
    const version = versionOf(database);
    if (version === 0) database.exec(SCHEMA);
    else if (version !== SCHEMA_VERSION) throw new Error(`cache of version ${version}, expected ${SCHEMA_VERSION}`);
    database.exec('COMMIT');
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}

function versionOf(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);
}

const SQLITE_BUSY = 5;
const SQLITE_LOCKED = 6;
const CANNOT_WRITE = new Set([3, 8, 10, 13, 14, 23]); // PERM, READONLY, IOERR, FULL, CANTOPEN, AUTH

export function kindOf(error: unknown): CacheTrouble['kind'] {
  const code = sqliteCode(error);
  if (code === SQLITE_BUSY || code === SQLITE_LOCKED) return 'locked';
  if (code === null && error instanceof Error && 'syscall' in error) return 'unwritable';
  return code !== null && CANNOT_WRITE.has(code) ? 'unwritable' : 'damaged';
}

/** The primary result code, without SQLite's extended bits. */
function sqliteCode(error: unknown): number | null {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return null;
  return error.errcode & 0xff;
}
