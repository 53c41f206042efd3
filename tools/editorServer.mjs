// The real editor without its desktop download: the VS Code server that the npm package `code-server` carries.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { node, root, run } from './prepare.mjs';

/**
 * Both ends of the supported range, oldest first; `node` where a server needs another than the project's own, `ripgrep`
 * where its search would come by a download.
 */
export const EDITORS = [
  { version: '4.112.0', node: '22.23.3', ripgrep: '1.18.0' },
  { version: '4.139.1', node: null, ripgrep: null },
];

const newest = EDITORS.at(-1).version;
const windows = process.platform === 'win32';

const START_LIMIT = 60_000;
const STOP_LIMIT = 3000;

const homeOf = (version) => join(root, '.vscode-test', `code-server-${version}`);
const serverIn = (home) => join(home, 'node_modules', 'code-server', 'lib', 'vscode');

/** Nothing of the project depends on it, so it lies apart. No script of the editor's packages runs. */
export function ensureEditorServer(version = newest) {
  const home = homeOf(version);
  if (existsSync(home)) return;
  console.error(`Installing the editor, once (code-server ${version}, 600 MB on disk) ...`);
  installWhole(home, (folder) => {
    const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
    const silent = { stdio: ['ignore', 'ignore', 'inherit'] };
    run('npm', ['install', '--prefix', folder, '--ignore-scripts', ...quiet, `code-server@${version}`], silent);
    run('npm', ['install', '--omit=dev', '--ignore-scripts', ...quiet], { ...silent, cwd: serverIn(folder) });
    const { node: other, ripgrep } = editorOf(version);
    if (other) run('npm', ['install', '--prefix', join(folder, 'node'), ...quiet, `node@${other}`], silent);
    if (ripgrep) {
      const place = join(folder, 'ripgrep');
      run('npm', ['install', '--prefix', place, ...quiet, `@vscode/ripgrep-universal@${ripgrep}`], silent);
      bringSearch(place, serverIn(folder));
    }
  });
}

/** Without it the editor finds no file: its own package of that time fetches the program when it is installed. */
function bringSearch(from, server) {
  const programs = join(from, 'node_modules', '@vscode', 'ripgrep-universal', 'bin');
  const target = join(server, 'node_modules', '@vscode', 'ripgrep', 'bin');
  cpSync(join(programs, `${process.platform}-${process.arch}`), target, { recursive: true });
}

