import { build } from 'esbuild';
import { readFile } from 'node:fs/promises';
import type { Browser, Page, Route } from 'playwright-core';
import { onePage } from './onePage.ts';
import { sampleImage } from './sampleResult.ts';

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
  json: 'application/json',
};
const ADDRESS = 'http://panel.test/';

export interface DevPages {
  /** Opens the development page with a result as `toJson` writes it; what goes wrong in it is collected in `errors`. */
  open(browser: Browser, sample: string, query: string, width?: number): Promise<{ page: Page; errors: string[] }>;
}

/** Bundles the development page of the panel, and serves it with the sample's images. */
export async function devPages(): Promise<DevPages> {
  const bundle = await build({
    entryPoints: ['webview/panel/dev.ts'],
    outdir: 'out/panel',
    bundle: true,
    format: 'esm',
    write: false,
  });
  const made = Object.fromEntries(
    bundle.outputFiles.map(({ path, text }) => [path.slice(path.lastIndexOf('.') + 1), text]),
  );
  const files: Readonly<Record<string, () => string | Promise<string | Buffer>>> = {
    'dev.html': () => readFile('webview/panel/dev.html', 'utf8'),
    'dev.js': () => made['js'] ?? '',
    'dev.css': () => made['css'] ?? '',
    'words.es.json': () => readFile('l10n/bundle.l10n.es.json', 'utf8'),
  };
  const serve = async (route: Route, sample: string) => {
    const path = new URL(route.request().url()).pathname.slice(1);
    const image = path.startsWith('images/') ? await sampleImage(path.slice('images/'.length)) : null;
    const body = image ?? (path === 'sample.json' ? sample : await files[path]?.());
    const contentType = TYPES[path.slice(path.lastIndexOf('.') + 1)] ?? 'image/jpeg';
    await (body === undefined ? route.fulfill({ status: 404 }) : route.fulfill({ body, contentType }));
  };
  const fresh = onePage();
  return {
    open: async (browser, sample, query, width = 1100) => {
      const { page, errors } = await fresh(browser, { width, height: 900 });
      await page.route(`${ADDRESS}**`, (route) => serve(route, sample));
      await page.goto(`${ADDRESS}dev.html?${query}`);
      await page.waitForSelector('h1');
      return { page, errors };
    },
  };
}
