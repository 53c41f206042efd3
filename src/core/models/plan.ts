import type { ModelRole } from '../pipelines/pipelines.ts';

/** A file that an encoder needs. */
export interface PlannedFile {
  /** Within the model, with `/`. */
  readonly path: string;
  /** Null where the Hub was not asked. */
  readonly bytes: number | null;
  /** Bytes of it on this machine. */
  readonly onDisk: number;
}

/** What a model needs, and what of it is on this machine. */
export interface ModelPlan {
  readonly role: ModelRole;
  /** Which of its encoders are asked for. */
  readonly towers: readonly ('images' | 'captions')[];
  /** As it was named. */
  readonly source: string;
  /** Its own folder, or where the Hugging Face cache holds or will hold it. */
  readonly folder: string;
  /** Null for a folder, and where neither disk nor Hub told. */
  readonly commit: string | null;
  /** As the Hub states it; null where it was not asked. */
  readonly licence: string | null;
  /** Empty for a folder: what it lacks is told when it is opened. */
  readonly files: readonly PlannedFile[];
}

export interface ModelsPlan {
  /** The Hugging Face cache. */
  readonly cacheFolder: string;
  /** Where missing files come from. */
  readonly endpoint: string;
  /** No request may be made. */
  readonly offline: boolean;
  readonly models: readonly ModelPlan[];
}

export const isMissing = ({ bytes, onDisk }: PlannedFile): boolean => bytes === null || onDisk < bytes;

export const missingFiles = ({ files }: Pick<ModelPlan, 'files'>): PlannedFile[] => files.filter(isMissing);

export const isWhole = ({ models }: Pick<ModelsPlan, 'models'>): boolean =>
  models.every((model) => missingFiles(model).length === 0);

/** Bytes still to fetch; null where that is not known. */
export const missingBytes = ({ models }: Pick<ModelsPlan, 'models'>): number | null =>
  sum(models.flatMap(missingFiles).map(({ bytes, onDisk }) => bytes && bytes - onDisk));

/** Bytes of all files; null where that is not known. */
export const totalBytes = ({ models }: Pick<ModelsPlan, 'models'>): number | null =>
  sum(models.flatMap(({ files }) => files).map(({ bytes }) => bytes));

function sum(sizes: readonly (number | null)[]): number | null {
  const known = sizes.filter((size) => size !== null);
  return known.length === sizes.length ? known.reduce((total, size) => total + size, 0) : null;
}
