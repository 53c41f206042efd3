// `npm test`: installs what is missing, runs every check and suite, and ends with the sum over all of them.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser, ensureDependencies, node, root } from './prepare.mjs';

const report = join(root, 'out', 'vitest.json');
const checks = [
  ['types', 'typescript/bin/tsc', '-b'],
  ['lint', 'eslint/bin/eslint.js', '.'],
  ['format', 'prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
];

ensureDependencies();
const environment = { ...process.env, CHROME_PATH: ensureBrowser() };
mkdirSync(join(root, 'out'), { recursive: true });

const sum = { passed: 0, failed: 0, skipped: 0 };
for (const [name, module, ...args] of checks) count(name, succeeds(module, args));
for (const part of partsOf(process.argv.slice(2))) {
  rmSync(report, { force: true });
  const suites = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...part];
  countSuites(succeeds('vitest/vitest.mjs', suites));
}

const line = `${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`;
writeFileSync(join(root, 'out', 'summary.txt'), `${line}\n`);
console.log(line);
process.exitCode = sum.failed === 0 ? 0 : 1;

/** An editor, its server and a browser need the machine for themselves, and so does packing: these run last, one after the other. */
function partsOf(wanted) {
  if (wanted.length > 0) return [wanted];
  const alone = [
    'test/package/contents.test.ts',
    'test/package/webAssembly.test.ts',
    'test/package/npm.test.ts',
    'test/extension/host.test.ts',
    'test/journeys/editor.test.ts',
    'test/journeys/installed.test.ts',
    'test/journeys/hostileEditor.test.ts',
  ];
  return [alone.flatMap((file) => ['--exclude', file]), [...alone, '--no-file-parallelism']];
}

function succeeds(module, args) {
  const path = join(root, 'node_modules', module);
  return spawnSync(node, [path, ...args], { cwd: root, stdio: 'inherit', env: environment }).status === 0;
}

function count(name, passed) {
  console.log(`${passed ? 'ok    ' : 'FAILED'} ${name}`);
  sum[passed ? 'passed' : 'failed'] += 1;
}

/** A run that fails without a failed test (a crash, an unhandled rejection) counts as one failure. */
function countSuites(passed) {
  const result = readReport();
  sum.passed += result.numPassedTests;
  sum.failed += result.numFailedTests;
  sum.skipped += result.numPendingTests + result.numTodoTests;
  if (!passed && result.numFailedTests === 0) sum.failed += 1;
}

function readReport() {
  try {
    return JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    return { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 };
  }
}
