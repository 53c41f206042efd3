import { readFile, stat } from 'node:fs/promises';
import { isAbsolute, join, posix } from 'node:path';
import { Trouble } from '../../core/errors.ts';
import type { ModelRole } from '../../core/pipelines/pipelines.ts';
import type { MadeFor } from '../../core/pipelines/types.ts';

export type Json = Readonly<Record<string, unknown>>;

/** A folder of one model in the Hugging Face layout. File names are relative to it, with `/`. */
export class ModelFolder {
  readonly role: ModelRole;
  readonly path: string;

  private constructor(role: ModelRole, path: string) {
    this.role = role;
    this.path = path;
  }

  /** Throws `model-folder-missing`. */
  static async open(role: ModelRole, path: string): Promise<ModelFolder> {
    const found = await stat(path).catch(() => null);
    if (!found?.isDirectory()) throw new Trouble('model-folder-missing', { role, folder: path });
    return new ModelFolder(role, path);
  }

  /** Absolute path of a file. A name that leaves the folder is refused; links are followed, the Hub's cache is made of them. */
  resolve(file: string): string {
    const name = posix.normalize(file.replaceAll('\\', '/'));
    if (isAbsolute(name) || /^([a-z]:|\.\.(\/|$))/i.test(name)) throw this.unusable(`${file} lies outside the folder`);
    return join(this.path, name);
  }

  async has(file: string): Promise<boolean> {
    const found = await stat(this.resolve(file)).catch(() => null);
    return found?.isFile() ?? false;
  }

  /** Throws `model-file-missing`. */
  async require(file: string): Promise<string> {
    if (await this.has(file)) return file;
    throw new Trouble('model-file-missing', { role: this.role, folder: this.path, file });
  }

  async bytes(file: string): Promise<Uint8Array> {
    await this.require(file);
    return readFile(this.resolve(file)).catch((error: unknown) => {
      throw this.unusable(`${file} cannot be read`, error);
    });
  }

  async parse(file: string): Promise<unknown> {
    const text = new TextDecoder().decode(await this.bytes(file));
    try {
      return JSON.parse(text) as unknown;
    } catch (error) {
      throw this.unusable(`${file} is not valid JSON`, error);
    }
  }

  async json(file: string): Promise<Json> {
    const value = await this.parse(file);
    if (isJson(value)) return value;
    throw this.unusable(`${file} does not hold a JSON object`);
  }

  /** An empty object where there is no such file. */
  async optionalJson(file: string): Promise<Json> {
    return (await this.has(file)) ? this.json(file) : {};
  }

  unusable(reason: string, cause?: unknown): Trouble {
    return new Trouble('model-unusable', { role: this.role, folder: this.path, reason }, cause);
  }
}

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The positive whole number under `keys`, null where there is none. */
export function countAt(value: unknown, ...keys: readonly string[]): number | null {
  const found = keys.reduce<unknown>((inner, key) => (isJson(inner) ? inner[key] : undefined), value);
  return Number.isSafeInteger(found) && (found as number) > 0 ? (found as number) : null;
}

/** What `caption_lens.made_for` of a `config.json` says; null where it says nothing that is known. */
export function madeForOf(config: Json): MadeFor | null {
  const ours = config['caption_lens'];
  return isJson(ours) && ours['made_for'] === 'illustrations' ? 'illustrations' : null;
}

/** Two towers that learned pair by pair: no projection behind the pooling, and captions padded to a fixed length. */
export function isSiglip(config: Json): boolean {
  return config['model_type'] === 'siglip' || config['model_type'] === 'siglip2';
}
