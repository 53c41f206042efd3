import { readFile } from 'node:fs/promises';

/** Null where it is not there or no JSON: what is wrong with it is told when the model is opened. */
export async function readJsonFile(path: string): Promise<unknown> {
  return readFile(path, 'utf8').then(parseJson, () => null);
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
