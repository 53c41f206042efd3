import { readdir } from 'node:fs/promises';
import { posix } from 'node:path';
import type { Precision } from '../../core/pipelines/types.ts';
import type { ModelFolder } from './folder.ts';

/** Signed int8 first: several times faster than unsigned on CPUs with VNNI. */
const SUFFIXES: Readonly<Record<Precision, readonly [string, ...string[]]>> = {
  fp32: [''],
  fp16: ['_fp16'],
  int8: ['_int8', '_quantized', '_uint8'],
};

export interface GraphFile {
  readonly file: string;
  readonly precision: Precision;
  /** The file itself and the weights stored beside it. */
  readonly files: readonly string[];
}

/** The ONNX file `<base><suffix>.onnx` in `onnx/` or beside it. Throws `model-file-missing`, naming the first choice. */
export async function findGraph(
  folder: ModelFolder,
  base: string,
  precision: Precision,
  inside = '',
): Promise<GraphFile> {
  const places = [posix.join(inside, 'onnx'), inside || '.'];
  for (const suffix of SUFFIXES[precision])
    for (const place of places) {
      const file = posix.join(place, `${base}${suffix}.onnx`);
      if (await folder.has(file)) return { file, precision, files: [file, ...(await externalData(folder, file))] };
    }
  await folder.require(posix.join(inside, 'onnx', `${base}${SUFFIXES[precision][0]}.onnx`));
  throw new Error('unreachable: the file appeared meanwhile');
}

/** Weights beside the graph: `model.onnx_data`, `model.onnx_data_1`, `model.onnx.data`, as exporters name them. */
async function externalData(folder: ModelFolder, file: string): Promise<string[]> {
  const place = posix.dirname(file);
  const name = posix.basename(file);
  const names = await readdir(folder.resolve(place));
  const beside = names.filter((other) => other.startsWith(`${name}_data`) || other === `${name}.data`);
  return beside.sort().map((other) => posix.join(place, other));
}
