import {
  createMessageConnection,
  IPCMessageReader,
  IPCMessageWriter,
  ProgressType,
  ResponseError,
  type CancellationToken,
} from 'vscode-jsonrpc/node';
import packageJson from '../../package.json' with { type: 'json' };
import {
  PROTOCOL_VERSION,
  type Envelope,
  type LogLine,
  type Method,
  type Params,
  type Progress,
  type Result,
  type TroubleData,
} from '../contract/engine.ts';
import { messageOf, Trouble } from '../core/errors.ts';
import { listDataset } from './dataset/scan.ts';
import { Engine } from './engine.ts';
import { Lane } from '../core/lane.ts';
import { throttled } from './progress.ts';
import type { Task } from './task.ts';

const PROGRESS = new ProgressType<Progress>();
const ENGINE_FAILED = -32_000;

const connection = createMessageConnection(new IPCMessageReader(process), new IPCMessageWriter(process));
const engine = new Engine();

type Work<M extends Method> = (params: Params<M>, task: Task) => Promise<Result<M>>;

const queue = new Lane();

/**
 * These requests run one after the other: they share models, threads and the cache. One that is cancelled while it waits is
 * answered at once.
 */
function answer<M extends Method>(method: M, work: Work<M>): void {
  connection.onRequest(method, ({ params, progressToken }: Envelope<M>, token: CancellationToken) => {
    const task = taskOf(progressToken, token);
    const { promise, resolve, reject } = Promise.withResolvers<Result<M>>();
    const waiting = token.onCancellationRequested(() => {
      reject(new Trouble('cancelled'));
    });
    const begin = () => {
      waiting.dispose();
      task.throwIfCancelled();
      return work(params, task);
    };
    queue.run(async () => begin()).then(resolve, reject);
    return promise.catch(asResponseError);
  });
}

/** These are answered beside them, and a cancelled one at once, whatever it waits for. */
function answerBeside<M extends Method>(method: M, work: Work<M>): void {
  connection.onRequest(method, ({ params, progressToken }: Envelope<M>, token: CancellationToken) => {
    const task = taskOf(progressToken, token);
    return Promise.race([work(params, task), cancellation(token)]).catch(asResponseError);
  });
}

/** Rejects once the client has cancelled, and never settles otherwise. */
function cancellation(token: CancellationToken): Promise<never> {
  return new Promise((_, reject) => {
    token.onCancellationRequested(() => {
      reject(new Trouble('cancelled'));
    });
  });
}

function taskOf(progressToken: number, token: CancellationToken): Task {
  const controller = new AbortController();
  token.onCancellationRequested(() => {
    controller.abort();
  });
  return {
    signal: controller.signal,
    throwIfCancelled: () => {
      if (token.isCancellationRequested) throw new Trouble('cancelled');
    },
    progress: throttled((progress) => {
      connection.sendProgress(PROGRESS, progressToken, progress).catch(() => undefined);
    }),
    log,
  };
}

function log(line: LogLine): void {
  connection.sendNotification('log', line).catch(() => undefined);
}

/** What is not a `Trouble` is a fault of the engine: its stack goes into the log. */
function asResponseError(error: unknown): ResponseError<TroubleData> {
  const detail = messageOf(error);
  if (!(error instanceof Trouble) && error instanceof Error) log({ level: 'info', text: error.stack ?? detail });
  const { code, args } = error instanceof Trouble ? error : new Trouble('engine-failed', { detail });
  return new ResponseError<TroubleData>(ENGINE_FAILED, detail, { code, args });
}

answer('hello', () => Promise.resolve({ protocol: PROTOCOL_VERSION, version: packageJson.version }));
answer('compare', (params, task) => engine.compare(params, task));
answer('measurePrecision', (params, task) => engine.measurePrecision(params, task));
answerBeside('matrices', async ({ run }) => Promise.resolve(engine.matrices(run)));
answer('list', ({ folder }, task) => listDataset(folder, task));
answer('spread', (params, task) => engine.spread(params, task));
answerBeside('block', (params, task) => engine.block(params, task));
answerBeside('nearest', (params) => engine.nearest(params));
answerBeside('thumbnail', (params, task) => engine.thumbnail(params, task));
answerBeside('crop', (params) => engine.crop(params));
answerBeside('planModels', (params, task) => engine.hub.plan(params, task));
answerBeside('fetchModels', (params, task) => engine.hub.fetch(params, task));
answer('clearCache', (params) => Promise.resolve(engine.clearCache(params)));

// A terminal sends Ctrl-C to the whole group; the client decides when this process ends.
process.on('SIGINT', () => undefined);
process.on('disconnect', () => {
  engine[Symbol.dispose]();
  process.exit(0);
});
connection.listen();
