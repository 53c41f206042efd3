import { availableParallelism } from 'node:os';
import type { InferenceSession, Tensor } from 'onnxruntime-node';
import { messageOf, Trouble } from '../../core/errors.ts';
import type { RuntimeInfo } from '../../core/report/types.ts';

/** onnxruntime in the build that is there: its native one, or the one in WebAssembly, which every platform can run. */
export interface Runtime {
  readonly info: RuntimeInfo;
  /** Why the native build is not used although it is there; null otherwise. */
  readonly complaint: string | null;
  readonly InferenceSession: typeof InferenceSession;
  readonly Tensor: typeof Tensor;
}

let loaded: Promise<Runtime> | undefined;

/** Loaded once, when first needed. Throws `runtime-unusable` where neither build is there or works. */
export function loadRuntime(): Promise<Runtime> {
  loaded ??= native().catch((reason: unknown) => webAssembly(reason));
  return loaded;
}

async function native(): Promise<Runtime> {
  const { InferenceSession, Tensor, env } = await import('onnxruntime-node');
  return { info: { build: 'native', version: env.versions.common }, complaint: null, InferenceSession, Tensor };
}

/** `reason`: why there is no native build. One that is there and fails (on Windows without the VC++ runtime) is told of. */
async function webAssembly(reason: unknown): Promise<Runtime> {
  const { InferenceSession, Tensor, env } = await import('onnxruntime-web').catch((error: unknown) => {
    const cause = isMissing(reason) ? error : reason;
    throw new Trouble('runtime-unusable', { reason: messageOf(cause) }, cause);
  });
  // One pool of threads for all sessions, which ask for none of their own.
  env.wasm.numThreads = availableParallelism();
  const complaint = isMissing(reason) ? null : messageOf(reason);
  return { info: { build: 'wasm', version: env.versions.common }, complaint, InferenceSession, Tensor };
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND';
}
