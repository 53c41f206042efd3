import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const tiny = 'test/fixtures/tiny';
const hostile = `"<script>document.title='taken'</script><img src=x onerror=""document.title='taken'""> [x](command:evil)"`;
const browserArguments = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];
const screenshots = 'out/screenshots';

let browser: Browser;
let folder: string;
let report: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'caption-lens-'));
  report = await makeReport(folder);
  await mkdir(screenshots, { recursive: true });
  const executablePath = process.env['CHROME_PATH'] ?? '/usr/bin/chromium';
  browser = await chromium.launch({ executablePath, args: browserArguments });
});

afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
});

/** The tiny dataset with one hostile caption, through the command line as a user runs it. */
async function makeReport(into: string): Promise<string> {
  const dataset = join(into, 'dataset');
  await cp(join(tiny, 'dataset'), dataset, { recursive: true });
  const captions = join(dataset, 'captions.csv');
  const [header, first = '', ...rest] = (await readFile(captions, 'utf8')).split('\n');
  const row = [...first.split(',').slice(0, 2), hostile].join(',');
  await writeFile(captions, [header, row, ...rest].join('\n'));
  const html = join(into, 'report.html');
  const options = ['--models', join(tiny, 'models'), '--cache', 'off', '--lang', 'en', '--html', html];
  await promisify(execFile)(process.execPath, ['dist/cli.js', 'compare', dataset, ...options]);
  return html;
}

interface Visit {
  readonly page: Page;
  /** Addresses other than the page's own. */
  readonly requests: readonly string[];
  readonly errors: readonly string[];
}

async function open(colorScheme: 'light' | 'dark', width: number): Promise<Visit> {
  const page = await browser.newPage({ colorScheme, viewport: { width, height: 900 } });
  const requests: string[] = [];
  const errors: string[] = [];
  const address = pathToFileURL(report).href;
  page.on('request', (request) => {
    if (request.url() !== address && !request.url().startsWith('data:')) requests.push(request.url());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('dialog', (dialog) => errors.push(dialog.message()));
  await page.goto(address);
  return { page, requests, errors };
}

describe('the HTML report, opened from disk', () => {
  it('shows both accuracies and both heatmaps, and asks the network for nothing', async () => {
    const { page, requests, errors } = await open('light', 1280);
    await expect.poll(() => page.locator('h1').innerText()).toBe('Does each image find its own caption?');
    await expect.poll(() => page.locator('svg[role="img"], img').count()).toBeGreaterThanOrEqual(2);
    await expect.poll(() => page.getByText('chance level').count()).toBeGreaterThanOrEqual(2);
    expect(requests).toEqual([]);
    expect(errors).toEqual([]);
    await page.screenshot({ path: `${screenshots}/report-light.png`, fullPage: true });
    await page.close();
  });

  it('keeps a hostile caption text', async () => {
    const { page, errors } = await open('light', 1280);
    await expect.poll(() => page.title()).not.toBe('taken');
    await expect.poll(() => page.locator('script, img[src="x"], a[href^="command:"]').count()).toBe(0);
    await expect.poll(() => page.getByText('<script>').count()).toBeGreaterThan(0);
    expect(errors).toEqual([]);
    await page.close();
  });

  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 400],
  ] as const)('has no accessibility violation and no sideways scrolling: %s, %i px', async (scheme, width) => {
    const { page } = await open(scheme, width);
    await page.screenshot({ path: `${screenshots}/report-${scheme}-${width}.png`, fullPage: true });
    const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
    await expect.poll(() => page.evaluate(overflow)).toBe(0);
    await expect.poll(() => violations(page)).toEqual([]);
    await page.close();
  });
});

/** The page's own policy allows no script: axe runs in the tool's isolated world. */
async function violations(page: Page): Promise<string[]> {
  const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const session = await page.context().newCDPSession(page);
  await session.send('Page.enable');
  const { frameTree } = await session.send('Page.getFrameTree');
  const { executionContextId } = await session.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id });
  await session.send('Runtime.evaluate', { expression: source, contextId: executionContextId });
  const expression = `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))`;
  const evaluation = { expression, contextId: executionContextId, awaitPromise: true, returnByValue: true };
  const { result } = await session.send('Runtime.evaluate', evaluation);
  return result.value as string[];
}
