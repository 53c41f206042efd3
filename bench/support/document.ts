import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { ROOT } from './places.ts';
import type { Finding } from './types.ts';

const DOCUMENT = join(ROOT, 'docs', 'benchmarks.md');
const BEGIN = '<!-- results: written by the bench -->';
const END = '<!-- end of results -->';

/** The findings of one measure as a table, with the command that repeats it. */
export function table(name: string, findings: readonly Finding[]): string {
  const lines = findings.map(({ what, target, measured, reached }) =>
    row([what, target ?? '', measured, reached === null ? '' : reached ? 'yes' : '**no**']),
  );
  const head = [row(['', 'Target', 'Measured', 'Reached']), row(['---', '---', '---', '---'])];
  return [`### ${name}`, '', `\`npm run bench -- --only ${name}\``, '', ...head, ...lines].join('\n');
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** Puts the results into docs/benchmarks.md; the text around them stays. */
export async function writeResults(results: string): Promise<void> {
  const text = await readFile(DOCUMENT, 'utf8');
  const [before, rest] = text.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`${DOCUMENT} has no place for results`);
  const written = `${before}${BEGIN}\n\n${results}\n\n${END}${after}`;
  await writeFile(DOCUMENT, await format(written, { ...(await resolveConfig(DOCUMENT)), parser: 'markdown' }));
}
