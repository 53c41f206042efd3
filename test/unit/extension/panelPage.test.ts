import { describe, expect, it } from 'vitest';
import { panelPage } from '../../../src/extension/logic/panelPage.ts';
import { HOSTILE } from '../report/hostile.ts';

const addresses = {
  origin: `'self' https://*.vscode-cdn.net`,
  script: 'https://file+.vscode-resource.vscode-cdn.net/dist/webview/panel.js',
  style: 'https://file+.vscode-resource.vscode-cdn.net/dist/webview/panel.css',
};
const setup = { words: { Compare: 'Comparar' }, language: 'es', captionsFile: '/photos/captions.csv' };
const page = panelPage(addresses, setup, 'bm9uY2U');

/** What a browser would read in an attribute. */
const unescaped = (text: string) => text.replaceAll('&#39;', `'`).replaceAll('&amp;', '&');

describe('the page of the panel', () => {
  it('allows nothing but its own script, styles and fonts, and pictures that it was given', () => {
    const policy = unescaped(/Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? '');
    expect(policy.split('; ')).toEqual([
      `default-src 'none'`,
      `script-src 'nonce-bm9uY2U'`,
      `style-src ${addresses.origin} 'nonce-bm9uY2U'`,
      'img-src data: blob:',
      `font-src ${addresses.origin}`,
      `base-uri 'none'`,
      `form-action 'none'`,
    ]);
  });

  it('begins as a page of the language that its words are in, and each script has the nonce', () => {
    expect(page).toMatch(/^<!doctype html>\s*<html lang="es">/);
    const scripts = page.match(/<script[^>]*>/g) ?? [];
    expect(scripts).toHaveLength(2);
    expect(scripts.filter((script) => !script.includes('nonce="bm9uY2U"'))).toEqual([]);
  });

  it.each(Object.entries(HOSTILE))('holds %s as data that ends no element', (_, text) => {
    const hostile = { words: { [text]: text }, language: 'en', captionsFile: text };
    const made = panelPage(addresses, hostile, 'n');
    const elements = (markup: string) => markup.match(/<[/!]?\w+/g);
    expect(elements(made)).toEqual(elements(page));
    const json = /type="application\/json"[^>]*>([^<]*)</.exec(made)?.[1] ?? '';
    expect(JSON.parse(json)).toEqual(hostile);
  });
});
