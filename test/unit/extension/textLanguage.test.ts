import { expect, it } from 'vitest';
import { textLanguage } from '../../../src/extension/logic/textLanguage.ts';

it.each([
  ['es', { Compare: 'Comparar' }, 'es'],
  ['en', undefined, 'en'],
  ['fr', undefined, 'en'],
  ['es-419', undefined, 'en'],
])('texts in an editor that speaks %s are in the language of the bundle %j: %s', (language, bundle, spoken) => {
  expect(textLanguage({ env: { language }, l10n: { bundle } })).toBe(spoken);
});
