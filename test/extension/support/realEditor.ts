import { build } from 'esbuild';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';
import type { Outcome } from '../host/harness.ts';

interface Server {
  readonly port: number;
  readonly token: string;
  readonly stop: () => Promise<void>;
}

interface EditorServer {
  readonly ensureEditorServer: () => void;
  readonly startEditorServer: (dataFolder: string) => Promise<Server>;
  readonly editorUrl: (place: object) => string;
}

const tool = new URL('../../../tools/editorServer.mjs', import.meta.url).href;
const tiny = 'test/fixtures/tiny';
const browserArguments = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'];

export interface HostRun {
  readonly outcomes: readonly Outcome[];
  readonly log: readonly string[];
}

/** Runs `test/extension/host` in the extension host of the real editor, on two datasets and their tiny models. */
export async function runInExtensionHost(patience: number): Promise<HostRun> {
  const { ensureEditorServer, startEditorServer, editorUrl } = (await import(tool)) as EditorServer;
  ensureEditorServer();
  const place = await mkdtemp(join(tmpdir(), 'caption-lens-editor-'));
  const workspace = await makeWorkspace(place);
  const tests = await bundleTests();
  const server = await startEditorServer(join(place, 'data'));
  try {
    const address = editorUrl({ ...server, folder: workspace, extension: resolve('.'), tests });
    const log = await visit(address, patience);
    const outcomes = await readFile(join(workspace, '.vscode', 'outcomes.json'), 'utf8').catch(() => '[]');
    return { outcomes: JSON.parse(outcomes) as Outcome[], log };
  } finally {
    await server.stop();
    await rm(place, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function makeWorkspace(place: string): Promise<string> {
  const workspace = join(place, 'work space');
  await mkdir(join(workspace, '.vscode'), { recursive: true });
  for (const name of ['fotos de mamá', 'other']) {
    await cp(join(tiny, 'dataset'), join(workspace, name), { recursive: true });
  }
  const settings = {
    // A browser saves by itself, by default.
    'files.autoSave': 'off',
    'captionLens.models.folder': resolve(tiny, 'models'),
    'captionLens.cache.folder': join(place, 'cache'),
  };
  await writeFile(join(workspace, '.vscode', 'settings.json'), JSON.stringify(settings));
  return workspace;
}

async function bundleTests(): Promise<string> {
  const outfile = resolve('out/extension-tests/index.cjs');
  const entryPoints = ['test/extension/host/index.ts'];
  await build({ entryPoints, outfile, bundle: true, platform: 'node', format: 'cjs', external: ['vscode'] });
  return outfile;
}

/** Opens the editor and waits until it says that the tests are over. What it logged meanwhile. */
async function visit(address: string, patience: number): Promise<string[]> {
  const executablePath = process.env['CHROME_PATH'] ?? '/usr/bin/chromium';
  const browser = await chromium.launch({ executablePath, args: browserArguments });
  const log: string[] = [];
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const over = Promise.withResolvers<string>();
    const timer = setTimeout(() => {
      over.resolve(`not done within ${patience / 1000} s`);
    }, patience);
    await page.exposeFunction('codeAutomationLog', (type: string, args: unknown[]) => {
      log.push(`${type}: ${args.map(String).join(' ')}`);
    });
    await page.exposeFunction('codeAutomationExit', (code: number) => {
      over.resolve(`exit code ${code}`);
    });
    // The editor is there when its tests say so.
    await page.goto(address, { waitUntil: 'commit', timeout: patience });
    log.push(await over.promise);
    clearTimeout(timer);
    return log;
  } finally {
    await writeFile('out/extension-tests/log.txt', log.join('\n'));
    await browser.close();
  }
}
