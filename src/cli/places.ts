import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { modelSource, modelSources, sharedCacheFolder } from '../client/places.ts';
import type { CompareParams, ModelChoice } from '../contract/engine.ts';
import type { Io } from './io.ts';
import type { RunOptions } from './options.ts';

/** Root of the package, seen from the bundle `dist/cli.js`. */
const PACKAGE = fileURLToPath(new URL('..', import.meta.url));

export const ENGINE = join(PACKAGE, 'dist', 'engine.js');
export const STARTER = join(PACKAGE, 'models', 'starter');

/** The models that the pipelines of the call need. Throws `models-not-named`. */
export function modelsOf(options: RunOptions, starter = STARTER): ModelChoice {
  const { clip, clipText, embeddings, imageEncoder, models, pipelines, textEncoder } = options;
  const source = (text: string | undefined) => (text === undefined ? undefined : modelSource(text));
  const folders = Object.entries(embeddings).map(([name, folder]) => [name, resolve(folder)] as const);
  const named = {
    ...options,
    models: models === undefined ? undefined : resolve(models),
    clip: source(clip),
    clipText: source(clipText),
    imageEncoder: source(imageEncoder),
    textEncoder: source(textEncoder),
    embeddings: Object.fromEntries(folders),
  };
  return modelSources(pipelines, named, starter);
}

/** What every request on a dataset asks for. Throws `models-not-named`. */
export function requestOf(options: RunOptions, io: Io): Omit<CompareParams, 'precision'> {
  const { dataset, captions, pipelines, projectionSeed, upright, threads } = options;
  return {
    folder: resolve(dataset),
    ...(captions !== undefined && { captionsFile: resolve(captions) }),
    pipelines,
    models: modelsOf(options),
    projectionSeed,
    upright,
    cacheFolder: cacheFolderOf(options, io),
    threads,
  };
}

/** Folder of the embedding cache; null when it is off. */
export function cacheFolderOf({ cache }: RunOptions, io: Io): string | null {
  return cache === undefined ? sharedCacheFolder(io) : cache && resolve(cache);
}
