import { config } from '@vscode/l10n';
import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { afterEach, describe, expect, it } from 'vitest';
import spanish from '../../../l10n/bundle.l10n.es.json';
import { untranslated } from '../../../src/core/messages/bundle.ts';
import { toHtml } from '../../../src/core/report/html/page.ts';
import { remarks } from '../../../src/core/report/remarks.ts';
import { toText } from '../../../src/core/report/text.ts';
import { comparison, withStarterModels } from './builder.ts';

/** The messages that a file of `core/messages` hands to `t`. */
function messagesIn(file: string): string[] {
  const path = new URL(`../../../src/core/messages/${file}`, import.meta.url);
  const messages: string[] = [];
  const visit = (node: ts.Node): void => {
    const [message] = ts.isCallExpression(node) && node.expression.getText() === 't' ? node.arguments : [];
    if (message) messages.push(ts.isStringLiteral(message) ? message.text : `not a literal: ${message.getText()}`);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true));
  return messages;
}

afterEach(() => {
  config({ contents: {} });
});

describe('the report in Spanish', () => {
  it.each([
    ['report.ts', 50],
    ['cli.ts', 50],
    ['editor.ts', 30],
    ['commands.ts', 30],
    ['progress.ts', 7],
    ['panel.ts', 40],
    ['panelTable.ts', 40],
    ['captions.ts', 20],
    ['verify.ts', 5],
  ])('has every sentence of %s (more than %i), with the same arguments', (file, least) => {
    const messages = messagesIn(file);
    expect(messages.length).toBeGreaterThan(least);
    expect(untranslated(messages, spanish)).toEqual([]);
  });

  it('says in Spanish what the starter models are not for', () => {
    config({ contents: spanish });
    expect(remarks(withStarterModels())[0]?.message).toMatch(/^Los modelos de inicio .* fotografías.*«--models»/);
  });

  it('is Spanish in terminal and page', () => {
    config({ contents: spanish });
    const sentence = () => '';
    expect(toText(comparison(), { columns: 100, colour: false, sentence })).toContain('nivel de azar 5.0%');
    const page = toHtml(comparison(), { sentence, language: 'es', generator: 'x', date: 'hoy' });
    expect(page).toContain('<html lang="es">');
    expect(page).toContain('¿Encuentra cada imagen su propia descripción?');
  });
});
