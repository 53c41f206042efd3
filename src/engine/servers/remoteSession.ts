import type { Trouble } from '../../core/errors.ts';
import type { ModelSession, Output } from '../encoders/session.ts';
import { inferenceRequest, readInference, type InferenceInput } from './inference.ts';
import { Unexpected } from './metadata.ts';
import { OK, saidIn, unusable, type ServedModel } from './servedModel.ts';
import { elements } from './tensors.ts';
import type { Answer } from './transport.ts';

/** A server may refuse a batch as too large with either; then it is halved. */
const TOO_MUCH = new Set([400, 413, 500]);

/** In one request as JSON, some 12 bytes each: 8 images of 224 x 224. Triton takes 64 MB by default. */
const MOST_IN_JSON = 1_250_000;

type Feeds = Readonly<Record<string, ArrayLike<number>>>;

/** A model on a server of the Open Inference Protocol v2: https://github.com/kserve/open-inference-protocol */
export class RemoteSession implements ModelSession {
  readonly #model: ServedModel;
  readonly #output: string;
  /** Images or captions in one request: exactly so many where the model has an axis of that length, … */
  readonly #exactBatch: number | null;
  /** … else at most. */
  #limit: number;
  #requests = 0;

  /** `output`: the one to read. */
  constructor(model: ServedModel, output: string) {
    this.#model = model;
    this.#output = output;
    const axis = model.metadata.inputs[0]?.shape[0] ?? -1;
    this.#exactBatch = axis > 0 ? axis : null;
    this.#limit = this.#exactBatch ?? model.batchLimit ?? Infinity;
  }

  get inputs(): readonly string[] {
    return this.#model.metadata.inputs.map(({ name }) => name);
  }

  get outputShape(): readonly number[] {
    return this.#model.metadata.outputs.find(({ name }) => name === this.#output)?.shape ?? [];
  }

  async run(feeds: Feeds, shape: readonly number[], signal?: AbortSignal): Promise<Output> {
    const [count = 0, ...rest] = shape;
    const width = elements(rest);
    const most = this.#model.binary ? Infinity : Math.max(1, Math.floor(MOST_IN_JSON / width));
    const parts: Output[] = [];
    for (let start = 0; start < count;) {
      const size = Math.min(this.#exactBatch ?? most, this.#limit, count - start);
      const part = await this.#runPart(sliced(feeds, start, size, width), [size, ...rest], signal);
      if (part === null) continue;
      parts.push(part);
      start += size;
    }
    if (new Set(parts.map((part) => part.shape.slice(1).join())).size > 1)
      throw this.unusable('the model gives results of different widths');
    return joined(parts);
  }

  unusable(reason: string, cause?: unknown): Trouble {
    return unusable(this.#model.address, reason, cause);
  }

  dispose(): Promise<void> {
    return Promise.resolve();
  }

  /** Null where the server finds so many too many: the limit is lower then. */
  async #runPart(feeds: Feeds, shape: readonly number[], signal?: AbortSignal): Promise<Output | null> {
    const [count = 0, ...rest] = shape;
    const sent = this.#exactBatch ?? count;
    const inputs = this.#inputs(feeds, [sent, ...rest]);
    const id = `caption-lens-${++this.#requests}`;
    const asked = { id, inputs, output: this.#output, binary: this.#model.binary };
    const answer = await this.#model.transport.ask(
      { url: `${this.#model.address.url}/infer`, ...inferenceRequest(asked) },
      signal,
    );
    if (answer.status !== OK) {
      if (count === 1 || this.#exactBatch !== null || !TOO_MUCH.has(answer.status)) throw this.#failed(answer);
      this.#limit = Math.min(this.#limit, Math.ceil(count / 2));
      return null;
    }
    return firstRows(this.#read(answer, asked), sent, count, (reason) => this.unusable(reason));
  }

  #inputs(feeds: Feeds, shape: readonly number[]): InferenceInput[] {
    return this.#model.metadata.inputs.map((input) => {
      const values = feeds[input.name];
      if (!values) throw this.unusable(`the model wants the input ${input.name}, which is not supported`);
      if (input.shape.length !== shape.length || input.shape.some((axis, i) => axis >= 0 && axis !== shape[i]))
        throw this.unusable(`${input.name} takes ${shown(input.shape)}, what is sent has ${shown(shape)}`);
      return { name: input.name, datatype: input.datatype, shape, values: padded(values, elements(shape)) };
    });
  }

  #read(answer: Answer, asked: { readonly id: string; readonly output: string }): Output {
    try {
      return readInference(answer, asked);
    } catch (error) {
      if (error instanceof Unexpected) throw this.unusable(error.message, error);
      throw error;
    }
  }

  #failed({ status, body }: Answer): Trouble {
    return this.unusable(`it answers with HTTP status ${status}${saidIn(body)}`);
  }
}

const shown = (shape: readonly number[]) => shape.join(' x ').replaceAll('-1', 'any');

function sliced(feeds: Feeds, start: number, size: number, width: number): Feeds {
  const part = (values: ArrayLike<number>) =>
    values instanceof Float32Array
      ? values.subarray(start * width, (start + size) * width)
      : Array.from(values).slice(start * width, (start + size) * width);
  return Object.fromEntries(Object.entries(feeds).map(([name, values]) => [name, part(values)]));
}

/** With zeros behind, where the model takes batches of one size alone. */
function padded(values: ArrayLike<number>, length: number): ArrayLike<number> {
  if (values.length === length) return values;
  const all = new Float32Array(length);
  all.set(values);
  return all;
}

/** Without what came of the padding. */
function firstRows(
  { data, shape }: Output,
  sent: number,
  count: number,
  unusable: (reason: string) => Trouble,
): Output {
  const [rows = 0, ...rest] = shape;
  if (rows !== sent) throw unusable(`the model gives ${rows} results for ${sent}`);
  return { data: data.subarray(0, count * elements(rest)), shape: [count, ...rest] };
}

/** One output of several requests. */
function joined(parts: readonly Output[]): Output {
  const [first, ...more] = parts;
  if (!first) throw new RangeError('a run needs one image or caption at least');
  if (more.length === 0) return first;
  const [, ...rest] = first.shape;
  const count = parts.reduce((sum, { shape }) => sum + (shape[0] ?? 0), 0);
  const data = new Float32Array(count * elements(rest));
  let position = 0;
  for (const part of parts) {
    data.set(part.data, position);
    position += part.data.length;
  }
  return { data, shape: [count, ...rest] };
}
