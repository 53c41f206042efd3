// The editor's tests alone, each with what became of it: `main.ts desktop`, or `main.ts served`, and what to run of it.
import { EDITORS } from '../../tools/editorServer.mjs';
import { ensureBrowser, ensureBuilt } from '../../tools/prepare.mjs';
import { messageOf } from '../../src/core/errors.ts';
import { DESKTOPS, ensureDesktop, runDesktop } from './support/desktop.ts';
import type { WindowRun } from './support/prepared.ts';
import { runServed } from './support/served.ts';
import { WINDOWS, type TestWindow } from './support/windows.ts';

const USAGE = `Usage: main.ts desktop|served [version] [window ...]
  served   ${EDITORS.map(({ version }) => version).join(', ')}: the editor that is served to a browser
  desktop  ${DESKTOPS.join(', ')}: downloaded
  windows  ${WINDOWS.map(({ name }) => name).join(', ')}`;

const [kind, ...wanted] = process.argv.slice(2);
const versions: readonly string[] = kind === 'desktop' ? DESKTOPS : EDITORS.map(({ version }) => version);
const names = WINDOWS.map(({ name }) => name);

if ((kind !== 'desktop' && kind !== 'served') || wanted.some((word) => ![...versions, ...names].includes(word))) {
  console.error(USAGE);
  process.exit(2);
}
try {
  ensureBuilt();
  await runAll(kind === 'desktop' ? onDesktop : inBrowser);
} catch (error) {
  console.error(messageOf(error));
  process.exitCode = 1;
}

async function runAll(run: (version: string, windows: readonly TestWindow[]) => Promise<WindowRun[]>): Promise<void> {
  const windows = WINDOWS.filter(({ name }) => isWanted(name, names));
  for (const version of versions.filter((known) => isWanted(known, versions))) {
    console.log(`VS Code ${version}`);
    for (const window of await run(version, windows)) print(window);
  }
}

/** Everything of a kind is, unless some of that kind are named. */
function isWanted(name: string, kind: readonly string[]): boolean {
  return wanted.includes(name) || !wanted.some((word) => kind.includes(word));
}

async function onDesktop(version: string, windows: readonly TestWindow[]): Promise<WindowRun[]> {
  return runDesktop(await ensureDesktop(version), windows);
}

async function inBrowser(version: string, windows: readonly TestWindow[]): Promise<WindowRun[]> {
  process.env['CHROME_PATH'] = ensureBrowser();
  return runServed(version, windows);
}

function print({ window, outcomes, failure }: WindowRun): void {
  for (const { name, milliseconds, failure } of outcomes) {
    console.log(`${failure === null ? 'ok    ' : 'FAILED'} ${window}: ${name} (${milliseconds} ms)`);
    if (failure !== null) console.log(failure);
  }
  if (failure !== null) console.log(`FAILED ${window}: ${failure}`);
  if (failure !== null || outcomes.some((outcome) => outcome.failure !== null)) process.exitCode = 1;
}
