import type { Browser, Page, ViewportSize } from 'playwright-core';

/** A page that knows nothing of earlier tests, and what goes wrong in it from now on. */
export interface FreshPage {
  readonly page: Page;
  readonly errors: string[];
}

/** Gives the same page, emptied, each time: a new one takes a second for its process. */
export function onePage(): (browser: Browser, viewport: ViewportSize) => Promise<FreshPage> {
  let page: Page | null = null;
  let errors: string[] = [];
  return async (browser, viewport) => {
    page ??= await watched(browser, (error) => errors.push(error));
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    if (page.url() !== 'about:blank') await page.evaluate('sessionStorage.clear()');
    await page.goto('about:blank');
    await page.mouse.move(0, 0);
    await page.setViewportSize(viewport);
    errors = [];
    return { page, errors };
  };
}

async function watched(browser: Browser, onError: (error: string) => void): Promise<Page> {
  const page = await browser.newPage();
  page.on('pageerror', (error) => {
    onError(error.message);
  });
  page.on('console', (message) => {
    if (message.type() === 'error') onError(message.text());
  });
  return page;
}
