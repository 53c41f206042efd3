import { build } from 'esbuild';
import { readFile } from 'node:fs/promises';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

let browser: Browser;
let page: Page;

beforeAll(async () => {
  const executablePath = process.env['CHROME_PATH'] ?? '/usr/bin/chromium';
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
});

afterAll(async () => {
  await browser.close();
});

/** The development page with two made-up matrices. */
async function open(query: string): Promise<void> {
  const bundle = await build({ entryPoints: ['webview/heatmap/dev.ts'], bundle: true, write: false });
  const markup = await readFile('webview/heatmap/dev.html', 'utf8');
  page = await browser.newPage({ viewport: { width: 1100, height: 640 } });
  await page.route('http://heatmap.test/**', (route) => {
    const isScript = route.request().url().includes('dev.js');
    const body = isScript ? bundle.outputFiles[0]?.text : markup;
    return route.fulfill({ body: body ?? '', contentType: isScript ? 'text/javascript' : 'text/html' });
  });
  await page.goto(`http://heatmap.test/?${query}`);
  await page.waitForFunction(`document.querySelectorAll('canvas').length === 4`);
}

const status = () => page.locator('p').textContent();

/** RGBA of one pixel of a heatmap's canvas: 0 holds the cells, 1 what is lit. */
async function pixel(heatmap: number, canvas: number, x: number, y: number): Promise<number[]> {
  return page.evaluate<number[]>(`{
    const host = document.querySelectorAll('.pair > div')[${heatmap}];
    const context = host.querySelectorAll('canvas')[${canvas}].getContext('2d');
    [...context.getImageData(${x}, ${y}, 1, 1).data];
  }`);
}

const luminance = ([red = 0, green = 0, blue = 0]: number[]) => 0.3 * red + 0.6 * green + 0.1 * blue;

test('a cell under the pointer is lit in both heatmaps, a click opens it, arrows move it', async () => {
  await open('rows=20');
  await expect.poll(async () => (await pixel(0, 0, 60, 60))[3]).toBe(255);
  const box = await page.locator('.pair > div').first().boundingBox();
  const [left, top] = [box?.x ?? 0, box?.y ?? 0];
  // Cells are 25 pixels wide and start after the names.
  await page.mouse.move(left + 22 + 10 * 25 + 12, top + 22 + 5 * 25 + 12);
  await expect.poll(status).toBe('image 5, caption 10');
  await expect.poll(() => pixel(1, 1, 22 + 10 * 25 + 2, 22 + 5 * 25 + 12)).toContain(255);
  await page.mouse.down();
  await page.mouse.up();
  await expect.poll(status).toBe('opened 5, 10');
  await page.keyboard.press('ArrowRight');
  await expect.poll(status).toBe('image 5, caption 11');
  await page.keyboard.press('Escape');
  await expect.poll(() => pixel(1, 1, 22 + 10 * 25 + 2, 22 + 5 * 25 + 12)).toEqual([0, 0, 0, 0]);
});

test('zoomed out the diagonal stays visible at every place', async () => {
  await open('rows=1000');
  await expect.poll(async () => (await pixel(1, 0, 30, 30))[3]).toBe(255);
  for (const at of [30, 130, 250, 380, 500]) {
    const brightness = async (x: number) => luminance(await pixel(1, 0, 22 + x, 22 + at));
    await expect.poll(async () => (await brightness(at)) - (await brightness(at + 9))).toBeGreaterThan(20);
  }
});

test('blocks that are fetched come into view, also after zooming', async () => {
  await open('rows=600&fetch=1');
  await expect.poll(async () => (await pixel(0, 0, 60, 60))[3]).toBe(255);
  await page.locator('.pair > div').first().focus();
  for (let i = 0; i < 8; i++) await page.keyboard.press('+');
  await expect.poll(async () => (await pixel(1, 0, 500, 60))[3]).toBe(255);
});
