import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { editorUrl, ensureEditorServer, startEditorServer, type RunningEditor } from '../../tools/editorServer.mjs';
import { launchBrowser } from '../extension/support/served.ts';
import { userSettings } from '../extension/support/windows.ts';
import { Workbench } from '../extension/support/workbench.ts';
import { story } from './support/story.ts';

const PATIENCE = 300_000;
const MARKUP =
  '<img src=x onerror=alert(1)> [run](command:workbench.action.quit) $(flame) ![](https://example.org/x.png)';
const STEERING = '\u202eright to left\u202c \u0007bell \u001b[31mred';
const LONG = `long ${'word '.repeat(400)}`;

let place: string;
let browser: Browser;
let server: RunningEditor;
let workbench: Workbench;

/** The sample under a name of markup, with captions that would like to be more than text. */
beforeAll(async () => {
  ensureEditorServer();
  place = await mkdtemp(join(tmpdir(), 'caption-lens-hostile-'));
  const folder = join(place, '[x](command:evil) $(flame) <b>bold');
  const file = join(folder, 'captions.csv');
  await cp(resolve('samples/scenes'), folder, { recursive: true });
  const lines = (await readFile(file, 'utf8')).split('\n');
  [MARKUP, STEERING, LONG].forEach((caption, i) => {
    lines[i + 1] = `beach${i + 1}.jpg,beaches,"${caption}"`;
  });
  await writeFile(file, lines.join('\n'));
  [server, browser] = await Promise.all([
    startEditorServer(join(place, 'data'), { settings: userSettings(place) }),
    launchBrowser(),
  ]);
  workbench = await Workbench.open(browser, editorUrl({ ...server, folder, file, extension: resolve('.') }), {
    width: 1280,
    height: 800,
  });
}, PATIENCE);

afterAll(async () => {
  await browser.close();
  await server.stop();
  await rm(place, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});

/** What would have come alive: elements and links that captions ask for. */
const alive =
  'img[src="x"], img[src*="example.org"], a[href*="command:workbench.action.quit"], a[data-href*="action.quit"]';

describe('captions and a folder that would like to be more than text', { timeout: PATIENCE }, () => {
  story((name) => workbench.look(name));

  it('are text in status bar, panel title, Problems view and inline', async () => {
    await workbench.tab('captions.csv').waitFor();
    // The window may still be opening when the command is chosen.
    await workbench.retry(async () => {
      await workbench.run('Caption Lens: Compare Pipelines');
      await workbench.status(/CLIP \d+%/).waitFor({ timeout: 20_000 });
    });
    await workbench.panel.map('clip').waitFor();
    await expect.poll(() => workbench.tab('[x](command:evil)').locator('.codicon-flame').count()).toBe(0);
    await workbench.showProblems();
    await expect.poll(async () => [...(await workbench.problems()).keys()], { timeout: PATIENCE }).toContain(2);
    await expect.poll(() => workbench.page.locator(alive).count()).toBe(0);
    await expect.poll(() => workbench.panel.frame.locator(alive).count()).toBe(0);
    await workbench.shoot('hostile-1-compared');
  });

  it('are text in the hover', async () => {
    await workbench.text.goTo(2, 30);
    await workbench.run('Show or Focus Hover');
    const hover = workbench.page.locator('.monaco-hover .hover-row').filter({ hasText: 'CLIP' }).last();
    await hover.waitFor();
    await expect.poll(() => workbench.page.locator(`.monaco-hover :is(${alive})`).count()).toBe(0);
    await workbench.shoot('hostile-2-hover');
  });
});
