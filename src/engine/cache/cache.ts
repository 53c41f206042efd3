import { messageOf } from '../../core/errors.ts';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { hash } from 'node:crypto';
import { kindOf, openStore, replaceStore, type CacheTrouble } from './store.ts';

/** Size above which the least recently used vectors are dropped, down to nine tenths of it. */
export const CACHE_LIMIT_BYTES = 2 * 1024 ** 3;
const KEPT_SHARE = 0.9;
const DAY_MS = 86_400_000;
/** Facts are small (a hash, token ids); they go when nobody has asked for them this long. */
const FACT_DAYS = 180;

/** Names one value by everything that decides it: model fingerprint, preprocessing version, content. */
export function cacheKey(...parts: readonly (string | number)[]): string {
  return hash('sha256', JSON.stringify(parts), 'base64url');
}

/**
 * Embeddings and what else is a function of content, on disk. Trouble with the file is noted in `trouble` and costs
 * no more than the values in it; no call throws.
 */
export class EmbeddingCache implements Disposable {
  readonly file: string;
  #database: DatabaseSync | null;
  #statements = new Map<string, StatementSync>();
  #trouble: CacheTrouble | null;
  #factsDropped = false;
  readonly #limit: number;
  readonly #today = Math.floor(Date.now() / DAY_MS);

  constructor(folder: string, limitBytes = CACHE_LIMIT_BYTES) {
    const { database, file, trouble } = openStore(folder);
    this.#database = database;
    this.#trouble = trouble;
    this.file = file;
    this.#limit = limitBytes;
  }

  /** What went wrong with the file since it was opened, null when nothing did. */
  get trouble(): CacheTrouble | null {
    return this.#trouble;
  }

  /** The trouble, once: it is news only for the run that met it. */
  takeTrouble(): CacheTrouble | null {
    const trouble = this.#trouble;
    this.#trouble = null;
    return trouble;
  }

  get usable(): boolean {
    return this.#database !== null;
  }

  /** The vector under `key` if it has `dimension` components, else null. */
  vector(key: string, dimension: number): Float32Array | null {
    const row = this.#get('SELECT vector, used FROM vectors WHERE key = ?', key);
    if (!row || !(row['vector'] instanceof Uint8Array) || row['vector'].byteLength !== dimension * 4) return null;
    if (row['used'] !== this.#today) this.#run('UPDATE vectors SET used = ? WHERE key = ?', this.#today, key);
    return new Float32Array(row['vector'].slice().buffer);
  }

  fact(key: string): string | null {
    const row = this.#get('SELECT fact, used FROM facts WHERE key = ?', key);
    if (typeof row?.['fact'] !== 'string') return null;
    if (row['used'] !== this.#today) this.#run('UPDATE facts SET used = ? WHERE key = ?', this.#today, key);
    return row['fact'];
  }

  setVector(key: string, vector: Float32Array): void {
    const bytes = new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength);
    this.#run('INSERT OR REPLACE INTO vectors (key, vector, used) VALUES (?, ?, ?)', key, bytes, this.#today);
  }

  setFact(key: string, fact: string): void {
    this.#run('INSERT OR REPLACE INTO facts (key, fact, used) VALUES (?, ?, ?)', key, fact, this.#today);
  }

  /** Runs `work` as one transaction: all of its values are stored, or none. */
  together(work: () => void): void {
    this.#exec('BEGIN IMMEDIATE');
    work();
    this.#exec('COMMIT');
  }

  /** Drops the least recently used vectors when the file is larger than its limit, and facts long unused. */
  trim(): void {
    this.#dropOldFacts();
    const size = this.#size();
    if (size <= this.#limit) return;
    this.#run(
      `DELETE FROM vectors WHERE rowid IN (
         SELECT rowid FROM (
           SELECT rowid, sum(length(vector)) OVER (ORDER BY used, rowid) - length(vector) AS before FROM vectors
         ) WHERE before < ?)`,
      size - this.#limit * KEPT_SHARE,
    );
    this.#exec('PRAGMA incremental_vacuum');
  }

  /** Drops everything, also for other processes that have the file open. Bytes it held; null when that failed. */
  clear(): number | null {
    const held = this.#size();
    this.#exec('BEGIN IMMEDIATE; DELETE FROM vectors; DELETE FROM facts; COMMIT;');
    this.#exec('PRAGMA incremental_vacuum; PRAGMA wal_checkpoint(TRUNCATE);');
    return this.usable ? held : null;
  }

  /** Bytes in use, from the header of the file: adding up the vectors would read all of it at every run. */
  #size(): number {
    const pragma = (name: string) => Number(this.#get(`PRAGMA ${name}`)?.[name] ?? 0);
    return (pragma('page_count') - pragma('freelist_count')) * pragma('page_size');
  }

  /** Once is enough: the day is that of opening. */
  #dropOldFacts(): void {
    if (this.#factsDropped) return;
    this.#factsDropped = true;
    this.#run('DELETE FROM facts WHERE used < ?', this.#today - FACT_DAYS);
  }

  [Symbol.dispose](): void {
    this.#statements.clear();
    this.#database?.close();
    this.#database = null;
  }

  #get(sql: string, ...values: readonly SqlValue[]): Record<string, unknown> | undefined {
    return this.#attempt((database) => this.#prepare(database, sql).get(...values));
  }

  #run(sql: string, ...values: readonly SqlValue[]): void {
    this.#attempt((database) => this.#prepare(database, sql).run(...values));
  }

  #exec(sql: string): void {
    this.#attempt((database) => {
      database.exec(sql);
    });
  }

  #prepare(database: DatabaseSync, sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = database.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  #attempt<T>(work: (database: DatabaseSync) => T): T | undefined {
    if (!this.#database) return undefined;
    try {
      return work(this.#database);
    } catch (error) {
      this.#recover({ kind: kindOf(error), detail: messageOf(error) });
      return undefined;
    }
  }

  /** A damaged file is set aside and begun anew; any other trouble turns the cache off. */
  #recover(trouble: CacheTrouble): void {
    this[Symbol.dispose]();
    this.#trouble = trouble;
    if (trouble.kind === 'damaged') this.#database = replaceStore(this.file);
  }
}

type SqlValue = string | number | bigint | Uint8Array;
