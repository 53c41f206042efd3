import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
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
const ROWS = 20;
const HEADER = 1;
const ORDINARY = { width: 1280, height: 800 };
const THEMES = [
  ['Dark Modern', 'vs-dark'],
  ['Dark High Contrast', 'hc-black'],
  ['Light High Contrast', 'hc-light'],
  ['Light Modern', 'vs'],
] as const;

let place: string;
let browser: Browser;
let server: RunningEditor;
let workbench: Workbench;
let captionsFile: string;

const patiently = { timeout: PATIENCE };

const linesOnDisk = async () => (await readFile(captionsFile, 'utf8')).split('\n');
const problems = async () => new Set((await workbench.problems()).keys());
const percent = async (pipeline: 'clip' | 'preclip') => Number.parseInt(await workbench.panel.accuracy(pipeline));

const clipChange = () => workbench.panel.frame.locator('.score.clip p.change').innerText();

/** No verdict is of an earlier text any more. */
const upToDate = () =>
  expect
    .poll(
      () =>
        workbench
          .status(/CLIP \d+%/)
          .locator('.codicon')
          .count(),
      patiently,
    )
    .toBe(0);

/** Everything before the caption of a line whose fields have no quotes. */
const beforeCaption = (line: string) => line.split(',', 2).join(',').length + 1;

beforeAll(async () => {
  ensureEditorServer();
  place = await mkdtemp(join(tmpdir(), 'caption-lens-journey-'));
  const folder = join(place, 'my datasets');
  await mkdir(folder);
  captionsFile = join(folder, 'caption-lens-sample', 'captions.csv');
  [server, browser] = await Promise.all([
    startEditorServer(join(place, 'data'), { settings: userSettings(place) }),
    launchBrowser(),
  ]);
  workbench = await Workbench.open(browser, editorUrl({ ...server, folder, extension: resolve('.') }), ORDINARY);
}, PATIENCE);

afterAll(async () => {
  await browser.close();
  await server.stop();
  await rm(place, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});

/** One person's session with the sample: each step goes on where the one before ended. */
describe('a first session with the sample', { timeout: PATIENCE }, () => {
  story((name) => workbench.look(name));

  it('opens the sample into a folder', async () => {
    await workbench.runIn(join(place, 'my datasets'), 'Caption Lens: Open Sample Dataset', 'Copy Sample Here');
    await workbench.tab('captions.csv').waitFor();
    await expect.poll(async () => (await linesOnDisk()).length).toBeGreaterThan(ROWS);
    await workbench.shoot('journey-1-sample');
  });

  it('compares from the palette; status bar and panel say the same', async () => {
    await workbench.run('Caption Lens: Compare Pipelines');
    await workbench.status(/CLIP \d+%/).waitFor();
    const [clip, preclip] = [await percent('clip'), await percent('preclip')];
    await expect
      .poll(() => workbench.status(/CLIP \d+%/).innerText(), patiently)
      .toContain(`CLIP ${clip}% · pre-CLIP ${preclip}%`);
    expect(clip).toBeGreaterThan(preclip);
    await workbench.shoot('journey-2-compared');
  });

  it('hovers a cell: image, captions and cosines float beside it', async () => {
    const tip = async () => {
      const { x, y } = await workbench.panel.cell('clip', 7, 3, ROWS);
      await workbench.page.mouse.move(x, y);
      return workbench.panel.frame.locator('.cell-tip:has(td.number)').innerText({ timeout: 5000 });
    };
    await expect.poll(tip, patiently).toContain('food3.jpg');
    await expect
      .poll(() => workbench.panel.isLit('preclip'), { ...patiently, message: 'the same cell in the other heatmap' })
      .toBe(true);
    await workbench.shoot('journey-3-cell');
  });

  it('clicks the cell and is at its row in the captions file', async () => {
    await workbench.retry(async () => {
      const { x, y } = await workbench.panel.cell('clip', 7, 3, ROWS);
      await workbench.page.mouse.click(x, y);
      await workbench.status(`Ln ${7 + 1 + HEADER},`).waitFor({ timeout: 20_000 });
    });
    await workbench.shoot('journey-4-row');
  });

  it('makes a caption worse, saves, and sees the diagnostic and the row that is lost', async () => {
    const before = await percent('clip');
    await workbench.showProblems();
    const missed = Math.round(ROWS * (1 - before / 100));
    await expect.poll(async () => (await problems()).size, patiently).toBe(missed);
    const victim = await aMatchedRow();
    const text = (await linesOnDisk())[victim - 1] ?? '';
    await workbench.text.replaceFrom(victim, beforeCaption(text) + 1, worseThan(text));
    await workbench.text.save();
    const change = workbench.panel.frame.locator('.score.clip p.change');
    await change.waitFor();
    await expect.poll(() => change.innerText(), patiently).toMatch(/rows won: 0, lost: [1-9]/);
    await expect.poll(() => percent('clip'), patiently).toBeLessThan(before);
    await expect.poll(problems, patiently).toContain(victim);
    await workbench.shoot('journey-5-worse');
  });

  it('swaps two captions by quick fix, and takes it back', async () => {
    const before = await linesOnDisk();
    const [line] = await problems();
    await workbench.text.goTo(line ?? 0, beforeCaption(before[(line ?? 0) - 1] ?? '') + 3);
    await workbench.text.fix(/^Swap the captions/);
    await workbench.text.edited();
    await workbench.text.save();
    await expect.poll(async () => changedLines(before, await linesOnDisk()), patiently).toBe(2);
    await expect.poll(clipChange, patiently).toMatch(/rows won: [1-9]/);
    await upToDate();
    await workbench.shoot('journey-6-swapped');
    await workbench.text.focus();
    await workbench.text.undo();
    await workbench.text.edited();
    await workbench.text.save();
    await expect.poll(linesOnDisk, patiently).toEqual(before);
    await expect.poll(problems, patiently).toContain(line);
    await upToDate();
    await workbench.shoot('journey-7-undone');
  });

  it('looks at home in every kind of theme', async () => {
    for (const [theme, base] of THEMES) {
      await workbench.theme(theme, base);
      await workbench.shoot(`journey-8-${theme.toLowerCase().replaceAll(' ', '-')}`);
    }
  });
});

/** Line of a row that CLIP has right, and whose fields have no quotes. */
async function aMatchedRow(): Promise<number> {
  const wrong = await problems();
  const lines = await linesOnDisk();
  const found = lines.findIndex((text, i) => i >= HEADER && text !== '' && !text.includes('"') && !wrong.has(i + 1));
  expect(found, 'a row that CLIP has right').toBeGreaterThan(0);
  return found + 1;
}

/** A caption of something that the picture certainly does not show. */
const worseThan = (line: string): string => (line.startsWith('food') ? 'A zebra eating.' : 'A pizza with black olive');

const changedLines = (before: readonly string[], now: readonly string[]): number =>
  now.filter((line, i) => line !== before[i]).length;
