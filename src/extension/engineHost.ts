import type { CallOptions, EngineClient } from '../client/client.ts';
import type {
  BlockParams,
  ClearCacheResult,
  CompareParams,
  CompareResult,
  CropParams,
  FetchModelsParams,
  Matrices,
  MatricesParams,
  NearestParams,
  NearestResult,
  Picture,
  PlanModelsParams,
  PrecisionParams,
  SpreadParams,
  ThumbnailParams,
} from '../contract/engine.ts';
import type { ListedFile } from '../core/dataset/types.ts';
import { Trouble } from '../core/errors.ts';
import type { ModelsPlan } from '../core/models/plan.ts';
import type { PrecisionReport } from '../core/precision/types.ts';
import type { ProjectionSpread } from '../core/report/types.ts';
import type { RunnerEngine } from './logic/runner.ts';
import type { Log } from './log.ts';

/** How long the engine may take to notice a cancellation: batches take a quarter of a second, loading a model longer. */
const CANCEL_PATIENCE = 3000;

/** The editor's engine: started at the first request, started afresh after a crash, ended with the window. Downloads have their own. */
export class EngineHost implements RunnerEngine {
  readonly #modulePath: string;
  readonly #log: Pick<Log, 'ofEngine'>;
  readonly #fetching = new Set<EngineClient>();
  #client: Promise<EngineClient> | null = null;
  #isClosed = false;

  constructor(modulePath: string, log: Pick<Log, 'ofEngine'>) {
    this.#modulePath = modulePath;
    this.#log = log;
  }

  compare(params: CompareParams, options: CallOptions = {}): Promise<CompareResult> {
    return this.#call((client) => client.compare(params, options), options.signal);
  }

  spread(params: SpreadParams, options: CallOptions = {}): Promise<ProjectionSpread> {
    return this.#call((client) => client.spread(params, options), options.signal);
  }

  /** What models need, and what of it is on this machine. */
  planModels(params: PlanModelsParams, options: CallOptions = {}): Promise<ModelsPlan> {
    return this.#call((client) => client.planModels(params, options));
  }

  /** Fetches models in a process of its own: it goes on when a cancelled comparison ends the engine. */
  async fetchModels(params: FetchModelsParams, options: CallOptions = {}): Promise<ModelsPlan> {
    const client = await this.#newClient();
    if (this.#isClosed) throw new Trouble('cancelled');
    this.#fetching.add(client);
    try {
      return await client.fetchModels(params, options);
    } finally {
      this.#fetching.delete(client);
      await client.dispose();
    }
  }

  measurePrecision(params: PrecisionParams, options: CallOptions = {}): Promise<PrecisionReport> {
    return this.#call((client) => client.measurePrecision(params, options), options.signal);
  }

  matrices(params: MatricesParams, options: CallOptions = {}): Promise<Matrices> {
    return this.#call((client) => client.matrices(params, options), options.signal);
  }

  // Questions are small: who lost interest in an answer does not end the engine for it.

  block(params: BlockParams, options: CallOptions = {}): Promise<Float32Array> {
    return this.#call((client) => client.block(params, options));
  }

  nearest(params: NearestParams, options: CallOptions = {}): Promise<NearestResult> {
    return this.#call((client) => client.nearest(params, options));
  }

  thumbnail(params: ThumbnailParams, options: CallOptions = {}): Promise<Picture> {
    return this.#call((client) => client.thumbnail(params, options));
  }

  crop(params: CropParams, options: CallOptions = {}): Promise<Picture> {
    return this.#call((client) => client.crop(params, options));
  }

  /** The files of a folder, as a comparison finds them. */
  list(folder: string): Promise<readonly ListedFile[]> {
    return this.#call((client) => client.list({ folder }));
  }

  clearCache(cacheFolder: string): Promise<ClearCacheResult> {
    return this.#call((client) => client.clearCache({ cacheFolder }));
  }

  /** Process id of the running engine, null when none runs. */
  async pid(): Promise<number | null> {
    return (await this.#client)?.pid() ?? null;
  }

  /** Ends every process; the next request starts another one. */
  async end(): Promise<void> {
    const own = await this.#client;
    const clients = own ? [own, ...this.#fetching] : [...this.#fetching];
    await Promise.all(clients.map((client) => client.dispose()));
  }

  /** Ends every process for good: later requests reject with `cancelled`. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.end();
  }

  async #call<T>(request: (client: EngineClient) => Promise<T>, signal?: AbortSignal): Promise<T> {
    const client = await this.#open();
    if (this.#isClosed) throw new Trouble('cancelled');
    let timer: NodeJS.Timeout | undefined;
    const lose = () => {
      timer = setTimeout(() => void client.dispose(), CANCEL_PATIENCE);
    };
    signal?.addEventListener('abort', lose, { once: true });
    try {
      return await request(client);
    } finally {
      signal?.removeEventListener('abort', lose);
      clearTimeout(timer);
    }
  }

  #open(): Promise<EngineClient> {
    this.#client ??= this.#newClient();
    return this.#client;
  }

  /** Its code is loaded at first use: activation does without the protocol. */
  async #newClient(): Promise<EngineClient> {
    const { EngineClient } = await import('../client/client.ts');
    return new EngineClient({
      modulePath: this.#modulePath,
      onLog: (line) => {
        this.#log.ofEngine(line);
      },
      // The desktop editor's own executable is Electron; plain Node takes no notice.
      env: { ELECTRON_RUN_AS_NODE: '1' },
    });
  }
}
