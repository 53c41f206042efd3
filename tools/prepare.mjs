// What a fresh clone lacks: installed by the first command that needs it, with nothing but Node >= 20 and npm.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const windows = process.platform === 'win32';
const environment = { ...process.env, ONNXRUNTIME_NODE_INSTALL: 'skip' };

/** The project's own Node 24, whatever the machine's is. */
export const node = join(root, 'node_modules', '.bin', windows ? 'node.cmd' : 'node');

export function run(command, args, options = {}) {
  execFileSync(command, args, { cwd: root, stdio: 'inherit', env: environment, shell: windows, ...options });
}

export function ensureDependencies(options = {}) {
  const installed = join(root, 'node_modules', '.package-lock.json');
  const current =
    existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs;
  if (current && existsSync(node)) return;
  console.error('Installing the dependencies (npm ci) ...');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], options);
}

/** Builds the bundles unless they are newer than all that they are made of. */
export function ensureBuilt(options = {}) {
  const bundles = ['cli.js', 'engine.js', 'extension.cjs', 'webview/panel.js'].map((file) => join(root, 'dist', file));
  const folders = ['src', 'webview', 'l10n'].flatMap(filesBelow);
  const sources = ['package.json', 'package-lock.json', 'tools/build.mjs', ...folders];
  const oldest = Math.min(...bundles.map((file) => (existsSync(file) ? statSync(file).mtimeMs : 0)));
  if (sources.some((file) => statSync(join(root, file)).mtimeMs > oldest)) run(node, ['tools/build.mjs'], options);
}

function filesBelow(folder) {
  const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
  const made = 'kernels.wasm';
  return entries
    .filter((e) => e.isFile() && e.name !== made)
    .map((e) => relative(root, join(e.parentPath ?? e.path, e.name)));
}

const browsers = {
  linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium'],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  ],
};

/** Path of a Chrome or Chromium; CHROME_PATH names one elsewhere. Throws a sentence that says what to install. */
export function ensureBrowser() {
  const places = [process.env.CHROME_PATH, ...(browsers[process.platform] ?? [])].filter(Boolean);
  const found = () => places.find((place) => existsSync(place));
  if (!found() && isRootOnDebian()) {
    console.error('Installing Chromium (apt-get) ...');
    installDebian(['chromium']);
  }
  const browser = found();
  if (!browser) throw new Error('The browser tests need Chrome or Chromium. Install one, or name it in CHROME_PATH.');
  return browser;
}

export function isRootOnDebian() {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version');
}

export function installDebian(packages) {
  const quiet = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...environment, DEBIAN_FRONTEND: 'noninteractive' } };
  run('apt-get', ['update', '-qq'], quiet);
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], quiet);
}
