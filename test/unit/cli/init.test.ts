import { chmod, readFile, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cli, fakeEngine, folderWith, listing } from './harness.ts';

const IMAGES = {
  'food/b10.jpg': '',
  'food/b2.jpg': '',
  'beaches/a.png': '',
  'food/notes.txt': '',
  '.hidden/x.jpg': '',
};

describe('init', () => {
  it('writes a row per image, category from its folder, empty caption', async () => {
    const folder = await folderWith(IMAGES);
    const engine = fakeEngine();
    const { code, err } = await cli(['init', folder], engine);
    expect([code, engine.asked]).toEqual([0, []]);
    expect(err).toContain('with 3 rows.');
    expect(await readFile(join(folder, 'captions.csv'), 'utf8')).toBe(
      'filename,category,caption\na.png,beaches,\nb2.jpg,food,\nb10.jpg,food,\n',
    );
  });

  it('keeps every byte that is there, and adds what is missing', async () => {
    const existing = '\ufeffcaption;filename;category\r\n"Bread;\r\nold";b2.jpg;food';
    const folder = await folderWith({ ...IMAGES, 'captions.csv': existing });
    await chmod(join(folder, 'captions.csv'), 0o640);
    const { code, err } = await cli(['init', folder]);
    expect([code, err.includes('Added 2 rows')]).toEqual([0, true]);
    expect(await readFile(join(folder, 'captions.csv'), 'utf8')).toBe(
      `${existing}\r\n;a.png;beaches\r\n;b10.jpg;food\r\n`,
    );
    expect((await stat(join(folder, 'captions.csv'))).mode & 0o777).toBe(0o640);
  });

  it('writes nothing where nothing is missing', async () => {
    const folder = await folderWith({ 'food/a.jpg': '', 'captions.csv': 'a.jpg,food,An apple\n' });
    const before = await stat(join(folder, 'captions.csv'));
    const { code, err } = await cli(['init', folder]);
    expect([code, err.includes('nothing was written')]).toEqual([0, true]);
    expect((await stat(join(folder, 'captions.csv'))).ino).toBe(before.ino);
  });

  it('writes nothing where there is no image', async () => {
    const folder = await folderWith({ 'notes.txt': '' });
    expect(await cli(['init', folder])).toMatchObject({
      code: 2,
      err: expect.stringContaining('There is no image') as string,
    });
    expect(await listing(folder)).toEqual(['notes.txt']);
  });

  it('does not take images that a link brings in from outside', async () => {
    const outside = await folderWith({ 'secret.jpg': '' });
    const folder = await folderWith({ 'food/a.jpg': '' });
    await symlink(join(outside, 'secret.jpg'), join(folder, 'food', 'b.jpg'));
    await cli(['init', folder]);
    expect(await readFile(join(folder, 'captions.csv'), 'utf8')).not.toContain('b.jpg');
  });

  it('says so where there is no folder', async () => {
    const { code, err } = await cli(['init', '/nowhere/at/all']);
    expect([code, err]).toEqual([2, expect.stringContaining('There is no folder “/nowhere/at/all”')]);
  });
});
