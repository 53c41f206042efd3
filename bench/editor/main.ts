// Measures in the real editor what a user waits for, and prints the section of docs/benchmarks.md.
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { EDITORS, editorUrl, ensureEditorServer, startEditorServer } from '../../tools/editorServer.mjs';
import { launchBrowser, runServed } from '../../test/extension/support/served.ts';
import { userSettings, type TestWindow } from '../../test/extension/support/windows.ts';
import { Workbench } from '../../test/extension/support/workbench.ts';
import { writeResults, tableOf } from '../support/document.ts';
import { describeHere } from '../support/machine.ts';
import { ROOT } from '../support/places.ts';
import type { Finding } from '../support/types.ts';
import { makeDataset } from './dataset.ts';
import { FIGURES, type HostFigures } from './figures.ts';
import { ofHost, ofPanel } from './findings.ts';
import { framesWhilePanning } from './panel.ts';

const { values: options } = parseArgs({
  options: {
    rows: { type: 'string', default: '20,1000,10000' },
    panel: { type: 'string', default: '2000' },
    editor: { type: 'string', default: EDITORS.at(-1)?.version ?? '' },
    write: { type: 'boolean', default: false },
  },
});
const PATIENCE = 1_500_000;

process.chdir(ROOT);
execFileSync(process.execPath, ['tools/build.mjs'], { stdio: 'inherit' });
const findings: Finding[] = [];
for (const rows of options.rows.split(',').map(Number)) findings.push(...ofHost(await measureHost(rows)));
findings.push(...ofPanel(Number(options.panel), await measurePanel(Number(options.panel))));
const parts = [describeHere().join('\n'), tableOf(findings)];
process.stdout.write(`${parts.join('\n\n')}\n`);
if (options.write) await writeResults(parts.join('\n\n'), 'editor');

/** One window with a dataset of `rows` rows, measured from inside. */
async function measureHost(rows: number): Promise<HostFigures> {
  process.stderr.write(`${rows} rows …\n`);
  const file = join(ROOT, 'out', 'bench', `editor-${rows}.json`);
  await mkdir(join(ROOT, 'out', 'bench'), { recursive: true });
  process.env[FIGURES] = file;
  const window: TestWindow = {
    ...{ name: 'bench', module: 'bench/editor/host.ts', trusted: true, patience: PATIENCE },
    make: (place) => madeDataset(place, rows),
  };
  const [run] = await runServed(options.editor, [window]);
  const failure = run?.failure ?? run?.outcomes.find((outcome) => outcome.failure !== null)?.failure;
  if (failure != null) throw new Error(failure);
  return JSON.parse(await readFile(file, 'utf8')) as HostFigures;
}

/** The panel of a dataset of `rows` rows as its user pans it. */
async function measurePanel(rows: number): Promise<number[]> {
  process.stderr.write(`panel, ${rows} rows …\n`);
  ensureEditorServer(options.editor);
  const place = await mkdtemp(join(tmpdir(), 'caption-lens-bench-'));
  const { folder } = await madeDataset(place, rows);
  const settings = userSettings(place);
  const server = await startEditorServer(join(place, 'data'), { version: options.editor, settings });
  const browser = await launchBrowser();
  try {
    const workbench = await Workbench.open(browser, editorUrl({ ...server, folder, extension: ROOT }));
    await workbench.run('Caption Lens: Compare Pipelines');
    // Until the end of the run: the engine has both cores as long as it draws projections.
    const running = workbench.page.locator('.codicon-sync');
    await workbench
      .status(/CLIP <?\d+%/)
      .filter({ hasNot: running })
      .waitFor({ timeout: PATIENCE });
    await workbench.run('Caption Lens: Open Heatmaps');
    await workbench.panel.accuracy('clip');
    return await framesWhilePanning(workbench, 'clip');
  } finally {
    await browser.close();
    await server.stop();
    await rm(place, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

async function madeDataset(place: string, rows: number): Promise<{ folder: string }> {
  const folder = join(place, 'dataset');
  await makeDataset(folder, rows);
  return { folder };
}
