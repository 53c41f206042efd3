import { describe, expect, it } from 'vitest';
import {
  changeOf,
  datasetAround,
  datasetsIn,
  folderChange,
  hasNamesake,
  isSeen,
  isWithin,
  lostFrom,
  openDataset,
} from '../../../src/extension/logic/datasets.ts';

const place = (folder: string, name = 'captions.csv') => ({ folder, captionsFile: `${folder}/${name}` });
const photos = place('/one/photos');
const nested = place('/one/photos/more');
const other = place('/two/fotos de mamá');
const nobody = {
  activeFile: undefined,
  names: ['captions.csv', 'captions.tsv'],
  panel: undefined,
  lastUsed: undefined,
};

describe('datasets of a workspace', () => {
  it('are the folders that hold a captions file, in all roots', () => {
    const files = [other.captionsFile, photos.captionsFile, nested.captionsFile];
    expect(datasetsIn(files, ['captions.csv'])).toEqual([photos, nested, other]);
  });

  it('take the first name of the setting where a folder holds several', () => {
    const files = ['/a/captions.csv', '/a/captions.tsv', '/b/captions.tsv'];
    expect(datasetsIn(files, ['captions.tsv', 'captions.csv'])).toEqual([
      place('/a', 'captions.tsv'),
      place('/b', 'captions.tsv'),
    ]);
  });
});

describe('the name of a dataset', () => {
  it('is not clear where another folder is called the same', () => {
    const twin = place('/two/photos');
    expect([photos, twin, other].map((dataset) => hasNamesake(dataset, [photos, twin, other]))).toEqual([
      true,
      true,
      false,
    ]);
    expect(hasNamesake(photos, [photos, place('/one/photos', 'captions.tsv')])).toBe(false);
  });
});

describe('a dataset that is gone', () => {
  it('is one that was in the list, also where its folder has another captions file now', () => {
    const tabs = place('/one/photos', 'captions.tsv');
    expect(lostFrom([photos, tabs, other], [nested, photos])).toEqual([tabs, other]);
    expect(lostFrom([photos], [{ ...photos }, other])).toEqual([]);
  });
});

describe('the dataset around a path', () => {
  it('is the innermost', () => {
    expect(datasetAround('/one/photos/more/x/1.jpg', [photos, nested])).toBe(nested);
    expect(datasetAround('/one/photos/1.jpg', [nested, photos])).toBe(photos);
  });

  it('is none for a neighbour whose name begins alike', () => {
    expect(datasetAround('/one/photos2/1.jpg', [photos])).toBeUndefined();
    expect(isWithin('/one/photos', '/one/photos/..photo.jpg')).toBe(true);
  });
});

describe('a folder of the workspace', () => {
  it.each(['/home/.work/photos', '/home/.work/photos/a', '/home/.work/photos/photos.v2'])('is seen: %s', (folder) => {
    expect(isSeen('/home/.work/photos', folder)).toBe(true);
  });

  it.each(['/home/.work/photos/.git', '/home/.work/photos/.cache/a', '/home/.work/photos/a/node_modules/b', '/home'])(
    'is not seen: %s',
    (folder) => {
      expect(isSeen('/home/.work/photos', folder)).toBe(false);
    },
  );
});

describe('the open dataset', () => {
  const all = [photos, nested, other];

  it('is that of the active file, then of the panel, then the last one used', () => {
    const hints = {
      ...nobody,
      activeFile: '/one/photos/1.jpg',
      panel: other.captionsFile,
      lastUsed: nested.captionsFile,
    };
    expect(openDataset(hints, all)).toBe(photos);
    expect(openDataset({ ...hints, activeFile: '/elsewhere/notes.md' }, all)).toBe(other);
    expect(openDataset({ ...nobody, lastUsed: nested.captionsFile }, all)).toBe(nested);
  });

  it('is that of a captions file in front which nobody has told of, also within another one', () => {
    const news = place('/one/photos/sample');
    const hints = { ...nobody, activeFile: news.captionsFile, panel: other.captionsFile };
    expect(openDataset(hints, [])).toEqual(news);
    expect(openDataset(hints, all)).toEqual(news);
    expect(openDataset({ ...hints, activeFile: '/one/photos/sample/notes.csv' }, all)).toBe(photos);
    expect(openDataset({ ...hints, activeFile: '/one/photos/captions.tsv' }, all)).toBe(photos);
  });

  it('is the only one there is, and unclear among several', () => {
    expect(openDataset(nobody, [other])).toBe(other);
    expect(openDataset(nobody, all)).toBeUndefined();
    expect(openDataset({ ...nobody, lastUsed: '/gone/captions.csv' }, all)).toBeUndefined();
  });
});

describe('a changed file', () => {
  it.each([
    ['/one/photos/captions.csv', 'captions'],
    ['/one/photos/beaches/1.JPG', { kind: 'images', images: ['beaches/1.JPG'] }],
    ['/one/photos/captions.equivalent.json', { kind: 'equivalents' }],
    ['/one/photos/notes.txt', null],
    ['/one/photos/.thumbnails/1.jpg', null],
    ['/one/photos/node_modules/x/logo.png', null],
    ['/two/1.jpg', null],
  ])('%s means %j', (file, change) => {
    expect(changeOf(file, photos)).toEqual(change);
  });
});

describe('a folder that comes or goes', () => {
  const compared = ['beaches/1.jpg', 'beaches2/1.jpg'];

  it('takes along the images that were compared and those that are in it now', () => {
    expect(folderChange('/one/photos/beaches', photos, compared, [])).toEqual({
      kind: 'images',
      images: ['beaches/1.jpg'],
    });
    expect(folderChange('/one/photos/new', photos, compared, ['deep/2.PNG', 'notes.txt'])).toEqual({
      kind: 'images',
      images: ['new/deep/2.PNG'],
    });
  });

  it.each(['/one/photos/empty', '/one/photos/.git', '/elsewhere/beaches'])('is nothing new: %s', (path) => {
    expect(folderChange(path, photos, compared, [])).toBeNull();
  });
});
