import { mkdir } from 'node:fs/promises';
import type { Browser, BrowserContext, FrameLocator, Locator, Page } from 'playwright-core';

/** Long enough for a busy machine; what is there sooner is taken sooner. */
const PATIENCE = 120_000;
/** For `evaluate`: settles when the page has drawn what was done before. */
export const TWO_FRAMES = '() => new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen)))';
const BRIEFLY = { timeout: 1000 };
/** Milliseconds that a person looks at what a dialog lists before going on. */
const LOOK = 1000;
const SCREENSHOTS = 'out/screenshots';
const ORDINARY: WindowSize = { width: 1440, height: 900 };

export interface WindowSize {
  readonly width: number;
  readonly height: number;
  /** Pixels of a picture for each of the window. */
  readonly scale?: number;
}

/** One window of the editor as its user has it: palette, files, problems, panel. */
export class Workbench {
  readonly page: Page;
  readonly panel: Panel;
  readonly text: TextEditor;
  readonly #context: BrowserContext;

  private constructor(context: BrowserContext, page: Page) {
    this.#context = context;
    this.page = page;
    this.panel = new Panel(page);
    this.text = new TextEditor(this);
  }

  /** Opens an address and waits until the window can be used. */
  static async open(browser: Browser, address: string, size: WindowSize = ORDINARY): Promise<Workbench> {
    const { width, height, scale = 1 } = size;
    const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor: scale });
    context.setDefaultTimeout(PATIENCE);
    const workbench = new Workbench(context, await context.newPage());
    await workbench.page.goto(address, { waitUntil: 'commit' });
    await workbench.page.locator('.monaco-workbench .statusbar-item').first().waitFor();
    return workbench;
  }

  async close(): Promise<void> {
    // Leaving the page ends its extension host; a page that is merely closed is waited for.
    await this.page.goto('about:blank');
    await this.#context.close();
  }

  /** Runs a command by its title in the palette. */
  async run(title: string): Promise<void> {
    const entry = this.#picks.filter({ hasText: title }).first();
    // The palette lists what is there when it opens; commands come with the extension, whenever that is there.
    await this.retry(async () => {
      await this.page.keyboard.press('F1');
      await this.#input.fill(`>${title}`, { timeout: 5000 });
      await entry.waitFor({ timeout: 3000 });
      await entry.click({ timeout: 5000 });
    });
  }

  /** Opens a walkthrough by its title; its first step has the focus then. */
  async walkthrough(title: string): Promise<void> {
    const entry = this.#picks.filter({ hasText: title });
    // The list has what was there when it opened, and a window that is still opening may close it.
    await this.retry(async () => {
      await this.run('Welcome: Open Walkthrough...');
      await entry.waitFor({ timeout: 5000 });
      await this.#input.fill(title, { timeout: 5000 });
      await this.page.keyboard.press('Enter');
      await this.page.locator('.gettingStartedContainer').getByText(title).first().waitFor({ timeout: 10_000 });
    });
  }

  /** Runs a command that asks for a folder, and answers. */
  async runIn(folder: string, title: string, button: string): Promise<void> {
    const dialog = this.folderDialog(button);
    // A window that is still opening may close the dialog at once.
    await this.retry(async () => {
      await this.run(title);
      await dialog.listed();
      await this.#input.focus({ timeout: 5000 });
      await dialog.answer(folder);
    });
  }

  /** The editor's own dialog for a folder, known by its button. */
  folderDialog(button: string): FolderDialog {
    return new FolderDialog(this.page, this.page.locator('.quick-input-widget').getByRole('button', { name: button }));
  }

  /** What a notification says that has the text; the editor keeps them in its list while it is driven by a test. */
  async told(text: string | RegExp): Promise<string> {
    const entry = this.page.locator('.notifications-center .notification-list-item').filter({ hasText: text });
    await this.retry(async () => {
      await this.run('Notifications: Show Notifications');
      await entry.waitFor({ timeout: 5000 });
    });
    return entry.innerText();
  }

  status(text: string | RegExp): Locator {
    return this.page.locator('.statusbar-item').filter({ hasText: text });
  }

  tab(name: string): Locator {
    return this.page.locator('.tab').filter({ hasText: name });
  }

  async showProblems(): Promise<void> {
    await this.run('Problems: Focus on Problems View');
    await this.#problems.first().waitFor();
  }

  /** Lines that have a problem, and what it says, as far as the Problems view shows them. */
  async problems(): Promise<ReadonlyMap<number, string>> {
    const texts = await this.#problems.allInnerTexts();
    return new Map(texts.flatMap((text) => lineOf(text)));
  }

  /** Chooses a colour theme by its name, and waits for its base class. */
  async theme(name: string, base: string): Promise<void> {
    await this.run('Preferences: Color Theme');
    await this.#input.fill(name);
    await this.#picks.filter({ hasText: name }).first().click();
    await this.page.locator(`.monaco-workbench.${base}`).waitFor();
  }

  /** Keeps a picture of the window in `out/screenshots`. */
  async shoot(name: string): Promise<void> {
    await mkdir(SCREENSHOTS, { recursive: true });
    await this.page.screenshot({ path: `${SCREENSHOTS}/${name}.png` });
  }

  /** For a failure: a picture, and in words what has the focus and what lies over the window. */
  async look(name: string): Promise<void> {
    await this.shoot(name);
    const focused = await this.page
      .locator(':focus')
      .innerText(BRIEFLY)
      .catch(() => '(nothing)');
    const over = this.page
      .locator('.quick-input-widget, .notifications-toasts, .monaco-dialog-box')
      .filter({ visible: true });
    const told = await over.allInnerTexts();
    console.error([`${name}: the focus is on "${focused.slice(0, 200)}"`, ...told].join('\n'));
  }

  get #input(): Locator {
    return this.page.locator('.quick-input-widget input[type="text"]');
  }

  /** Without what they refer to. */
  get #problems(): Locator {
    return this.page.locator('.markers-panel .monaco-list-row').filter({ has: this.page.locator('.marker-icon') });
  }

  get #picks(): Locator {
    return this.page.locator('.quick-input-list .monaco-list-row');
  }

  /** Does something that the window may not be ready for, until it succeeds. */
  async retry(work: () => Promise<void>): Promise<void> {
    const end = Date.now() + PATIENCE;
    for (;;) {
      try {
        await work();
        return;
      } catch (error) {
        if (Date.now() > end) throw error;
        await this.page.keyboard.press('Escape');
      }
    }
  }
}

