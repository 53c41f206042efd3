import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';

const folder = join(import.meta.dirname, '../../../samples/scenes');

const captions = {
  'beach1.jpg': 'A sunny beach white sand, a lot of palm trees and wood structures.',
  'beach2.jpg': 'A sunny golden beach with turqoise water and a modern house.',
  'beach3.jpg': 'A sunny golden beach and a lot of palm trees.',
  'beach4.jpg': 'A beach with white sand, blue water and near of a city.',
  'beach5.jpg': 'A beach some rocks, a lot of people and near of a city.',
  'food1.jpg': 'A pork chop with salad and nachos.',
  'food2.jpg': 'An hamburger with cheese, lettuce and tomate.',
  'food3.jpg': 'A paella with shrimp and mussels.',
  'food4.jpg': 'A pizza with black olive',
  'food5.jpg': 'A bawl with vegetables',
  'home1.jpg': 'A modern living-room made of wood with black chairs',
  'home2.jpg': 'A living-room with a white sofa with wood furniture',
  'home3.jpg': 'A classic living-room with two sofas and some plants',
  'home4.jpg': 'A living-room with a black sofa, a table and a kitchen',
  'home5.jpg': 'A living-room with wood furniture, a sofa and a armchair',
  'wild1.jpg': 'A lion resting.',
  'wild2.jpg': 'An elephant walking through the grass.',
  'wild3.jpg': 'A sitting leopard.',
  'wild4.jpg': 'A colorful parrot sitting on a branch in the rainforest.',
  'wild5.jpg': 'A zebra eating.',
};

const categories: Record<string, string> = {
  beach: 'beaches',
  food: 'food',
  home: 'home_interior',
  wild: 'wild_animals',
};

const categoryOf = (filename: string): string | undefined => categories[filename.replace(/\d\.jpg$/, '')];

const rows = Object.entries(captions).map(([filename, caption]) => ({
  filename,
  category: categoryOf(filename),
  caption,
}));

const images = rows.map(({ filename, category }) => `${String(category)}/${filename}`);

const sums = readFileSync(join(folder, 'SHA256SUMS'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split('  ') as [string, string]);

const filesIn = (): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort();

describe('the sample is frozen', () => {
  it.each(sums)('%s is the hash of %s', (sum, name) => {
    const bytes = readFileSync(join(folder, name));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sum);
  });

  it('pins every image and the captions', () => {
    expect(sums.map(([, name]) => name)).toEqual([...images, 'captions.csv']);
  });

  it('keeps the captions of the experiment, spelling included', () => {
    const csv = readFileSync(join(folder, 'captions.csv'), 'utf8');
    expect(parse(csv, { columns: true })).toEqual(rows);
    expect(csv).not.toContain('\r');
  });

  it('holds nothing else', () => {
    const expected = [...images, 'captions.csv', 'NOTICE.md', 'README.md', 'SHA256SUMS'];
    expect(filesIn()).toEqual(expected.sort());
  });
});
