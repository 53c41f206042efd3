import { describe, expect, it } from 'vitest';
import { hubSource, parseModelSource, sourceText } from '../../../src/core/models/source.ts';

describe('a name on the Hub', () => {
  it.each([
    ['Xenova/resnet-50', 'Xenova/resnet-50', 'main'],
    ['Xenova/resnet-50@feature-extraction', 'Xenova/resnet-50', 'feature-extraction'],
    ['hf:a/b.c_d@v1.0', 'a/b.c_d', 'v1.0'],
    ['a/b@refs/pr/2', 'a/b', 'refs/pr/2'],
    [`a/b@${'0123456789'.repeat(4)}`, 'a/b', '0123456789'.repeat(4)],
  ])('is %s', (text, name, revision) => {
    expect(parseModelSource(text)).toEqual({ kind: 'hub', name, revision });
  });

  it.each([
    ...[
      'a',
      'a/b/c',
      '/a/b',
      'a/b/',
      '../b',
      'a/..',
      './a',
      'a/.b',
      'a/b..c',
      'a/b--c',
      'a/b.git',
      'a\\b',
      'C:/a',
      'a b/c',
    ],
    ...[
      'a/b@',
      'a/b@@c',
      'a/b@../c',
      'a/b@c/../d',
      'a/b@/c',
      'a/b@c d',
      'a/b@c?d',
      'a/b@c#d',
      'hf:',
      'hf:/a/b',
      '',
      `a/${'b'.repeat(97)}`,
    ],
  ])('is not %j', (text) => {
    expect(hubSource(text)).toBeNull();
    expect(parseModelSource(text)).toEqual({ kind: 'folder', folder: text });
  });

  it('is written without the usual revision and without hf:', () => {
    const written = ['hf:a/b', 'a/b@main', 'a/b@v1', '/folder'].map((text) => sourceText(parseModelSource(text)));
    expect(written).toEqual(['a/b', 'a/b', 'a/b@v1', '/folder']);
  });
});
