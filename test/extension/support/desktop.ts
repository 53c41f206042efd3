import { downloadAndUnzipVSCode, SilentReporter } from '@vscode/test-electron';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { messageOf } from '../../../src/core/errors.ts';
import { Prepared, type WindowRun } from './prepared.ts';
import { userSettings, type TestWindow } from './windows.ts';

/** Both ends of the supported range. */
export const DESKTOPS = ['1.112.0', 'stable'] as const;

/** Downloads desktop VS Code, once. Path of its executable; throws a sentence where the download does not work. */
export async function ensureDesktop(version: string): Promise<string> {
  const options = { version, cachePath: resolve('.vscode-test', 'desktop'), reporter: new SilentReporter() };
  try {
    return await downloadAndUnzipVSCode(options);
  } catch (error) {
    const way = 'npm test runs the same tests in the editor that is served to a browser.';
    throw new Error(`Desktop VS Code (${version}) cannot be downloaded: ${messageOf(error)}. ${way}`, { cause: error });
  }
}

/** Runs the windows one after the other in a downloaded desktop editor, with settings and extensions of their own. */
export async function runDesktop(executable: string, windows: readonly TestWindow[]): Promise<WindowRun[]> {
  const prepared = await Prepared.make(windows);
  try {
    const runs: WindowRun[] = [];
    for (const window of windows) runs.push(await runWindow(executable, window, prepared));
    return runs;
  } finally {
    await prepared.remove();
  }
}

async function runWindow(executable: string, window: TestWindow, prepared: Prepared): Promise<WindowRun> {
  const user = join(prepared.place, `user ${window.name}`);
  await mkdir(join(user, 'User'), { recursive: true });
  await writeFile(join(user, 'User', 'settings.json'), JSON.stringify(userSettings(prepared.place)));
  const { folder, workspace, tests } = await prepared.open(window);
  const opened = folder ?? workspace;
  const args = [
    ...(opened === undefined ? [] : [opened]),
    ...argumentsFor(user, window),
    `--extensionDevelopmentPath=${resolve('.')}`,
    `--extensionTestsPath=${tests}`,
  ];
  const { exit, log } = await ended(executable, args, prepared.env);
  return prepared.runOf(window, exit, log);
}

/** As `runTests` of test-electron has them, but for trust: it always trusts the workspace. */
function argumentsFor(user: string, { trusted }: TestWindow): string[] {
  return [
    ...(trusted ? ['--disable-workspace-trust'] : []),
    ...['--no-sandbox', '--disable-gpu-sandbox', '--disable-updates', '--skip-welcome', '--skip-release-notes'],
    ...[`--user-data-dir=${user}`, `--extensions-dir=${join(user, 'extensions')}`],
  ];
}

async function ended(executable: string, args: readonly string[], env: Readonly<Record<string, string>>) {
  const child = spawn(executable, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const log: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => log.push(String(text)));
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  return { exit: code ?? signal ?? 'nothing', log };
}
