import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { editorUrl, ensureEditorServer, startEditorServer, type RunningEditor } from '../../../tools/editorServer.mjs';
import { Prepared, type WindowRun } from './prepared.ts';
import { userSettings, type TestWindow } from './windows.ts';

const PATIENCE = 600_000;
const browserArguments = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium', args: browserArguments });

/** Runs the windows one after the other in the editor that is served to a browser, by version of `code-server`. */
export async function runServed(version: string, windows: readonly TestWindow[]): Promise<WindowRun[]> {
  ensureEditorServer(version);
  const [prepared, browser] = await Promise.all([Prepared.make(windows), launchBrowser()]);
  try {
    const runs: WindowRun[] = [];
    for (const trustsAll of [true, false]) {
      const shown = windows.filter(({ trusted }) => trusted === trustsAll);
      if (shown.length > 0) runs.push(...(await onServer(shown, { version, trustsAll, prepared, browser })));
    }
    return runs;
  } finally {
    await browser.close();
    await prepared.remove();
  }
}

interface Parts {
  readonly version: string;
  readonly trustsAll: boolean;
  readonly prepared: Prepared;
  readonly browser: Browser;
}

async function onServer(windows: readonly TestWindow[], parts: Parts): Promise<WindowRun[]> {
  const { version, trustsAll, prepared, browser } = parts;
  const settings = userSettings(prepared.place);
  const data = join(prepared.place, trustsAll ? 'data' : 'wary data');
  const server = await startEditorServer(data, { version, trustsAll, settings, env: prepared.env });
  try {
    const runs: WindowRun[] = [];
    for (const window of windows) {
      const address = await addressOf(server, window, prepared);
      const { exit, log } = await visit(browser, address, window.patience ?? PATIENCE);
      await keepLog(`${version}-${window.name}`, log);
      runs.push(await prepared.runOf(window, exit, log));
    }
    return runs;
  } finally {
    await server.stop();
  }
}

async function addressOf(server: RunningEditor, window: TestWindow, prepared: Prepared): Promise<string> {
  return editorUrl({ ...server, ...(await prepared.open(window)), extension: resolve('.') });
}

/** Opens a window and waits until it says that its tests are over. */
async function visit(browser: Browser, address: string, patience: number) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const log: string[] = [];
  const over = Promise.withResolvers<number | string>();
  const timer = setTimeout(() => {
    over.resolve(`nothing within ${patience / 1000} s`);
  }, patience);
  try {
    const page = await context.newPage();
    await page.exposeFunction('codeAutomationLog', (type: string, args: unknown[]) => {
      log.push(`${type}: ${args.map(String).join(' ')}`);
    });
    await page.exposeFunction('codeAutomationExit', over.resolve);
    // The editor is there when its tests say so.
    await page.goto(address, { waitUntil: 'commit', timeout: patience });
    const exit = await over.promise;
    // Leaving the page ends its extension host; a page that is merely closed is waited for.
    await page.goto('about:blank', { timeout: patience });
    return { exit, log };
  } finally {
    clearTimeout(timer);
    await context.close();
  }
}

async function keepLog(name: string, log: readonly string[]): Promise<void> {
  await mkdir('out/extension-tests', { recursive: true });
  await writeFile(`out/extension-tests/${name}.txt`, log.join('\n'));
}
