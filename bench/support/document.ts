import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { ROOT } from './places.ts';
import type { Finding } from './types.ts';

const DOCUMENT = join(ROOT, 'docs', 'benchmarks.md');

/** A part of the document that is written by a bench. */
export type Section = 'results' | 'editor';
const beginOf = (section: Section) => `<!-- ${section}: written by the bench -->`;
const endOf = (section: Section) => `<!-- end of ${section} -->`;

/** The findings of one measure as a table, with the command that repeats it. */
export function table(name: string, findings: readonly Finding[]): string {
  return [`### ${name}`, '', `\`npm run bench -- --only ${name}\``, '', tableOf(findings)].join('\n');
}

export function tableOf(findings: readonly Finding[]): string {
  const lines = findings.map(({ what, target, measured, reached }) =>
    row([what, target ?? '', measured, reached === null ? '' : reached ? 'yes' : '**no**']),
  );
  return [row(['', 'Target', 'Measured', 'Reached']), row(['---', '---', '---', '---']), ...lines].join('\n');
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** Puts the results into docs/benchmarks.md; the text around them stays. */
export async function writeResults(results: string, section: Section = 'results'): Promise<void> {
  const text = await readFile(DOCUMENT, 'utf8');
  const [before, rest] = text.split(beginOf(section));
  const after = rest?.split(endOf(section))[1];
  if (before === undefined || after === undefined) throw new Error(`${DOCUMENT} has no place for the ${section}`);
  const written = `${before}${beginOf(section)}\n\n${results}\n\n${endOf(section)}${after}`;
  await writeFile(DOCUMENT, await format(written, { ...(await resolveConfig(DOCUMENT)), parser: 'markdown' }));
}
