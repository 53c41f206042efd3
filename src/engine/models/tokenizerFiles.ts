import { posix } from 'node:path';
import { countAt, isJson, type Json, type ModelFolder } from './folder.ts';

/** A tokenizer as its files tell of it; it is loaded later. */
export interface TokenizerFiles {
  readonly file: string;
  /** Files that decide the ids. */
  readonly files: readonly string[];
  /** `model_max_length`; null where none is stated. */
  readonly limit: number | null;
  /** Name of Python's class, '' where none is stated. */
  readonly kind: string;
  readonly padToken: string | null;
  readonly padSide: 'left' | 'right';
}

/** Throws `model-file-missing` without `tokenizer.json`. */
export async function readTokenizer(folder: ModelFolder, inside: string): Promise<TokenizerFiles> {
  const file = await folder.require(posix.join(inside, 'tokenizer.json'));
  const configFile = posix.join(inside, 'tokenizer_config.json');
  const config: Json = await folder.optionalJson(configFile);
  const kind = config['tokenizer_class'];
  return {
    file,
    files: (await folder.has(configFile)) ? [file, configFile] : [file],
    limit: countAt(config, 'model_max_length'),
    kind: typeof kind === 'string' ? kind.replace(/Fast$/, '') : '',
    padToken: contentOf(config['pad_token']),
    padSide: config['padding_side'] === 'left' ? 'left' : 'right',
  };
}

/** A token is stated by its text, or by an object that holds it. */
function contentOf(token: unknown): string | null {
  const content: unknown = isJson(token) ? token['content'] : token;
  return typeof content === 'string' ? content : null;
}
