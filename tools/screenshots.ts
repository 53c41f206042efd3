// `npm run screenshots`: the pictures of the README, taken in the real editor; look at them before they are kept.
import { cp, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { launchBrowser } from '../test/extension/support/served.ts';
import { userSettings } from '../test/extension/support/windows.ts';
import { Workbench } from '../test/extension/support/workbench.ts';
import { editorUrl, ensureEditorServer, startEditorServer } from './editorServer.mjs';
import { ensureBuilt, root } from './prepare.mjs';

/** Both heatmaps whole, twice as fine as the window, which is what a README is read on. */
const WINDOW = { width: 1240, height: 1056, scale: 2 };
const SETTINGS = {
  'workbench.colorTheme': 'Light Modern',
  'window.commandCenter': false,
  'workbench.activityBar.location': 'hidden',
  'workbench.layoutControl.enabled': false,
};
const TARGET = join(root, 'media', 'readme', 'panel.png');

ensureBuilt();
ensureEditorServer();
const place = await mkdtemp(join(tmpdir(), 'caption-lens-screenshots-'));
const folder = join(place, 'scenes');
await cp(join(root, 'samples', 'scenes'), folder, { recursive: true });
const settings = { ...userSettings(place), ...SETTINGS };
const [server, browser] = await Promise.all([startEditorServer(join(place, 'data'), { settings }), launchBrowser()]);
try {
  const workbench = await Workbench.open(browser, editorUrl({ ...server, folder, extension: root }), WINDOW);
  await workbench.run('View: Close Primary Side Bar');
  await workbench.run('Caption Lens: Compare Pipelines');
  await workbench.status(/CLIP \d+%/).waitFor();
  await workbench.panel.settled();
  const picture = await workbench.page.screenshot();
  await sharp(picture).png({ palette: true, colours: 256, compressionLevel: 9 }).toFile(TARGET);
  console.log(`${TARGET}  ${Math.round((await stat(TARGET)).size / 1000)} kB`);
} finally {
  await browser.close();
  await server.stop();
  await rm(place, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
