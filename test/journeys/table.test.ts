import { build } from 'esbuild';
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { TWO_FRAMES } from '../extension/support/workbench.ts';
import { onePage } from './support/onePage.ts';

const screenshots = 'out/screenshots';
const origin = 'http://table.test';
/** As strict as the panel's. The toolkit adds one style element, which is empty. */
const policy = [
  `default-src 'none'`,
  `script-src ${origin}`,
  `style-src ${origin} 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='`,
  'img-src blob:',
].join('; ');

const fresh = onePage();
let browser: Browser;
let script: string;
let page: Page;
let errors: string[];

beforeAll(async () => {
  const bundle = await build({ entryPoints: ['webview/table/dev.ts'], bundle: true, write: false });
  script = bundle.outputFiles[0]?.text ?? '';
  await mkdir(screenshots, { recursive: true });
  const executablePath = process.env['CHROME_PATH'] ?? '/usr/bin/chromium';
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
});

afterAll(async () => {
  await browser.close();
});

afterEach(() => {
  expect(errors).toEqual([]);
});

/** A busy machine takes its time. */
const PATIENT = { timeout: 30_000 };

const TYPES: Readonly<Record<string, string>> = { css: 'text/css', js: 'text/javascript', html: 'text/html' };

/** The development page with a made-up result. */
async function open(query: string, width = 1280): Promise<void> {
  ({ page, errors } = await fresh(browser, { width, height: 900 }));
  await page.route(`${origin}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    const body = pathname.endsWith('dev.js') ? script : await readFile(`webview${pathname}`, 'utf8');
    const contentType = TYPES[pathname.split('.').at(-1) ?? ''] ?? 'text/plain';
    await route.fulfill({ body, contentType, headers: { 'Content-Security-Policy': policy } });
  });
  await page.goto(`${origin}/table/dev.html?${query}`);
  await page.locator('[role=grid] .lines .line').first().waitFor();
}

const said = () => page.locator('#log').textContent();
const count = () => page.locator('.count').textContent();
const lines = () => page.locator('.lines .line').count();
/** Row index (from 1, headings included) and column of the cell with the focus. */
const place = () =>
  page.evaluate<string>(`{
    const cell = document.activeElement;
    cell.closest('[aria-rowindex]')?.getAttribute('aria-rowindex') + ':' + cell.getAttribute('aria-colindex');
  }`);

async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Puts the focus where Tab finds the table. */
async function enter(): Promise<void> {
  await page.locator('[role=grid] [tabindex="0"]').focus();
}

describe('by keyboard', () => {
  test('one cell of the table can be tabbed to, and arrows lead everywhere', async () => {
    await open('rows=100');
    await expect.poll(() => page.locator('[role=grid] [tabindex="0"]').count()).toBe(1);
    await enter();
    await expect.poll(place).toBe('2:1');
    await press('ArrowDown', 'ArrowRight');
    await expect.poll(place).toBe('3:2');
    await press('End', 'ArrowRight');
    await expect.poll(place).toBe('3:13');
    await press('Control+End');
    await expect.poll(place).toBe('101:13');
    await press('PageUp', 'Home');
    await expect.poll(async () => Number((await place()).split(':')[0])).toBeLessThan(95);
    await press('Control+Home', 'ArrowUp');
    await expect.poll(place).toBe('1:1');
    await expect.poll(() => page.locator('[role=grid] [tabindex="0"]').count()).toBe(1);
  });

  test('Enter opens the row, Space shows its details, Escape leaves them', async () => {
    await open('');
    await enter();
    await press('ArrowDown', 'ArrowDown', 'Enter');
    await expect.poll(said).toBe('opened 2');
    await press('Space');
    await expect.poll(said).toBe('selected 2');
    const details = page.getByRole('region', { name: 'Details of row 3' });
    await details.getByText('A tiger rests in tall grass at dusk (3)').waitFor();
    await details.getByText('Open Image').click();
    await expect.poll(said).toBe('opened image 2');
    await press('Escape');
    await expect.poll(() => details.count()).toBe(0);
    await expect.poll(place).toBe('4:1');
  });

  test('a heading sorts up, down, and back; the focus stays on it', async () => {
    await open('');
    await enter();
    await press('ArrowUp', 'End', 'ArrowLeft', 'ArrowLeft');
    const heading = page.getByRole('columnheader', { name: 'Margin' });
    const rises = async (sign: 1 | -1) => {
      const margins = (await page.locator('[data-column=margin]').allTextContents()).map((text) => sign * Number(text));
      return margins.length > 1 && margins.every((margin, i) => i === 0 || margin >= (margins[i - 1] ?? NaN));
    };
    await press('Enter');
    await expect.poll(() => heading.getAttribute('aria-sort')).toBe('ascending');
    await expect.poll(() => rises(1)).toBe(true);
    await press('Space');
    await expect.poll(() => heading.getAttribute('aria-sort')).toBe('descending');
    await expect.poll(() => rises(-1)).toBe(true);
    await press('Enter');
    await expect.poll(() => heading.getAttribute('aria-sort')).toBe('none');
    await expect.poll(() => page.locator('[data-column=number]').first().textContent()).toBe('1');
    await expect.poll(place).toBe('1:11');
  });
});

describe('filters', () => {
  test('count what they leave, and are cleared together', async () => {
    await open('');
    await expect.poll(count).toBe('20 rows');
    await page.getByText('Mismatches only').click();
    await expect.poll(() => page.locator('.lines .verdict.match').count()).toBe(0);
    const wrong = await page.locator('.lines .verdict.mismatch').count();
    await expect.poll(count).toBe(`${wrong} of 20 rows`);
    await page.getByText('Clear filters').click();
    await expect.poll(count).toBe('20 rows');
    await page.locator('vscode-text-field input').fill('CAFE');
    await expect.poll(count).toBe('4 of 20 rows');
    await page.locator('vscode-text-field input').fill('no such text');
    await expect.poll(() => page.locator('.empty').textContent()).toBe('No row passes these filters.');
    await expect.poll(() => page.locator('[role=grid]').getAttribute('aria-rowcount')).toBe('1');
  });

  test('keep the rows of one category', async () => {
    await open('');
    await page.locator('vscode-dropdown').click();
    await page.locator('vscode-option', { hasText: 'food' }).click();
    await expect.poll(count).toBe('5 of 20 rows');
    const categories = async () => new Set(await page.locator('[data-column=category]').allTextContents());
    await expect.poll(categories).toEqual(new Set(['food']));
  });
});

describe('20,000 rows', () => {
  test('only those in sight stand in the page, also at its end', async () => {
    await open('rows=20000');
    await expect.poll(() => page.locator('[role=grid]').getAttribute('aria-rowcount')).toBe('20001');
    await expect.poll(lines).toBeLessThan(30);
    await enter();
    await press('Control+End');
    await expect.poll(place).toBe('20001:13');
    await expect.poll(lines).toBeLessThan(30);
  });

  test('never grow in number while they scroll', async () => {
    await open('rows=20000');
    const counts = await page.evaluate<number[]>(`new Promise((resolve) => {
      const grid = document.querySelector('[role=grid]');
      const counts = [];
      const step = (n) => {
        grid.scrollTop = n * 7001;
        grid.dispatchEvent(new Event('scroll'));
        requestAnimationFrame(() => {
          counts.push(document.querySelectorAll('.lines .line').length);
          n < 60 ? step(n + 1) : resolve(counts);
        });
      };
      step(0);
    })`);
    expect(Math.min(...counts)).toBeGreaterThan(5);
    expect(Math.max(...counts)).toBeLessThan(30);
  });

  test('the focus stays with its row while others scroll past', async () => {
    await open('rows=20000');
    await enter();
    await press('ArrowDown');
    await page.evaluate(`document.querySelector('[role=grid]').scrollTop = 400000`);
    await page.locator('[aria-rowindex="9100"]').waitFor();
    await expect.poll(place).toBe('3:1');
    await press('ArrowDown');
    await expect.poll(place).toBe('4:1');
    await expect.poll(() => page.locator('[aria-rowindex="4"]').isVisible()).toBe(true);
  });

  test('pictures are asked for in sight alone, and let go', async () => {
    await open('rows=20000');
    await expect.poll(() => page.locator('.lines img[src]').count(), PATIENT).toBeGreaterThan(10);
    await page.evaluate(`document.querySelector('[role=grid]').scrollTop = 400000`);
    await expect.poll(() => page.evaluate('Math.max(...dev.asked)'), PATIENT).toBeGreaterThan(9000);
    await expect.poll(() => page.evaluate('dev.asked.filter((row) => row > 100 && row < 9000).length')).toBe(0);
    await expect
      .poll(async () => (await page.evaluate<number>('dev.addresses')) - (await lines()))
      .toBeLessThanOrEqual(0);
    await page.evaluate('dev.table.dispose()');
    await expect.poll(() => page.evaluate('dev.addresses')).toBe(0);
    await expect.poll(() => page.locator('#table > *').count()).toBe(0);
  });
});

describe('from outside', () => {
  test('a row is selected and brought into sight, through a filter that hides it', async () => {
    await open('rows=500');
    await page.locator('vscode-text-field input').fill('beaches_1.jpg');
    await expect.poll(count).toBe('1 of 500 rows');
    await page.evaluate('dev.table.select(400, { focus: true })');
    await expect.poll(count).toBe('500 rows');
    await expect.poll(place).toBe('402:1');
    await expect.poll(() => page.locator('.line[aria-selected=true]').getAttribute('aria-rowindex')).toBe('402');
    await expect.poll(said).toBe('');
  });

  test('the state goes to JSON and comes back', async () => {
    await open('rows=500');
    await page.getByText('Mismatches only').click();
    await page.locator('vscode-text-field input').fill('sofa');
    await page.getByRole('columnheader', { name: 'Margin' }).click();
    const grid = page.locator('[role=grid]');
    await grid.evaluate('(element) => { element.scrollTop = 300; }');
    await grid.evaluate(TWO_FRAMES);
    const before = await page.evaluate<string>('JSON.stringify(dev.table.state)');
    const inSight = async () => [await count(), await page.locator('.lines .line').first().textContent()];
    const seen = await inSight();
    await open('rows=500');
    await page.evaluate(`dev.table.state = ${before}`);
    await expect.poll(() => page.evaluate('JSON.stringify(dev.table.state)')).toBe(before);
    await expect.poll(inSight).toEqual(seen);
    await expect.poll(() => page.locator('vscode-text-field input').inputValue()).toBe('sofa');
  });
});

describe('details', () => {
  test('show what each model saw when asked', async () => {
    await open('');
    await page.locator('[data-column=caption]').nth(4).click();
    await page.getByText('Show what CLIP saw').click();
    await page.getByRole('img', { name: 'What CLIP saw: 224 × 168 pixels' }).waitFor();
    await expect.poll(() => page.getByText('Show what pre-CLIP saw').count()).toBe(1);
  });

  test('say why a picture is missing', async () => {
    await open('');
    await page.locator('[data-column=caption]').nth(10).click();
    await page.getByText('made to fail').waitFor();
  });
});

test('hostile captions and file names are text', async () => {
  await open('hostile=1');
  for (let row = 0; row < 7; row++) await page.evaluate(`dev.table.select(${row})`);
  await expect.poll(() => page.title()).toBe('Table and charts');
  await expect.poll(() => page.locator('img:not([alt]), a, script:not([src])').count()).toBe(0);
  await expect.poll(() => page.getByText('<img src=x').count()).toBeGreaterThan(0);
  await expect.poll(() => page.getByText('\\u202e').count()).toBeGreaterThan(0);
  await expect.poll(() => page.locator('bdi').count()).toBeGreaterThan(20);
  const wide = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
  await expect.poll(() => page.evaluate(wide)).toBe(0);
});

test('few rows, one category, one pipeline and a spread that is not there yet have their sentences', async () => {
  await open('rows=1&categories=1&run=preclip&spread=0');
  await expect.poll(() => page.locator('#confusion').textContent()).toContain('All rows are in one category');
  await expect.poll(() => page.locator('#spread').textContent()).toContain('is being computed');
  await expect.poll(() => page.locator('vscode-dropdown').isVisible()).toBe(false);
});

test('a narrow table needs no scrolling sideways, and a wide one has all columns', async () => {
  await open('rows=500', 400);
  const heads = () => page.locator('[role=grid] [role=columnheader]').allTextContents();
  const beyond = () =>
    page.evaluate<number>(`{
      const { scrollWidth, clientWidth } = document.querySelector('[role=grid]');
      scrollWidth - clientWidth;
    }`);
  await expect.poll(heads).toEqual(expect.arrayContaining(['Image', 'Caption', 'CLIP']));
  await expect.poll(beyond).toBe(0);
  await page.evaluate(`dev.table.select(300)`);
  await page.getByRole('region', { name: 'Details of row 301' }).getByText('Margin').waitFor();
  await page.screenshot({ path: `${screenshots}/table-narrow.png` });
  await page.setViewportSize({ width: 1280, height: 900 });
  await expect.poll(async () => (await heads()).length).toBe(13);
  await expect.poll(() => page.locator('[role=grid] [aria-selected=true]').getAttribute('aria-rowindex')).toBe('302');
});

test('fifty categories scroll under headings that stay', async () => {
  await open('rows=1000&categories=50');
  const [top, left] = await page.evaluate<number[]>(`{
    const element = document.querySelector('.scroll');
    element.scrollTo(600, 600);
    const at = (selector) => element.querySelector(selector).getBoundingClientRect();
    const box = element.getBoundingClientRect();
    [at('thead th:nth-child(20)').top - box.top, at('tbody tr:nth-child(20) th').left - box.left];
  }`);
  expect(Math.abs(top ?? 99)).toBeLessThan(4);
  expect(Math.abs(left ?? 99)).toBeLessThan(4);
});

describe('accessibility', () => {
  test.each([
    ['vscode-light', 1280, ''],
    ['vscode-dark', 1280, 'categories=50&rows=400'],
    ['vscode-high-contrast', 1280, ''],
    ['vscode-high-contrast-light', 420, ''],
  ])('no violation in %s, %i px', async (theme, width, more) => {
    await open(`theme=${theme}&${more}`, width);
    await page.evaluate('dev.table.select(3)');
    await page.getByText('Show as a table').click();
    await expect.poll(() => page.locator('.lines img[src]').count(), PATIENT).toBeGreaterThan(5);
    await page.screenshot({ path: `${screenshots}/table-${theme}.png`, fullPage: true });
    await expect.poll(violations).toEqual([]);
    const wide = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
    await expect.poll(() => page.evaluate(wide)).toBe(0);
  });
});

async function violations(): Promise<string[]> {
  await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
  return page.evaluate<string[]>(
    `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map((node) => node.html).slice(0, 3).join(' | ')))`,
  );
}
