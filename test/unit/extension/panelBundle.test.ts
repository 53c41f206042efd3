import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const folder = 'dist/webview';
const files = readdirSync(folder);
const script = readFileSync(join(folder, 'panel.js'), 'utf8');
const style = readFileSync(join(folder, 'panel.css'), 'utf8');

describe('the bundle of the panel', () => {
  it('is script and style in less than 600 kB', () => {
    const shipped = files.filter((name) => !name.endsWith('.map'));
    expect(shipped).toEqual(expect.arrayContaining(['panel.css', 'panel.js']));
    const bytes = shipped.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
    expect(bytes).toBeLessThan(600_000);
  });

  it('makes no code of text: the page’s policy would refuse it', () => {
    // The last resort of the toolkit's search for `globalThis`, in a browser without any.
    const reached = script.replace('new Function("return this")', '');
    expect(reached.match(/\beval\(|\bFunction\(|setTimeout\(["'`]|javascript:/g)).toBeNull();
  });

  it('imports nothing that is not in it', () => {
    expect(script.match(/\bimport\(|^import\b|new Worker|importScripts/gm)).toBeNull();
    expect(style.match(/@import|url\((?!["']?(\.\/|data:))/g)).toBeNull();
  });

  it('carries no source', () => {
    for (const name of files.filter((file) => file.endsWith('.map'))) {
      expect(JSON.parse(readFileSync(join(folder, name), 'utf8'))).not.toHaveProperty('sourcesContent');
    }
  });
});
