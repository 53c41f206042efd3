import { mkdir, readFile } from 'node:fs/promises';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { PanelResult } from '../../src/contract/panel.ts';
import { toJson } from '../../webview/panel/devData.ts';
import { TWO_FRAMES } from '../extension/support/workbench.ts';
import { leftOutRow, problem } from '../unit/report/builder.ts';
import { devPages, type DevPages } from './support/panelPage.ts';
import { sampleResult } from './support/sampleResult.ts';

const SCREENSHOTS = 'out/screenshots';
const HOSTILE = `<img src=x onerror="document.title='taken'"> [x](command:evil) \u202egnp.exe \u0007`;
/** Room for names beside the cells, in CSS pixels; the last pixel is the border. */
const MARGIN = 22;

let browser: Browser;
let pages: DevPages;
let result: PanelResult;
let axe: string;
let page: Page;
let errors: string[];

beforeAll(async () => {
  result = await sampleResult();
  pages = await devPages();
  axe = await readFile('node_modules/axe-core/axe.min.js', 'utf8');
  await mkdir(SCREENSHOTS, { recursive: true });
  const executablePath = process.env['CHROME_PATH'] ?? '/usr/bin/chromium';
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
}, 120_000);

afterEach(() => {
  expect(errors).toEqual([]);
});

afterAll(async () => {
  await browser.close();
});

async function open(query: string, { width = 1100, sample = result } = {}): Promise<void> {
  ({ page, errors } = await pages.open(browser, toJson(sample), query, width));
}

/** The middle of a cell of a heatmap (0 is pre-CLIP, 1 is CLIP), by positions. */
async function cell(map: number, row: number, column: number): Promise<[number, number]> {
  const host = page.locator('.map').nth(map);
  // The colours' key comes with the first picture, above the heatmaps.
  await page.locator('.shared .keys').waitFor();
  await host.scrollIntoViewIfNeeded();
  // The page hears of it with the next frame, and hides what floats.
  await host.evaluate(TWO_FRAMES);
  const box = await host.boundingBox();
  if (!box) throw new Error('The heatmap is not shown');
  const side = (box.width - MARGIN - 1) / result.comparison.rows.length;
  return [box.x + MARGIN + (column + 0.5) * side, box.y + MARGIN + (row + 0.5) * side];
}

/** Whether anything is drawn on a canvas of a heatmap. */
const isDrawn = (map: number, canvas: number) =>
  page.evaluate<boolean>(`{
    const canvas = document.querySelectorAll('.map')[${map}].querySelectorAll('canvas')[${canvas}];
    new Uint32Array(canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.buffer).some(Boolean);
  }`);
const hasMatrix = (map: number) => isDrawn(map, 0);
const isLit = (map: number) => isDrawn(map, 1);

const told = () => page.evaluate<{ kind: string; name?: string; row?: number }[]>('window.told');

async function choose(name: string, option: string): Promise<void> {
  const box = page.locator(`vscode-dropdown[aria-label="${name}"]`);
  await box.click();
  await box.locator('vscode-option', { hasText: option }).click();
}

function pipeline(name: 'preclip' | 'clip') {
  const found = result.comparison.pipelines[name];
  if (!found) throw new Error(`${name} ran`);
  return found;
}

/** An image for which CLIP prefers another caption, and the cosine that it shows there. */
function miss() {
  const { correct, best, similarity } = pipeline('clip');
  const image = correct.indexOf(0);
  const caption = best[image] ?? -1;
  if (image < 0) throw new Error('CLIP is always right: there is nothing to see here');
  return { image, caption, cosine: similarity?.[image * correct.length + caption]?.toFixed(3) };
}

const tip = () => page.locator('.cell-tip');
const spoken = () => page.locator('.spoken[role=status]').textContent();

/** As of a model that says how it makes probabilities. */
function withTemperature({ comparison, ...rest }: PanelResult): PanelResult {
  const { clip } = comparison.models;
  if (!clip) throw new Error('CLIP ran');
  const image = { ...clip.image, logits: { kind: 'softmax', scale: 100 } } as const;
  return { ...rest, comparison: { ...comparison, models: { ...comparison.models, clip: { ...clip, image } } } };
}