export class FolderDialog {
  readonly #page: Page;
  readonly #button: Locator;

  constructor(page: Page, button: Locator) {
    this.#page = page;
    this.#button = button;
  }

  /** Waits until it shows its first folder: what is typed before that gets mixed up with the folder's name. */
  async listed(): Promise<void> {
    await this.#button.waitFor({ timeout: 20_000 });
    await this.#page.locator('.quick-input-list .monaco-list-row').first().waitFor({ timeout: 10_000 });
  }

  /** Puts a folder's path where the focus is, looks as a person does, and takes it: Enter is lost while the editor looks up the folder. */
  async answer(folder: string): Promise<void> {
    await this.#page.keyboard.press('Control+A');
    await this.#page.keyboard.insertText(`${folder}/`);
    await this.#page.waitForTimeout(LOOK);
    await this.#page.keyboard.press('Enter');
    await this.#button.waitFor({ state: 'hidden', timeout: 10_000 });
  }
}

/** "... [Ln 12, Col 20]" */
function lineOf(text: string): [number, string][] {
  const line = /\[Ln (\d+), Col \d+\]/.exec(text)?.[1];
  return line === undefined ? [] : [[Number(line), text.replaceAll('\n', ' ')]];
}

/** The text in front. */
class TextEditor {
  readonly #workbench: Workbench;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
  }

  /** Puts the cursor at a place; both count from 1. */
  async goTo(line: number, column = 1): Promise<void> {
    const { page } = this.#workbench;
    await this.focus();
    await page.keyboard.press('Control+G');
    await page.locator('.quick-input-widget input[type="text"]').fill(`:${line}:${column}`);
    await page.keyboard.press('Enter');
    await this.#workbench.status(`Ln ${line}, Col ${column}`).waitFor();
  }

  async focus(): Promise<void> {
    await this.#workbench.run('View: Focus First Editor Group');
  }

  /** Replaces a line from a column on. */
  async replaceFrom(line: number, column: number, text: string): Promise<void> {
    const { keyboard } = this.#workbench.page;
    await this.goTo(line, column);
    await keyboard.press('Shift+End');
    await keyboard.insertText(text);
  }

  async save(): Promise<void> {
    await this.#workbench.page.keyboard.press('Control+S');
  }

  async undo(): Promise<void> {
    await this.#workbench.page.keyboard.press('Control+Z');
  }

  /** Waits until the text in front differs from the file: a command edits some time after it was chosen. */
  async edited(): Promise<void> {
    await this.#workbench.page.locator('.editor-group-container.active .tab.active.dirty').waitFor();
  }

  /** Chooses a quick fix at the cursor. */
  async fix(title: string | RegExp): Promise<void> {
    const { page } = this.#workbench;
    const entry = page.locator('.action-widget .monaco-list-row').filter({ hasText: title }).first();
    // The editor closes the menu again where it is still busy with the cursor.
    await this.#workbench.retry(async () => {
      await page.keyboard.press('Control+.');
      await entry.click({ timeout: 3000 });
    });
  }
}

