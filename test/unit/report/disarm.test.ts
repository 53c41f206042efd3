import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forHtml, forSpreadsheet, forTerminal } from '../../../src/core/report/disarm.ts';
import { HOSTILE, STEERING } from './hostile.ts';

const seed = 20250503;
const anyText = fc.string({ unit: 'binary' });

describe('forTerminal', () => {
  it.each(Object.entries(HOSTILE))('leaves nothing that steers: %s', (_, text) => {
    expect(forTerminal(text)).not.toMatch(STEERING);
    expect(forTerminal(text)).not.toContain('\n');
  });

  it('leaves nothing that steers in any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const shown = forTerminal(text);
        return !/\p{Cc}|\p{Cs}|[\u202a-\u202e\u2066-\u2069]/u.test(shown) && forTerminal(shown) === shown;
      }),
      { seed },
    );
  });

  it('makes what it takes away visible', () => {
    expect(forTerminal('a\nb\tc\u001b[0m\u202e\u{e0041}\ud800')).toBe(
      String.raw`a\nb\tc\u001b[0m\u202e\u{e0041}\ud800`,
    );
  });

  it.each([
    'Plain caption, “quoted”',
    'Ein Café in Zürich',
    '写真の説明',
    'صورة شاطئ',
    '👩‍🍳 cooks 👍🏽 ❤️',
    'می‌خواهم',
    'क्‍ष',
  ])('leaves honest text as it is: %s', (text) => {
    expect(forTerminal(text)).toBe(text);
  });

  it('keeps a joiner only where a script needs it', () => {
    expect(forTerminal('pay\u200dpal')).toBe(String.raw`pay\u200dpal`);
  });
});

describe('forHtml', () => {
  it.each(Object.entries(HOSTILE))('leaves no markup alive: %s', (_, text) => {
    expect(forHtml(text)).not.toMatch(/[<>"'`]/);
    expect(forHtml(text)).not.toMatch(STEERING);
  });

  it('can be read back', () => {
    expect(forHtml(`<b title="x">&'`)).toBe('&lt;b title=&quot;x&quot;&gt;&amp;&#39;');
  });
});

describe('forSpreadsheet', () => {
  it.each(Object.keys(HOSTILE).filter((name) => name.startsWith('formula')))('lets no formula start: %s', (name) => {
    expect(forSpreadsheet(HOSTILE[name] ?? '')).toMatch(/^'/);
  });

  it('leaves a file name as it is', () => {
    expect(forSpreadsheet('beach - 1.jpg')).toBe('beach - 1.jpg');
  });
});
