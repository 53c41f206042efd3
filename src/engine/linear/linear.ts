import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { Matrix, MultiplyTransposed } from '../../core/pipelines/types.ts';
import { project } from '../../core/projection/projection.ts';
import affine from './affine.onnx';
import { rememberingLast, type Project } from './lastProjection.ts';
import product from './product.onnx';

/** Matrix products on onnxruntime. A product blocks this thread; messages get in between two of them. */
export interface Linear {
  /** Throws a RangeError that names both shapes when they do not fit. */
  readonly multiply: MultiplyTransposed;
  /** As `projection/`; the last result is kept for the same features, of which an edited caption changes none. */
  readonly project: Project;
  readonly dispose: () => Promise<void>;
}

/** `threads` of one product; 0 leaves the number to onnxruntime. */
export async function openLinear(threads = 0): Promise<Linear> {
  const [plain, biased] = await Promise.all([open(product, threads), open(affine, threads)]);
  const multiply: MultiplyTransposed = (a, b, bias) => (bias ? run(biased, a, b, bias) : run(plain, a, b));
  return {
    multiply,
    project: rememberingLast((features, seed, outputs) => project(features, seed, outputs, multiply)),
    dispose: async () => {
      await Promise.all([plain.release(), biased.release()]);
    },
  };
}

function open(model: Uint8Array, threads: number): Promise<InferenceSession> {
  return InferenceSession.create(model, {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    // The memory of a large block goes back to the system after each run.
    enableCpuMemArena: false,
    // A thread that spins between two products takes half a core from what this thread does there.
    extra: { session: { intra_op: { allow_spinning: '0' } } },
  });
}

async function run(session: InferenceSession, a: Matrix, b: Matrix, bias?: Float32Array): Promise<Matrix> {
  requireShapes(a, b, bias);
  const data = new Float32Array(a.rows * b.rows);
  const result: Matrix = { data, rows: a.rows, columns: b.rows };
  if (data.length === 0) return result;
  const feeds = { a: tensor(a), b: tensor(b), ...(bias && { bias: new Tensor('float32', bias, [bias.length]) }) };
  await session.run(feeds, { product: tensor(result) });
  return result;
}

function tensor({ data, rows, columns }: Matrix): Tensor {
  return new Tensor('float32', data, [rows, columns]);
}

function requireShapes(a: Matrix, b: Matrix, bias?: Float32Array): void {
  for (const { data, rows, columns } of [a, b])
    if (data.length !== rows * columns) throw new RangeError(`${data.length} values for a ${rows} x ${columns} matrix`);
  if (a.columns !== b.columns)
    throw new RangeError(`Cannot multiply ${a.rows} x ${a.columns} with the transpose of ${b.rows} x ${b.columns}`);
  if (bias && bias.length !== b.rows) throw new RangeError(`A bias of ${bias.length} for ${b.rows} columns`);
}
