import { config } from '@vscode/l10n';
import spanish from '../../l10n/bundle.l10n.es.json';
import type { Io } from './io.ts';

export type Language = 'en' | 'es';

/** The language asked for, else that of the system's messages, else English. */
export function languageOf(asked: string | undefined, { env }: Pick<Io, 'env'>): Language {
  const system = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return /^es([-_.@]|$)/i.test(asked ?? system) ? 'es' : 'en';
}

/** Every later sentence is in this language. */
export function speak(language: Language): void {
  config({ contents: language === 'es' ? spanish : {} });
}
