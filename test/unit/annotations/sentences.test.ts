import { describe, expect, test } from 'vitest';
import { annotationSentences } from '../../../src/core/messages/annotations.ts';
import { untranslated } from '../../../src/core/messages/bundle.ts';
import { placeholders, sentence } from '../../../src/core/messages/sentence.ts';
import spanish from '../../../l10n/bundle.l10n.es.json' with { type: 'json' };
import { english } from './album.ts';

const sentences = Object.values(annotationSentences).flat();

describe('the sentences of the captions file', () => {
  test('are all there in Spanish, with the same arguments and other words', () => {
    expect(untranslated(sentences, spanish)).toEqual([]);
    expect(sentences.filter((message) => (spanish as Record<string, string>)[message] === message)).toEqual([]);
  });

  test.each(sentences)('“%s” is short', (message) => {
    expect(message.length).toBeLessThan(130);
  });

  test('say something without their optional arguments', () => {
    for (const wordings of Object.values(annotationSentences)) {
      const last = wordings[wordings.length - 1] ?? '';
      const args = Object.fromEntries(placeholders(last).map((name) => [name, 'x']));
      expect(sentence(wordings, args, english)).not.toMatch(/[{}]/);
    }
  });
});
