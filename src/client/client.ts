import {
  CancellationTokenSource,
  createMessageConnection,
  IPCMessageReader,
  IPCMessageWriter,
  ProgressType,
  ResponseError,
  type MessageConnection,
} from 'vscode-jsonrpc/node';
import {
  PROTOCOL_VERSION,
  type BlockParams,
  type ClearCacheParams,
  type ClearCacheResult,
  type CompareParams,
  type CompareResult,
  type CropParams,
  type Envelope,
  type FetchModelsParams,
  type ListParams,
  type Matrices,
  type MatricesParams,
  type LogLine,
  type Method,
  type NearestParams,
  type NearestResult,
  type Params,
  type Picture,
  type PrecisionParams,
  type PlanModelsParams,
  type Progress,
  type Result,
  type SpreadParams,
  type ThumbnailParams,
  type TroubleData,
} from '../contract/engine.ts';
import type { ListedFile } from '../core/dataset/types.ts';
import { messageOf, Trouble } from '../core/errors.ts';
import type { PrecisionReport } from '../core/precision/types.ts';
import type { ModelsPlan } from '../core/models/plan.ts';
import type { ProjectionSpread } from '../core/report/types.ts';
import { EngineProcess } from './process.ts';

const START_PATIENCE = 30_000;
const END_PATIENCE = 2_000;
const PROGRESS = new ProgressType<Progress>();

export interface EngineOptions {
  /** The bundled engine, `dist/engine.js`. */
  readonly modulePath: string;
  readonly onLog?: (line: LogLine) => void;
  /** Added to the environment of the process. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface CallOptions {
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
}

/** A handshaken engine process. */
interface Session {
  readonly process: EngineProcess;
  readonly connection: MessageConnection;
}

/** Speaks with the engine process: starts it at the first request, and a fresh one after its death. */
export class EngineClient {
  readonly #options: EngineOptions;
  #session: Promise<Session> | null = null;
  #calls = 0;

  constructor(options: EngineOptions) {
    this.#options = options;
  }

  /** Runs the pipelines on a dataset. Rejects with `Trouble`. */
  compare(params: CompareParams, options: CallOptions = {}): Promise<CompareResult> {
    return this.#call('compare', params, options);
  }

  /** Measures the precisions whose files are there on rows of a dataset, and recommends one. Rejects with `Trouble`. */
  measurePrecision(params: PrecisionParams, options: CallOptions = {}): Promise<PrecisionReport> {
    return this.#call('measurePrecision', params, options);
  }

  /** The cosines of all pairs of a comparison that was asked to leave them for later. Rejects with `Trouble`. */
  matrices(params: MatricesParams, options: CallOptions = {}): Promise<Matrices> {
    return this.#call('matrices', params, options);
  }

  /** The files of a dataset folder, as a comparison finds them. Rejects with `Trouble`. */
  list(params: ListParams, options: CallOptions = {}): Promise<readonly ListedFile[]> {
    return this.#call('list', params, options);
  }

  /** Top-1 accuracy of pre-CLIP over projection seeds 0 .. seeds - 1. Rejects with `Trouble`. */
  spread(params: SpreadParams, options: CallOptions = {}): Promise<ProjectionSpread> {
    return this.#call('spread', params, options);
  }

  /** Part of a comparison's matrix, pooled. Rejects with `Trouble`. */
  block(params: BlockParams, options: CallOptions = {}): Promise<Float32Array> {
    return this.#call('block', params, options);
  }

  /** The captions and images of a comparison that are nearest to a row's. Rejects with `Trouble`. */
  nearest(params: NearestParams, options: CallOptions = {}): Promise<NearestResult> {
    return this.#call('nearest', params, options);
  }

  /** A small picture of a dataset's image. Rejects with `Trouble`. */
  thumbnail(params: ThumbnailParams, options: CallOptions = {}): Promise<Picture> {
    return this.#call('thumbnail', params, options);
  }

  /** What an image encoder saw of a row's image. Rejects with `Trouble`. */
  crop(params: CropParams, options: CallOptions = {}): Promise<Picture> {
    return this.#call('crop', params, options);
  }

  /** Forgets every embedding. Rejects with `Trouble`. */
  clearCache(params: ClearCacheParams, options: CallOptions = {}): Promise<ClearCacheResult> {
    return this.#call('clearCache', params, options);
  }

