import type { Matrix } from '../../core/pipelines/types.ts';

/** Unit features through the untrained layer of a seed. */
export type Project = (features: Matrix, seed: number, outputs: number) => Promise<Matrix>;

/** Compares 8 MB of features in a millisecond, where projecting them takes twenty. */
export function rememberingLast(project: Project): Project {
  let last: { features: Matrix; seed: number; outputs: number; projected: Matrix } | null = null;
  return async (features, seed, outputs) => {
    if (last?.seed === seed && last.outputs === outputs && same(last.features, features)) return last.projected;
    const projected = await project(features, seed, outputs);
    last = { features, seed, outputs, projected };
    return projected;
  };
}

function same(a: Matrix, b: Matrix): boolean {
  return a.columns === b.columns && bytesOf(a).equals(bytesOf(b));
}

function bytesOf({ data }: Matrix): Buffer {
  return Buffer.from(data.buffer, data.byteOffset, data.byteLength);
}
