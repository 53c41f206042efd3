import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Servers } from '../../../src/contract/engine.ts';
import { MODELS } from '../corpus/models.ts';

const SERVER = fileURLToPath(new URL('../../fixtures/servers/inference.mjs', import.meta.url));

export interface ServedFile {
  readonly file: string;
  readonly threads?: number;
  readonly maxBatch?: number;
  readonly fixedBatch?: number;
  readonly fixedTokens?: number;
}

export interface ServerOptions {
  readonly models?: Readonly<Record<string, ServedFile>>;
  readonly style?: 'triton' | 'openvino' | 'kserve';
  readonly token?: string;
  /** Milliseconds before each answer. */
  readonly delay?: number;
}

/** The four encoders of a folder of models, under the names that docs/servers.md gives them. */
export function servedEncoders(models: string, more: Omit<ServedFile, 'file'> = {}): Record<string, ServedFile> {
  return {
    clip_vision: { file: `${models}/clip/onnx/vision_model.onnx`, ...more },
    clip_text: { file: `${models}/clip/onnx/text_model.onnx`, ...more },
    resnet: { file: `${models}/resnet/onnx/model.onnx`, ...more },
    distiluse: { file: `${models}/distiluse/onnx/model.onnx`, ...more },
  };
}

export interface Seen {
  readonly requests: number;
  /** Largest batch that was asked for. */
  readonly largest: number;
  /** What was wrong with requests, by the protocol's schema and by the models. */
  readonly faults: readonly string[];
}

/** A server process that runs ONNX files on loopback. */
export class InferenceServer implements AsyncDisposable {
  readonly #process: ChildProcess;
  readonly root: string;

  private constructor(process: ChildProcess, root: string) {
    this.#process = process;
    this.root = root;
  }

  static async start(options: ServerOptions = {}): Promise<InferenceServer> {
    const models = options.models ?? servedEncoders(MODELS);
    const child = fork(SERVER, [JSON.stringify({ ...options, models })], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const [{ port }] = (await once(child, 'message')) as [{ port: number }];
    return new InferenceServer(child, `http://127.0.0.1:${port}`);
  }

  address(model: string): string {
    return `${this.root}/v2/models/${model}`;
  }

  /** All four encoders of both pipelines. */
  get servers(): Servers {
    return {
      clipImage: this.address('clip_vision'),
      clipText: this.address('clip_text'),
      imageEncoder: this.address('resnet'),
      textEncoder: this.address('distiluse'),
    };
  }

  async seen(): Promise<Seen> {
    this.#process.send('seen');
    const [seen] = (await once(this.#process, 'message')) as [Seen];
    return seen;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    this.#process.kill();
    await once(this.#process, 'exit');
  }
}