/** The folder gets its name when all is in it: neither an interrupted install nor two at a time leave a broken one. */
function installWhole(folder, install) {
  const unfinished = `${folder}.unfinished-${process.pid}`;
  try {
    mkdirSync(unfinished, { recursive: true });
    install(unfinished);
    renameSync(unfinished, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

const editorOf = (version) => EDITORS.find((editor) => editor.version === version) ?? {};

function executableFor(version) {
  if (!editorOf(version).node) return node;
  return join(homeOf(version), 'node', 'node_modules', '.bin', windows ? 'node.cmd' : 'node');
}

/** Installs a packaged extension, as a user does, into a folder of its own; what the editor says of it. */
export function installExtension(vsix, extensionsFolder, version = newest) {
  const server = join(serverIn(homeOf(version)), 'out', 'server-main.js');
  const args = [
    server,
    '--extensions-dir',
    extensionsFolder,
    '--accept-server-license-terms',
    '--install-extension',
    vsix,
  ];
  return execFileSync(executableFor(version), args, {
    encoding: 'utf8',
    shell: windows,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** What a first look does not need. */
const SETTINGS = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
};

/**
 * Starts the server on a free port of this machine alone and waits until it answers. Only who has the token gets in: an
 * editor has a terminal. `settings` are the machine's; `env` reaches the extension hosts; `extensionsFolder` holds what is
 * installed. `stop` ends it and its children.
 */
export async function startEditorServer(
  dataFolder,
  { version = newest, trustsAll = true, settings = {}, env = {}, extensionsFolder = null } = {},
) {
  const port = await freePort();
  const token = randomUUID();
  mkdirSync(join(dataFolder, 'data', 'Machine'), { recursive: true });
  const machine = JSON.stringify({ ...SETTINGS, ...settings });
  writeFileSync(join(dataFolder, 'data', 'Machine', 'settings.json'), machine);
  // In a file, since everybody on a machine sees the arguments of its processes.
  const tokenFile = join(dataFolder, 'token');
  writeFileSync(tokenFile, token, { mode: 0o600 });
  const args = [
    join(serverIn(homeOf(version)), 'out', 'server-main.js'),
    ...['--host', '127.0.0.1', '--port', String(port)],
    ...['--connection-token-file', tokenFile, '--accept-server-license-terms'],
    ...(trustsAll ? ['--disable-workspace-trust'] : []),
    ...['--disable-telemetry', '--server-data-dir', dataFolder],
    ...(extensionsFolder ? ['--extensions-dir', extensionsFolder] : []),
    // A built server takes extensions under development only with this.
    '--enable-smoke-test-driver',
  ];
  // A process group of its own: extension hosts must not outlive it.
  const child = spawn(executableFor(version), args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...env },
    detached: !windows,
    shell: windows,
  });
  let complaints = '';
  child.stderr.on('data', (text) => (complaints = (complaints + text).slice(-4000)));
  const exited = once(child, 'exit');
  process.once('exit', () => signalGroup(child, 'SIGKILL'));
  const stop = () => stopGroup(child, exited);
  try {
    await answers(() => pageStatus({ port, token }), child);
  } catch (error) {
    await stop();
    throw new Error(`The editor did not start.\n${complaints}`, { cause: error });
  }
  return { port, token, stop, exited };
}

/**
 * Address of a folder, of a workspace file, or of a window with neither; `file` is shown, `extension` is the folder of one
 * under development, `tests` what runs in its host.
 */
export function editorUrl({ port, token, folder, workspace, file, extension, tests }) {
  const pathOf = (path) => pathToFileURL(path).pathname;
  const remote = (path) => `vscode-remote://localhost:${port}${pathOf(path)}`;
  const payload = [
    ...(file ? [['openFile', remote(file)]] : []),
    ...(extension ? [['extensionDevelopmentPath', remote(extension)]] : []),
    ...(tests ? [['extensionTestsPath', remote(tests)]] : []),
  ];
  const query = new URLSearchParams({
    ...(token && { tkn: token }),
    ...(folder && { folder: decodeURIComponent(pathOf(folder)) }),
    ...(workspace && { workspace: decodeURIComponent(pathOf(workspace)) }),
    ...(!folder && !workspace && { ew: 'true' }),
    payload: JSON.stringify([...payload, ['skipWelcome', 'true']]),
  });
  return `http://localhost:${port}/?${query}`;
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}

/** HTTP status of the editor's page; null where nobody answers. */
export async function pageStatus({ port, token }) {
  const headers = { cookie: `vscode-tkn=${token}` };
  return fetch(`http://127.0.0.1:${port}/`, { headers }).then(
    (response) => response.status,
    () => null,
  );
}

async function answers(ask, child) {
  const end = Date.now() + START_LIMIT;
  for (;;) {
    const status = await ask();
    if (status === 200) return;
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`);
    if (Date.now() > end) throw new Error(status === null ? 'it does not answer' : `it answers with ${status}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function stopGroup(child, exited) {
  signalGroup(child, 'SIGTERM');
  const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), STOP_LIMIT);
  await exited;
  clearTimeout(timer);
  signalGroup(child, 'SIGKILL');
}

/** Nobody left to signal is what was wanted. */
function signalGroup({ pid }, signal) {
  try {
    if (windows) spawnSync('taskkill', ['/pid', String(pid), '/T', '/F']);
    else process.kill(-pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}