/** The page with the heatmaps: a frame within a frame of the window. */
class Panel {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get frame(): FrameLocator {
    return this.#page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  }

  /** What stands above a pipeline's heatmap, as "65%". */
  async accuracy(pipeline: 'clip' | 'preclip'): Promise<string> {
    return this.frame.locator(`.score.${pipeline} .big strong`).innerText();
  }

  /** Waits until both maps are drawn and pre-CLIP's spread is there. */
  async settled(): Promise<void> {
    await this.frame.locator('.map canvas').first().waitFor();
    await this.frame.locator('.score.preclip .big').waitFor();
    await this.#page.waitForTimeout(QUIET);
  }

  /** Whether a map has a cell, row or column lit. */
  async isLit(pipeline: 'preclip' | 'clip'): Promise<boolean> {
    return this.map(pipeline).locator('canvas').last().evaluate(hasInk);
  }

  map(pipeline: 'preclip' | 'clip'): Locator {
    return this.frame.locator('.map').nth(pipeline === 'preclip' ? 0 : 1);
  }

  /** Where a cell of a map with `count` rows is in the window. */
  async cell(pipeline: 'preclip' | 'clip', image: number, caption: number, count: number) {
    // The colours' key comes with the first picture, above the heatmaps.
    await this.frame.locator('.shared .keys').waitFor();
    await this.map(pipeline).scrollIntoViewIfNeeded();
    // The page hears of it with the next frame, and hides what floats.
    await this.map(pipeline).evaluate(TWO_FRAMES);
    const box = await this.map(pipeline).boundingBox();
    if (!box) throw new Error('The heatmap is not in sight.');
    // Names stand left and above.
    const side = Math.min(box.width, box.height) - NAMES;
    const at = (index: number) => NAMES + ((index + 0.5) / count) * side;
    return { x: box.x + at(caption), y: box.y + at(image) };
  }
}

/** After a comparison the spread of its projections and all animations have ended. */
const QUIET = 5000;

const NAMES = 22;

/** What is asked of a canvas, for want of the browser's types. */
interface Canvas {
  readonly width: number;
  readonly height: number;
  getContext(kind: '2d'): { getImageData(...box: number[]): { readonly data: Uint8ClampedArray } };
}

/** Runs in the page. */
function hasInk(element: unknown): boolean {
  const canvas = element as Canvas;
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  return data.some((value) => value > 0);
}
