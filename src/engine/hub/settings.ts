import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

export interface HubToken {
  readonly secret: string;
  /** The variable or the file that it was read from. */
  readonly place: string;
}

/** What the Hugging Face variables of the environment say, as huggingface_hub reads them. */
export interface HubSettings {
  /** Without a slash at its end. */
  readonly endpoint: string;
  /** Holds `models--owner--name`. */
  readonly cacheFolder: string;
  readonly token: HubToken | null;
  readonly offline: boolean;
  /** Milliseconds that a server may be silent. */
  readonly patience: number;
  /** Whether the cache may hold links. */
  readonly links: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

const ENDPOINT = 'https://huggingface.co';
const PATIENCE_S = 30;

/** Reads the variables, and the token's file. Never rejects. */
export async function hubSettings(env: Environment = process.env, home = homedir()): Promise<HubSettings> {
  const folder = hubHome(env, home);
  return {
    endpoint: (env['HF_ENDPOINT'] || ENDPOINT).replace(/\/+$/, ''),
    cacheFolder: placed(env['HF_HUB_CACHE'] || env['HUGGINGFACE_HUB_CACHE'], env, home) ?? join(folder, 'hub'),
    token: isOn(env['HF_HUB_DISABLE_IMPLICIT_TOKEN']) ? null : await tokenOf(env, home, folder),
    offline: isOn(env['HF_HUB_OFFLINE']) || isOn(env['TRANSFORMERS_OFFLINE']),
    patience: 1000 * (Number(env['HF_HUB_DOWNLOAD_TIMEOUT']) || PATIENCE_S),
    links: !isOn(env['HF_HUB_DISABLE_SYMLINKS']),
  };
}

function hubHome(env: Environment, home: string): string {
  const caches = placed(env['XDG_CACHE_HOME'], env, home) ?? join(home, '.cache');
  return placed(env['HF_HOME'], env, home) ?? join(caches, 'huggingface');
}

async function tokenOf(env: Environment, home: string, folder: string): Promise<HubToken | null> {
  const variable = ['HF_TOKEN', 'HUGGING_FACE_HUB_TOKEN'].find((name) => env[name]);
  const place = variable ?? placed(env['HF_TOKEN_PATH'], env, home) ?? join(folder, 'token');
  const text = variable === undefined ? await readFile(place, 'utf8').catch(() => '') : (env[variable] ?? '');
  const secret = text.replace(/[\r\n]/g, '').trim();
  return secret === '' ? null : { secret, place };
}

/** With `~` and `$NAME` expanded. */
function placed(path: string | undefined, env: Environment, home: string): string | null {
  if (!path) return null;
  const known = path.replace(/\$(\w+)|\$\{(\w+)\}/g, (text, a?: string, b?: string) => env[a ?? b ?? ''] ?? text);
  return known.replace(/^~(?=$|[/\\])/, () => home);
}

const isOn = (value: string | undefined): boolean => /^(1|on|yes|true)$/i.test(value ?? '');