  /** What the models need, and what of it is on this machine. Rejects with `Trouble`. */
  planModels(params: PlanModelsParams, options: CallOptions = {}): Promise<ModelsPlan> {
    return this.#call('planModels', params, options);
  }

  /** Fetches what the models lack; progress counts bytes. Rejects with `Trouble`. */
  fetchModels(params: FetchModelsParams, options: CallOptions = {}): Promise<ModelsPlan> {
    return this.#call('fetchModels', params, options);
  }

  /** Process id of the running engine, null when none runs. */
  async pid(): Promise<number | null> {
    return (await this.#session)?.process.child.pid ?? null;
  }

  /** Ends the engine: asks, then kills. Pending requests reject. */
  async dispose(): Promise<void> {
    const session = await this.#session?.catch(() => null);
    this.#session = null;
    await session?.process.end(END_PATIENCE);
  }

  async #call<M extends Method>(method: M, params: Params<M>, options: CallOptions): Promise<Result<M>> {
    throwIfAborted(options.signal);
    const session = await this.#start();
    throwIfAborted(options.signal);
    const cancellation = new CancellationTokenSource();
    const cancel = () => {
      cancellation.cancel();
    };
    options.signal?.addEventListener('abort', cancel);
    const progressToken = ++this.#calls;
    const progress = session.connection.onProgress(PROGRESS, progressToken, (p) => options.onProgress?.(p));
    try {
      const envelope: Envelope<M> = { params, progressToken };
      // Rejects when the process ends, since that disposes the connection. A race with its end would keep every answer until then.
      return await session.connection.sendRequest<Result<M>>(method, envelope, cancellation.token);
    } catch (error) {
      throw await toTrouble(error, session.process);
    } finally {
      options.signal?.removeEventListener('abort', cancel);
      progress.dispose();
      cancellation.dispose();
    }
  }

  /** The promise is kept, so that calls made meanwhile share one process; it is dropped when that process ends. */
  #start(): Promise<Session> {
    if (this.#session) return this.#session;
    const session = openSession(this.#options);
    const forget = () => {
      if (this.#session === session) this.#session = null;
    };
    this.#session = session;
    session.then(({ process }) => process.ended.then(forget), forget);
    return session;
  }
}

function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new Trouble('cancelled');
}

async function openSession({ modulePath, onLog, env }: EngineOptions): Promise<Session> {
  const process = new EngineProcess(modulePath, env);
  const connection = createMessageConnection(new IPCMessageReader(process.child), new IPCMessageWriter(process.child));
  connection.onNotification('log', (line: LogLine) => onLog?.(line));
  // Writes to a process that has just died report here; the request itself rejects with `engine-died`.
  connection.onError(() => undefined);
  connection.listen();
  void process.ended.then(() => {
    connection.dispose();
  });
  try {
    await handshake(process, connection);
    return { process, connection };
  } catch (error) {
    const trouble = await toTrouble(error, process);
    await process.end(0);
    throw trouble;
  }
}

async function handshake(process: EngineProcess, connection: MessageConnection): Promise<void> {
  const died = process.ended.then((detail) => {
    throw new Trouble('engine-died', { detail });
  });
  const envelope: Envelope<'hello'> = { params: { protocol: PROTOCOL_VERSION }, progressToken: 0 };
  const answer = connection.sendRequest<Result<'hello'>>('hello', envelope);
  const { protocol } = await withTimeout(Promise.race([answer, died]), START_PATIENCE);
  if (protocol !== PROTOCOL_VERSION)
    throw new Trouble('engine-incompatible', { expected: PROTOCOL_VERSION, got: protocol });
}

async function withTimeout<T>(promise: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Trouble('engine-silent', { seconds: ms / 1000 }));
    }, ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** A disposed connection and a dead process are the same event seen from two sides; the process knows why. */
async function toTrouble(error: unknown, process: EngineProcess): Promise<Trouble> {
  if (error instanceof Trouble) return error;
  if (error instanceof ResponseError && isTroubleData(error.data)) {
    return new Trouble(error.data.code, error.data.args, error);
  }
  if (!process.alive) return new Trouble('engine-died', { detail: await process.ended }, error);
  return new Trouble('engine-failed', { detail: messageOf(error) }, error);
}

function isTroubleData(data: unknown): data is TroubleData {
  return typeof data === 'object' && data !== null && 'code' in data && 'args' in data;
}
