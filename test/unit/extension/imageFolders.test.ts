import { describe, expect, it } from 'vitest';
import { foldersToCaption, insideDatasets } from '../../../src/extension/logic/imageFolders.ts';

const place = (folder: string) => ({ folder, captionsFile: `${folder}/captions.csv` });

describe('folders that wait for a captions file', () => {
  it('are those of images and the folders around them, outer ones first', () => {
    const images = ['/w/photos/beaches/1.jpg', '/w/photos/food/1.png', '/w/photos/food/2.png'];
    expect(foldersToCaption(images, ['/w'], [])).toEqual(['/w/photos', '/w/photos/beaches', '/w/photos/food']);
  });

  it('may be a whole workspace folder, never one around it', () => {
    expect(foldersToCaption(['/w/1.jpg', '/w/a/2.jpg'], ['/w'], [])).toEqual(['/w', '/w/a']);
  });

  it('are no datasets, and neither in nor around one', () => {
    const images = ['/w/set/beaches/1.jpg', '/w/other/1.jpg', '/w/deep/a/set/1.jpg', '/w/deep/b/1.jpg'];
    const datasets = [place('/w/set'), place('/w/deep/a/set')];
    expect(foldersToCaption(images, ['/w'], datasets)).toEqual(['/w/other', '/w/deep/b']);
  });

  it('come from all roots', () => {
    expect(foldersToCaption(['/a/1.jpg', '/b/1.jpg'], ['/a', '/b'], [place('/a')])).toEqual(['/b']);
  });
});

describe('what is not searched for images', () => {
  it('are the datasets below the folder', () => {
    const datasets = [place('/w'), place('/w/photos/set'), place('/other/set')];
    expect(insideDatasets('/w', datasets)).toEqual(['photos/set/**']);
  });

  it('is named by a glob in which no character of a folder means anything', () => {
    expect(insideDatasets('/w', [place('/w/a{b,c}[d]*?!')])).toEqual(['a?b?c??d????/**']);
  });
});