describe('the panel', () => {
  it('shows both accuracies, what changed, and that the models know drawings alone', async () => {
    await open('theme=light');
    const scores = page.locator('.score');
    for (const [i, name] of (['preclip', 'clip'] as const).entries()) {
      const { accuracy, correct } = pipeline(name).top1;
      await expect.poll(() => scores.nth(i).innerText()).toContain(`${(100 * accuracy).toFixed(0)}%`);
      await expect
        .poll(() => scores.nth(i).innerText())
        .toContain(`${correct} of 20 images prefer their own caption · chance level 5.0%`);
    }
    const { won, lost } = result.changes?.pipelines.find(({ pipeline }) => pipeline === 'clip') ?? {};
    await expect.poll(() => scores.nth(1).innerText()).toContain(`rows won: ${won?.length}, lost: ${lost?.length}`);
    const note = page.locator('.note');
    await expect.poll(() => note.innerText()).toContain('drawings, not photographs');
    await note.locator('summary').click();
    await note.getByRole('button', { name: 'Choose Models' }).click();
    await expect.poll(told).toContainEqual({ kind: 'command', name: 'chooseModels' });
    await expect.poll(() => page.locator('h1').innerText()).toBe('scenes');
  });

  it('names the rows that were won and lost, and shows one of them', async () => {
    await open('theme=light');
    const [first, last] = [page.locator('.flips .link').first(), page.locator('.flips .link').last()];
    const { won, lost } = result.changes?.pipelines.find(({ pipeline }) => pipeline === 'clip') ?? {};
    await expect.poll(() => first.innerText()).toBe(`row ${(won?.[0] ?? NaN) + 1} won`);
    await expect.poll(() => last.innerText()).toBe(`row ${(lost?.at(-1) ?? NaN) + 1} lost`);
    await last.click();
    await expect.poll(() => isLit(1)).toBe(true);
    await expect.poll(() => page.evaluate(`JSON.parse(sessionStorage.getItem('state')).selected`)).toBe(lost?.at(-1));
  });

  it('tells of the cell under the pointer, lights it in the other heatmap and opens its row', async () => {
    await open('theme=dark');
    const { image, caption, cosine } = miss();
    const [own, other] = [image, caption].map((row) => result.comparison.rows[row]);
    await page.mouse.move(...(await cell(1, image, caption)));
    await expect.poll(() => tip().innerText()).toContain(other?.caption.value);
    for (const text of [own?.filename.value, own?.caption.value, `the caption of row ${caption + 1}`])
      await expect.poll(() => tip().innerText()).toContain(text);
    await expect
      .poll(() => tip().innerText())
      .toMatch(new RegExp(`CLIP\\s+${cosine}\\s+rank 1 of 20\\s+chosen, wrong`));
    await expect.poll(() => isLit(0)).toBe(true);
    await expect.poll(() => tip().locator('img').getAttribute('src')).toMatch(/^blob:/);
    await page.mouse.down();
    await page.mouse.up();
    await expect.poll(told).toContainEqual({ kind: 'open-row', row: image });
    await page.mouse.move(5, 5);
    await expect.poll(() => tip().isHidden()).toBe(true);
  });

  it('is used by keys alone, and speaks', async () => {
    await open('theme=light');
    await page.locator('.map').first().focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect.poll(spoken).toMatch(/^beach1\.jpg, caption of row 2: .*pre-CLIP -?0\.\d{3}, rank \d+ of 20/);
    await page.keyboard.press('Enter');
    await expect.poll(told).toContainEqual({ kind: 'open-row', row: 0 });
    await page.keyboard.press('Escape');
    await expect.poll(() => tip().isHidden()).toBe(true);
  });

  it('sorts, shows ranks and probabilities, and remembers all that', async () => {
    await open('theme=light', { sample: withTemperature(result) });
    await choose('Sort', 'Rank of the match');
    await choose('Cells show', 'Softmax');
    const why = page.locator('.column.preclip .why');
    await expect.poll(() => why.innerText()).toContain('never trained to give probabilities');
    await expect
      .poll(() => page.locator('.own-legend').allInnerTexts())
      .toEqual([expect.stringContaining('Cosine'), expect.stringContaining('Softmax')]);
    await page.reload();
    await expect.poll(() => why.isVisible()).toBe(true);
    await page.mouse.move(...(await cell(1, 0, 0)));
    await expect.poll(() => tip().innerText()).toContain('chosen, right');
    await choose('Cells show', 'Rank within');
    await expect.poll(() => page.locator('.shared .legend').innerText()).toContain('Rank within the row');
    await expect.poll(() => why.isHidden()).toBe(true);
  });

  it('zooms both heatmaps by buttons and shows all again', async () => {
    await open('theme=light');
    await page.getByRole('button', { name: 'Zoom in' }).click();
    const view = () => page.evaluate<{ scale: number } | null>(`JSON.parse(sessionStorage.getItem('state')).view`);
    await expect.poll(async () => (await view())?.scale).toBeGreaterThan(20);
    await page.getByRole('button', { name: 'Show all' }).click();
    await expect.poll(view).toBeNull();
  });

  it.each([
    ['PNG', '89504e47'],
    ['SVG', '3c737667'],
  ])('hands over a picture as %s', async (format, start) => {
    await open('theme=light');
    await page.getByRole('button', { name: `Save picture as ${format}` }).click();
    const head = `(() => {
      const saved = window.told.find(({ kind }) => kind === 'save-picture');
      return saved && [...saved.bytes.slice(0, 4)].map((byte) => byte.toString(16)).join('');
    })()`;
    await expect.poll(() => page.evaluate(head)).toBe(start);
  });

  it('lights a row that the editor reveals, and selects it in the table', async () => {
    await open('theme=light');
    await page.evaluate(`window.tell({ kind: 'reveal', row: 12 })`);
    await expect.poll(() => isLit(1)).toBe(true);
    await expect.poll(() => page.locator('.rows-table').innerText()).toContain('home3.jpg');
    await expect.poll(() => page.evaluate(`JSON.parse(sessionStorage.getItem('state')).selected`)).toBe(12);
  });

  it('asks for what is seen of a matrix that was not sent', async () => {
    await open('theme=dark&blocks=1');
    const { image, caption, cosine } = miss();
    await page.mouse.move(...(await cell(1, image, caption)));
    await expect.poll(() => tip().innerText()).toMatch(new RegExp(`CLIP\\s+${cosine}\\s+rank 1 of 20`));
    await expect.poll(told).toContainEqual(expect.objectContaining({ kind: 'ask', name: 'block' }));
  });

  it('keeps hostile captions and file names texts', async () => {
    const [first, ...rest] = result.comparison.rows;
    if (!first) throw new Error('The sample has rows');
    const { caption, filename } = first;
    const bad = {
      ...first,
      caption: { ...caption, value: HOSTILE.repeat(40) },
      filename: { ...filename, value: HOSTILE },
    };
    await open('theme=dark', { sample: { ...result, comparison: { ...result.comparison, rows: [bad, ...rest] } } });
    await page.mouse.move(...(await cell(0, 0, 0)));
    await expect.poll(() => tip().innerText()).toContain('<img src=x');
    for (const steering of ['\u202e', '\u0007']) await expect.poll(() => tip().innerText()).not.toContain(steering);
    const isInSight = async () => {
      const box = await tip().boundingBox();
      return box && box.x >= 0 && box.y >= 0 && box.x + box.width <= 1100 && box.y + box.height <= 900;
    };
    await expect.poll(isInSight).toBe(true);
    await expect.poll(() => page.title()).toBe('Caption Lens');
  });

  it('fits a narrow window: heatmaps one below the other, nothing to scroll sideways', async () => {
    await open('theme=dark', { width: 420 });
    const [above, below] = [await cell(0, 0, 0), await cell(1, 0, 0)];
    expect(above[0]).toBeCloseTo(below[0], 0);
    await expect.poll(() => page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(420);
    await page.screenshot({ path: `${SCREENSHOTS}/panel-narrow.png`, fullPage: true });
  });
});

describe('the account of a comparison', () => {
  it('says what the figures mean, both directions of retrieval, and how all was made', async () => {
    await open('theme=light');
    const part = (name: string) => page.getByRole('region', { name, exact: true });
    await expect
      .poll(() => part('What this means').innerText())
      .toMatch(/nothing has aligned[^]*distinct captions[^]*exact McNemar test, conditional on projection seed 0/i);
    await expect
      .poll(() => part('Retrieval in both directions').innerText())
      .toMatch(/text to image: recall@5\s+\d+\.\d%\s+\d+\.\d%/);
    const made = await part('How it was made').innerText();
    expect(made.match(/fp32/g)).toHaveLength(4);
    expect(made).toMatch(/untrained projection \d+ to 512, seed 0[^]*total \d+[^]*embeddings/);
    await expect.poll(() => page.locator('.left-out').count()).toBe(0);
  });

  it('lists rows that took no part with the reason, and shows them in the captions file', async () => {
    const entry = leftOutRow({ image: `food/${HOSTILE}`, caption: '' }, 7, 'empty-caption');
    const why = problem('empty-caption', 7, { file: HOSTILE });
    const comparison = { ...result.comparison, leftOut: [entry], problems: [why] };
    await open('theme=light', { sample: { ...result, comparison } });
    const list = page.locator('.left-out');
    await expect.poll(() => list.innerText()).toMatch(/^line 9\s+“<img src=x .*” has no caption\. Write one/);
    await list.getByRole('button').click();
    await expect.poll(told).toContainEqual({ kind: 'open-record', record: 7 });
  });
});

describe('before, during and after a run', () => {
  it('offers to compare where nothing is compared yet', async () => {
    await open('theme=dark&state=empty');
    await page.getByRole('button', { name: 'Compare' }).click();
    await expect.poll(told).toContainEqual({ kind: 'command', name: 'compare' });
    await expect.poll(() => page.locator('.matrices').isHidden()).toBe(true);
  });

  it('shows how far a run is, and cancels it', async () => {
    await open('theme=light&state=running');
    await expect.poll(() => page.locator('.running').innerText()).toContain('Embedding the images 12/20');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect.poll(told).toContainEqual({ kind: 'command', name: 'cancel' });
  });

  it('shows figures of an earlier state as such, and a failure with its ways out', async () => {
    await open('theme=light&state=stale');
    await expect
      .poll(() => page.getByRole('banner').innerText())
      .toMatch(/earlier state[^]*Something has changed since/);
    await expect
      .poll(() => page.getByRole('banner').getByRole('status').innerText())
      .toContain('Something has changed since');
    await page.evaluate(
      `window.tell({ kind: 'status', status: { dataset: 'x', running: null, stale: false, failure: 'No.' } })`,
    );
    await expect.poll(() => page.getByRole('alert').first().innerText()).toContain('No.');
    await page.getByRole('button', { name: 'Show Log' }).click();
    await expect.poll(told).toContainEqual({ kind: 'command', name: 'showLog' });
  });
});

/** Tells the page of a run after the one that it shows; `preclip` and `clip` are fields that differ from before. */
const tellNextRun = ({ preclip = {}, clip = {} } = {}) =>
  page.evaluate(`{
    const { run, comparison, ...rest } = window.sample;
    const { preclip, clip } = comparison.pipelines;
    const pipelines = {
      preclip: { ...preclip, ...${JSON.stringify(preclip)} },
      clip: { ...clip, ...${JSON.stringify(clip)} },
    };
    document.querySelector('.score').dataset.before = '';
    window.tell({ kind: 'result', result: { ...rest, run: run + 1, comparison: { ...comparison, pipelines } } });
  }`);

const nextRunIsShown = () => expect.poll(() => page.locator('.score[data-before]').count()).toBe(0);

const tellRunning = (running: object | null) =>
  page.evaluate(
    `window.tell({ kind: 'status', status: ${JSON.stringify({ dataset: 'x', running, stale: false, failure: null })} })`,
  );

const focusedText = () => page.evaluate<string>('document.activeElement.textContent');

describe('a result that comes while the page is read', () => {
  it('keeps the focus and what is open when its spread follows', async () => {
    await open('theme=light');
    await page.locator('.note summary').click();
    await page.locator('.flips .link').first().focus();
    const text = await focusedText();
    await page.evaluate(`{
      const { run, comparison } = window.sample;
      window.tell({ kind: 'spread', run, spread: { ...comparison.pipelines.preclip.spread, seeds: 100 } });
    }`);
    const figures = page.locator('.column.preclip .figures');
    await expect.poll(() => figures.innerText()).toContain('middle 95% of 100 random projections');
    await expect
      .poll(() => page.getByRole('region', { name: 'What this means' }).innerText())
      .toContain('Of 100 draws');
    await expect.poll(() => page.locator('.chart .keys').last().innerText()).toContain('100 random projections');
    await expect.poll(focusedText).toBe(text);
    await expect.poll(() => page.locator('.note[open]').count()).toBe(1);
  });

  it('has the focus on Cancel while the run goes that was asked for, and back on Compare Again', async () => {
    await open('theme=light');
    await page.getByRole('button', { name: 'Compare Again' }).focus();
    await tellRunning({ phase: 'comparing', progress: null });
    await expect.poll(focusedText).toBe('Cancel');
    await tellRunning(null);
    await expect.poll(focusedText).toBe('Compare Again');
  });

  it('keeps the focus on the same control, and what is open, when it takes the place of another', async () => {
    await open('theme=light');
    await page.locator('.note summary').click();
    await page.getByText('Show as a table').last().click();
    await page.locator('.flips .link').last().focus();
    const text = await focusedText();
    await tellNextRun();
    await nextRunIsShown();
    await expect.poll(focusedText).toBe(text);
    await expect.poll(() => page.locator('.note[open]').count()).toBe(1);
    await expect.poll(() => page.locator('.chart details[open]').count()).toBe(1);
  });

  it('is spoken of again in the same words', async () => {
    await open('theme=light');
    await expect.poll(spoken).toMatch(/^Comparison done/);
    const before = await spoken();
    await page.evaluate(`{
      window.said = [];
      const region = document.querySelector('.spoken[role=status]');
      new MutationObserver(() => window.said.push(region.textContent)).observe(region, { childList: true });
    }`);
    await tellNextRun();
    await expect.poll(() => page.evaluate('window.said')).toEqual(['', before]);
  });

  it('says that its spread is being drawn, and then that nobody draws it', async () => {
    await open('theme=light');
    const figures = () => page.locator('.column.preclip .figures').innerText();
    await tellRunning({ phase: 'spread', progress: null });
    await expect.poll(() => page.locator('.running').innerText()).toContain('Drawing random projections');
    await tellNextRun({ preclip: { spread: null, top1: { ...pipeline('preclip').top1, interval: null } } });
    await expect.poll(figures).toContain('being drawn');
    await tellRunning(null);
    await expect.poll(figures).toContain('not drawn; compare again');
    await expect.poll(() => page.locator('.chart').last().innerText()).toContain('Compare again to see it');
    await tellRunning({ phase: 'comparing', progress: null });
    await expect.poll(() => page.locator('.running').innerText()).toContain('Starting');
    await expect.poll(figures).toContain('not drawn');
  });

  it('has no heatmaps beside its figures rather than those of another run', async () => {
    await open('theme=light');
    await expect.poll(() => hasMatrix(1)).toBe(true);
    await tellNextRun({ preclip: { similarity: null }, clip: { similarity: null } });
    await expect.poll(() => page.getByRole('alert').last().innerText()).toContain('did not come: gone');
    await expect.poll(async () => [await hasMatrix(0), await hasMatrix(1)]).toEqual([false, false]);
    await expect.poll(() => page.locator('.shared').innerText()).toBe('');
    await page.getByRole('button', { name: 'Save picture as SVG' }).click();
    await expect.poll(told).not.toContainEqual(expect.objectContaining({ kind: 'save-picture' }));
  });
});

/** What axe finds wrong with the page as it is. */
async function violations(): Promise<unknown> {
  await page.evaluate(axe);
  return page.evaluate(`axe.run().then(({ violations }) =>
    violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html, any }) => html.slice(0, 120) + ' ' + (any[0]?.message ?? '')).join(' | ')))`);
}

describe.each(['light', 'dark', 'contrast', 'contrast-light'])('in the theme %s', (theme) => {
  it.each(['empty', 'first', 'running', 'stale', 'failed'])(
    'has no accessibility violation while it is %s',
    async (state) => {
      await open(`theme=${theme}&state=${state}`);
      await expect.poll(violations).toEqual([]);
    },
  );

  it('has no accessibility violation', async () => {
    await open(`theme=${theme}`);
    await page.locator('.learn summary').click();
    await page.locator('.map').first().focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => tip().innerText()).toContain('rank');
    await page.screenshot({ path: `${SCREENSHOTS}/panel-${theme}.png`, fullPage: true });
    await expect.poll(violations).toEqual([]);
  });
});
