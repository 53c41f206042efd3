import type { InferenceSession } from 'onnxruntime-node';
import type { Matrix, MultiplyTransposed } from '../../core/pipelines/types.ts';
import { project } from '../../core/projection/projection.ts';
import { loadRuntime, type Runtime } from '../runtime/runtime.ts';
import affine from './affine.onnx';
import { rememberingLast, type Project } from './lastProjection.ts';
import product from './product.onnx';

/** Matrix products on onnxruntime. A product blocks this thread; messages get in between two of them. */
export interface Linear {
  readonly runtime: Runtime;
  /** Throws a RangeError that names both shapes when they do not fit. */
  readonly multiply: MultiplyTransposed;
  /** As `projection/`; the last result is kept for the same features, of which an edited caption changes none. */
  readonly project: Project;
  readonly dispose: () => Promise<void>;
}

/** `threads` of one product; 0 leaves the number to onnxruntime. */
export async function openLinear(threads = 0): Promise<Linear> {
  const runtime = await loadRuntime();
  const [plain, biased] = await Promise.all([open(runtime, product, threads), open(runtime, affine, threads)]);
  const multiply: MultiplyTransposed = (a, b, bias) =>
    bias ? run(runtime, biased, a, b, bias) : run(runtime, plain, a, b);
  return {
    runtime,
    multiply,
    project: rememberingLast((features, seed, outputs) => project(features, seed, outputs, multiply)),
    dispose: async () => {
      await Promise.all([plain.release(), biased.release()]);
    },
  };
}

function open({ InferenceSession }: Runtime, model: Uint8Array, threads: number): Promise<InferenceSession> {
  return InferenceSession.create(model, {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    // The memory of a large block goes back to the system after each run.
    enableCpuMemArena: false,
    // A thread that spins between two products takes half a core from what this thread does there.
    extra: { session: { intra_op: { allow_spinning: '0' } } },
  });
}

async function run(
  { info, Tensor }: Runtime,
  session: InferenceSession,
  a: Matrix,
  b: Matrix,
  bias?: Float32Array,
): Promise<Matrix> {
  requireShapes(a, b, bias);
  const result: Matrix = { data: new Float32Array(a.rows * b.rows), rows: a.rows, columns: b.rows };
  if (result.data.length === 0) return result;
  const tensor = ({ data, rows, columns }: Matrix) => new Tensor('float32', data, [rows, columns]);
  const feeds = { a: tensor(a), b: tensor(b), ...(bias && { bias: new Tensor('float32', bias, [bias.length]) }) };
  // In WebAssembly an output that was made before stays as it was.
  const outputs = await session.run(feeds, info.build === 'native' ? { product: tensor(result) } : ['product']);
  return { ...result, data: outputs['product']?.data as Float32Array };
}

function requireShapes(a: Matrix, b: Matrix, bias?: Float32Array): void {
  for (const { data, rows, columns } of [a, b])
    if (data.length !== rows * columns) throw new RangeError(`${data.length} values for a ${rows} x ${columns} matrix`);
  if (a.columns !== b.columns)
    throw new RangeError(`Cannot multiply ${a.rows} x ${a.columns} with the transpose of ${b.rows} x ${b.columns}`);
  if (bias && bias.length !== b.rows) throw new RangeError(`A bias of ${bias.length} for ${b.rows} columns`);
}
