import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import kept from '../../samples/golden.json' with { type: 'json' };
import {
  editorUrl,
  ensureEditorServer,
  installExtension,
  startEditorServer,
  type RunningEditor,
} from '../../tools/editorServer.mjs';
import { ensureVsix, ownTarget } from '../../tools/package/vsix.mjs';
import { launchBrowser } from '../extension/support/served.ts';
import { userSettings } from '../extension/support/windows.ts';
import { Workbench } from '../extension/support/workbench.ts';
import { story } from './support/story.ts';

const PATIENCE = 300_000;
const WALKTHROUGH = 'Get Started with Caption Lens';
const SAMPLE_STEP = 'Open the sample';
const COMPARE_STEP = 'Compare the two pipelines';
const LOG = 'out/installed.log';

/** A machine that has nothing of the project but the package, an empty window, and a person at the keyboard. */
describe('the installed package', { timeout: PATIENCE }, () => {
  let place: string;
  let installed: string;
  let browser: Browser;
  let server: RunningEditor;
  let workbench: Workbench;
  const said: string[] = [];

  const press = async (...keys: string[]) => {
    for (const key of keys) await workbench.page.keyboard.press(key);
  };
  const focused = () => workbench.page.locator(':focus');
  /** What has the focus; nothing where that is inside a page of its own. */
  const focusedText = () =>
    focused()
      .innerText({ timeout: 1000 })
      .catch(() => '');

  /** To a button of the walkthrough, as people do: the step is opened where it is closed, and may not have its button yet. */
  const tabTo = async (step: string, button: string) => {
    const goOn = async () => {
      await press('Tab');
      const text = await focusedText();
      if (text.trim() === step) await press('Enter');
      return text;
    };
    await expect.poll(goOn, { timeout: 20_000, interval: 100 }).toBe(button);
  };

  beforeAll(async () => {
    ensureEditorServer();
    place = await mkdtemp(join(tmpdir(), 'caption-lens-installed-'));
    const extensionsFolder = join(place, 'extensions');
    await mkdir(join(place, 'my datasets'));
    installed = installExtension(await ensureVsix(ownTarget()), extensionsFolder);
    said.push(installed.trim());
    [server, browser] = await Promise.all([
      startEditorServer(join(place, 'data'), { settings: userSettings(place), extensionsFolder }),
      launchBrowser(),
    ]);
    workbench = await Workbench.open(browser, editorUrl(server));
  }, PATIENCE);

  afterAll(async () => {
    await writeFile(LOG, `${said.join('\n').replaceAll(place, 'PLACE')}\n`);
    await browser.close();
    await server.stop();
    await rm(place, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  });

  story((name) => workbench.look(name));

  it('is taken by the editor', async () => {
    expect(installed).toContain('was successfully installed');
    const folders = (await readdir(join(place, 'extensions'))).filter((name) => name.startsWith('caption-lens'));
    expect(folders).toHaveLength(1);
    said.push(`installed in PLACE/extensions/${folders[0] ?? ''}`);
  });

  it('leads by its walkthrough from an empty window to the sample', async () => {
    const dialog = workbench.folderDialog('Copy Sample Here');
    // A window that is still opening takes the focus for itself now and then.
    await workbench.retry(async () => {
      await workbench.walkthrough(WALKTHROUGH);
      await expect.poll(focusedText, { timeout: 15_000 }).toContain(SAMPLE_STEP);
      await tabTo(SAMPLE_STEP, 'Open Sample Dataset');
      await press('Enter');
      await dialog.listed();
      await expect.poll(() => focused().getAttribute('class', { timeout: 1000 })).toContain('input');
      await dialog.answer(join(place, 'my datasets'));
    });
    const copied = () => readdir(join(place, 'my datasets', 'caption-lens-sample')).catch(() => []);
    await expect.poll(copied, { timeout: PATIENCE }).toContain('captions.csv');
    await workbench.shoot('installed-1-sample');
  });

  it('and on to the first comparison, all of it by the keyboard', async () => {
    const { clip, preclip } = kept.correct;
    const share = (correct: number) => `${Math.round((100 * correct) / Object.keys(kept.rows).length)}%`;
    const status = workbench.status(/CLIP \d+%/);
    let tries = 0;
    await workbench.retry(async () => {
      if (tries++ > 0) await workbench.walkthrough(WALKTHROUGH);
      await tabTo(COMPARE_STEP, 'Compare Pipelines');
      await press('Enter');
      await status.waitFor({ timeout: 20_000 });
    });
    await expect.poll(() => status.innerText()).toContain(`CLIP ${share(clip)} · pre-CLIP ${share(preclip)}`);
    await expect.poll(() => workbench.panel.accuracy('clip')).toBe(share(clip));
    said.push(`status bar after the first comparison: ${await status.innerText()}`);
    await workbench.shoot('installed-2-compared');
  });

  it('computes the golden numbers with what it brings along', async () => {
    await workbench.run('Caption Lens: Verify Engine');
    const text = await workbench.told('expected numbers');
    said.push(`Verify Engine: ${text.replaceAll('\n', ' ')}`);
    expect(text).toContain(`all ranks of ${Object.keys(kept.rows).length} rows are equal`);
    await workbench.shoot('installed-3-verified');
  });
});
