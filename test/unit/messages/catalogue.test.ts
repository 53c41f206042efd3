import { describe, expect, test } from 'vitest';
import { catalogue, untranslated } from '../../../src/core/messages/bundle.ts';
import { problemSentence, problemSentences } from '../../../src/core/messages/problems.ts';
import { placeholders, sentence, type Translate } from '../../../src/core/messages/sentence.ts';
import { troubleSentence, troubleSentences } from '../../../src/core/messages/troubles.ts';
import spanish from '../../../l10n/bundle.l10n.es.json' with { type: 'json' };

const t: Translate = (message, args) =>
  message.replace(/\{(\w+)\}/g, (_, name: string) => String(args[name] ?? `{${name}}`));
const inSpanish: Translate = (message, args) => t((spanish as Record<string, string>)[message] ?? message, args);

describe('the catalogue', () => {
  test('every sentence has a Spanish one with the same arguments', () => {
    expect(untranslated(catalogue, spanish)).toEqual([]);
  });

  test.each(catalogue)('"%s" is a short, finished sentence', (message) => {
    expect(message).toMatch(/^[A-Z“{].*[.?]$/);
    expect(message.length).toBeLessThan(150);
  });

  test('no sentence is Spanish by copy', () => {
    expect(catalogue.filter((message) => (spanish as Record<string, string>)[message] === message)).toEqual([]);
  });
});

describe('untranslated', () => {
  test('names messages that are absent, empty, or have other arguments', () => {
    const bundle = { 'a {x}': 'á {x}', 'b {x}': 'b {y}', c: ' ' };
    expect(untranslated(['a {x}', 'b {x}', 'c', 'd', 'toString'], bundle)).toEqual(['b {x}', 'c', 'd', 'toString']);
  });
});

describe('sentences', () => {
  test('a suggestion is offered when there is one', () => {
    const problem = { code: 'missing-image', args: { file: 'baech1.jpg' } } as const;
    expect(problemSentence(problem, t)).toContain('Add it to the dataset folder');
    const withSuggestion = { ...problem, args: { ...problem.args, suggestion: 'beach1.jpg' } };
    expect(problemSentence(withSuggestion, t)).toBe('There is no image “baech1.jpg”. Did you mean “beach1.jpg”?');
    expect(problemSentence(withSuggestion, inSpanish)).toBe(
      'No existe la imagen «baech1.jpg». ¿Querías decir «beach1.jpg»?',
    );
  });

  test('a file name that looks like a placeholder stays what it is', () => {
    expect(problemSentence({ code: 'truncated-image', args: { file: '{file}{reason}' } }, t)).toContain(
      '“{file}{reason}”',
    );
  });

  test('every problem and every error says something without its optional arguments', () => {
    for (const [code, wordings] of Object.entries({ ...problemSentences, ...troubleSentences })) {
      const last = wordings[wordings.length - 1] ?? '';
      const args = Object.fromEntries(placeholders(last).map((name) => [name, 'x']));
      expect(sentence(wordings, args, t), code).not.toMatch(/[{}]/);
    }
  });

  test('an error is told with its arguments', () => {
    const args = { images: 512, captions: 768 };
    expect(troubleSentence({ code: 'dimension-mismatch', args }, t)).toContain('images have 512 dimensions');
  });
});
