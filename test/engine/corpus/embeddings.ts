import { npyOf, type Rows } from '../support/embeddings.ts';
import { BOTH, captions, type Case } from './case.ts';
import type { Entries } from './folder.ts';
import { PNG } from './pictures.ts';

/** Vectors of a row by its number, of as many dimensions as asked for. */
const vectors = (numbers: readonly number[], columns: number): Rows =>
  numbers.map((number) => Array.from({ length: columns }, (_, i) => Math.sin(1 + number * 7 + i)));

/** Embeddings beside each other in `emb`: images and captions by their number in the index. */
function embeddings(index: string, images: readonly number[], texts: readonly number[], columns = 3): Entries {
  return {
    '../emb/img_emb.npy': npyOf(vectors(images, columns)),
    '../emb/text_emb.npy': npyOf(vectors(texts, columns)),
    '../emb/metadata.csv': `image_path,caption\n${index}`,
  };
}

const INDEX = '/elsewhere/food/one.png,A salad with tomato.\n/elsewhere/food/two.jpg,A quiet shore.\n';

const call = (name: string, outcome: Partial<Case>): Case => ({
  name,
  csv: captions(),
  args: ['--embeddings', '{root}/emb'],
  exit: 0,
  rows: BOTH,
  problems: [],
  ...outcome,
});

const unusable = (name: string, files: Entries): Case =>
  call(name, { files, exit: 3, trouble: 'embeddings-unusable', problems: [] });

/** Embeddings made elsewhere that do not fit the dataset, or are none. */
export const EMBEDDINGS: readonly Case[] = [
  call('embeddings made elsewhere', { files: embeddings(INDEX, [0, 1], [2, 3]) }),
  call('an image without an embedding', {
    csv: captions('three.png,food,A quiet shore.'),
    files: { 'food/three.png': PNG, ...embeddings(INDEX, [0, 1], [2, 3]) },
    leftOut: ['4 image-not-embedded'],
    problems: ['4 image-not-embedded'],
  }),
  call('a caption without an embedding, and a model of other dimensions', {
    csv: captions('three.png,food,Another thing.'),
    files: { 'food/three.png': PNG, ...embeddings(`${INDEX}three.png,Nothing of the kind.\n`, [0, 1, 4], [2, 3, 5]) },
    leftOut: ['4 caption-not-embedded'],
    problems: ['4 caption-not-embedded', '- embeddings-model-unfit'],
  }),
  call('a caption without an embedding, and a model for it', {
    csv: captions('three.png,food,Another thing.'),
    files: { 'food/three.png': PNG, ...embeddings(`${INDEX}three.png,\n`, [0, 1, 4], [2, 3, 5], 64) },
    rows: [...BOTH, '4 food/three.png'],
    problems: ['- captions-embedded-here'],
  }),
  call('different embeddings of one image, under a name that would move the cursor', {
    files: embeddings(`${INDEX}"/\u001b[2J\u202e/food/one.png",A quiet shore.\n`, [0, 1, 5], [2, 3, 4]),
    problems: ['- embedding-ambiguous', '- embedding-ambiguous'],
  }),
  call('no embeddings in the folder', {
    files: { '../emb/readme.txt': 'none' },
    exit: 2,
    trouble: 'embeddings-missing',
  }),
  unusable('embeddings that are something else', {
    ...embeddings(INDEX, [0, 1], [2, 3]),
    '../emb/img_emb.npy': 'GIF89a',
  }),
  unusable('embeddings with a header that never ends', {
    ...embeddings(INDEX, [0, 1], [2, 3]),
    '../emb/img_emb.npy': Buffer.from('934e554d5059' + '0200' + 'ffffffff', 'hex'),
  }),
  unusable('an index that is no Parquet', {
    '../emb/img_emb.npy': npyOf(vectors([0, 1], 3)),
    '../emb/metadata.parquet': 'PAR1 nothing PAR1',
  }),
  unusable('embeddings of other rows than the index has', embeddings(INDEX, [0, 1, 2], [0, 1, 2])),
];
