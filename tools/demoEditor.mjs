// `npm run demo:editor`: the sample in the real editor. `--check` starts the browser-served one, asks it for its page and ends.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { editorUrl, ensureEditorServer, pageStatus, startEditorServer } from './editorServer.mjs';
import { ensureBuilt, ensureDependencies, root } from './prepare.mjs';

const folder = join(root, 'out', 'demo-sample');
const file = join(folder, 'captions.csv');
const windows = process.platform === 'win32';
const checking = process.argv.includes('--check');

ensureDependencies();
const extension = extensionFolder();
if (extension) ensureBuilt();
copySample();
const desktop = checking ? null : desktopEditor();
if (desktop) openDesktop(desktop);
else await serveInBrowser();

/** The project's folder once its manifest has an extension to load; until then the editor opens without it. */
function extensionFolder() {
  const { main, browser } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  if (main ?? browser) return root;
  console.log('The panel of Caption Lens is not there yet: the editor opens the sample without it.');
  return null;
}

/** Afresh each time, so that captions can be changed at will. */
function copySample() {
  rmSync(folder, { recursive: true, force: true });
  cpSync(join(root, 'samples', 'scenes'), folder, { recursive: true });
}

/** Desktop VS Code: VSCODE_BIN, or `code` on the path. */
function desktopEditor() {
  const named = process.env.VSCODE_BIN;
  if (named && !existsSync(named)) throw new Error(`VSCODE_BIN names ${named}, which does not exist.`);
  if (named) return named;
  const search = windows ? ['where', ['code']] : ['sh', ['-c', 'command -v code']];
  return spawnSync(...search).status === 0 ? 'code' : null;
}

function openDesktop(editor) {
  const development = extension ? [`--extensionDevelopmentPath=${extension}`] : [];
  const args = ['--new-window', ...development, folder, file];
  const quoted = windows ? args.map((arg) => `"${arg}"`) : args;
  const child = spawn(editor, quoted, { stdio: 'inherit', shell: windows });
  child.on('error', (error) => fail(`The editor cannot be started: ${error.message}`));
  child.on('exit', (code) => (process.exitCode = code ?? 1));
}

async function serveInBrowser() {
  ensureEditorServer();
  const server = await startEditorServer(join(root, '.vscode-test', 'demo-data'));
  if (checking) return check(server);
  const url = editorUrl({ ...server, folder, file, extension });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => void server.stop());
  console.log(`The sample, in the editor:\n\n  ${url}\n\nCtrl-C ends it.`);
  openBrowser(url);
  await server.exited;
}

async function check(server) {
  const status = await pageStatus(server);
  await server.stop();
  console.log(`The editor answered with ${status}.`);
  if (status !== 200) process.exitCode = 1;
}

/** Where there is a screen and something that opens addresses; else the printed address has to do. */
function openBrowser(url) {
  const screen = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (!screen) return;
  const [opener, args] = {
    darwin: ['open', [url]],
    win32: ['rundll32', ['url.dll,FileProtocolHandler', url]],
  }[process.platform] ?? ['xdg-open', [url]];
  spawn(opener, args, { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
}

function fail(message) {
  console.error(message);
  process.exitCode = 1;
}
