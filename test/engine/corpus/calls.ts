import { DatabaseSync } from 'node:sqlite';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { BOTH, captions, type Case } from './case.ts';
import { MODELS } from './models.ts';

const clip = (...files: readonly string[]) =>
  Object.fromEntries(files.map((file) => [`../clip/${file}`, { link: `${MODELS}/clip/${file}` }]));

const call = (name: string, args: readonly string[], outcome: Partial<Case>): Case => ({
  name,
  csv: captions(),
  args,
  exit: 2,
  problems: [],
  ...outcome,
});

/** Another program keeps the cache's file for itself. */
export function lockCache(root: string): Disposable {
  mkdirSync(join(root, 'cache'), { recursive: true });
  const database = new DatabaseSync(join(root, 'cache', 'embeddings.sqlite'));
  database.exec('BEGIN EXCLUSIVE');
  return {
    [Symbol.dispose]: () => {
      database.close();
    },
  };
}

/** Calls that cannot work, models that cannot be used, and caches in trouble. */
export const CALLS: readonly Case[] = [
  call('an option that does not exist', ['--modles', 'x'], { trouble: 'usage' }),
  call('a pipeline that does not exist', ['--pipelines', 'clip,blip'], { trouble: 'usage', alone: true }),
  call('a captions file that is not there', ['--captions', '{root}/other.csv'], { trouble: 'captions-file-missing' }),
  call('a folder of models that does not exist', ['--models', '{root}/nowhere'], {
    exit: 3,
    trouble: 'model-folder-missing',
  }),
  call('a model without weights', ['--clip', '{root}/clip'], {
    files: clip('config.json', 'tokenizer.json', 'preprocessor_config.json'),
    exit: 3,
    trouble: 'model-file-missing',
  }),
  call('a model whose weights are something else', ['--clip', '{root}/clip'], {
    files: {
      ...clip('config.json', 'tokenizer.json', 'preprocessor_config.json', 'onnx/text_model.onnx'),
      '../clip/onnx/vision_model.onnx': 'version https://git-lfs.github.com/spec/v1',
    },
    exit: 3,
    trouble: 'model-unusable',
  }),
  call('encoders that do not belong together', ['--clip', '{root}/clip'], {
    files: {
      ...clip('config.json', 'tokenizer.json', 'preprocessor_config.json', 'onnx/text_model.onnx'),
      '../clip/onnx/vision_model.onnx': { link: `${MODELS}/resnet/onnx/model.onnx` },
    },
    exit: 3,
    trouble: 'model-unusable',
  }),
  call('an address of a server that names no model', ['--clip-image-server', 'http://127.0.0.1:8000'], {
    trouble: 'server-address',
  }),
  call('an address with a password', ['--clip-text-server', 'http://me:hunter2@127.0.0.1:8000/v2/models/clip_text'], {
    trouble: 'server-address-credentials',
    alone: true,
  }),
  call('a baseline that is no report', ['--baseline', '{root}/dataset/captions.csv'], { trouble: 'baseline-unusable' }),
  call('an output in a folder that does not exist', ['--json', '{root}/nowhere/report.json'], {
    trouble: 'output-not-written',
  }),
  call('the captions file as output', ['--json', '{root}/out/r.json', '--csv', '{root}/dataset/captions.csv'], {
    trouble: 'output-not-written',
    alone: true,
  }),
  call('the captions file as output, by a link', ['--json', '{root}/out/r.json', '--csv', '{root}/out/link.csv'], {
    files: { '../out/link.csv': { link: '../dataset/captions.csv' } },
    trouble: 'output-not-written',
  }),
  call('a cache that is no database', ['--cache', '{root}/cache'], {
    files: { '../cache/embeddings.sqlite': 'this is no database, and long enough to look at'.repeat(100) },
    exit: 0,
    rows: BOTH,
    problems: ['- cache-damaged'],
  }),
  call('a cache folder that is a file', ['--cache', '{root}/cache'], {
    files: { '../cache': 'x' },
    exit: 0,
    rows: BOTH,
    problems: ['- cache-unwritable'],
  }),
  call('a cache that another program has locked', ['--cache', '{root}/cache'], {
    during: lockCache,
    exit: 0,
    rows: BOTH,
    problems: ['- cache-locked'],
  }),
];
