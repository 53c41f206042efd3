/** What stops a command. Each code has a sentence in `core/messages` that says what to do. */
export type TroubleCode =
  | 'usage'
  | 'dataset-folder-missing'
  | 'captions-file-missing'
  | 'captions-file-unusable'
  | 'captions-file-leaves-folder'
  | 'too-few-rows'
  | 'models-not-named'
  | 'model-folder-missing'
  | 'model-file-missing'
  | 'model-unusable'
  | 'model-gives-classes'
  | 'model-takes-other'
  | 'model-writes-text'
  | 'model-lacks-dense'
  | 'runtime-unusable'
  | 'models-not-fetched'
  | 'model-file-damaged'
  | 'hub-model-unknown'
  | 'hub-revision-unknown'
  | 'hub-file-missing'
  | 'hub-access-denied'
  | 'hub-token-refused'
  | 'hub-busy'
  | 'hub-failed'
  | 'hub-unreachable'
  | 'hub-certificate'
  | 'hub-answer-unusable'
  | 'hub-file-wrong'
  | 'hub-cache-unwritable'
  | 'disk-full'
  | 'dimension-mismatch'
  | 'embeddings-missing'
  | 'embeddings-unusable'
  | 'crop-not-made'
  | 'server-address'
  | 'server-address-credentials'
  | 'server-unreachable'
  | 'server-refuses'
  | 'server-model-missing'
  | 'server-unusable'
  | 'baseline-unusable'
  | 'output-not-written'
  | 'cache-not-cleared'
  | 'result-replaced'
  | 'image-not-shown'
  | 'engine-died'
  | 'engine-silent'
  | 'engine-incompatible'
  | 'engine-failed'
  | 'cancelled';

export type TroubleArgs = Readonly<Record<string, string | number>>;

/** The one error of this product: a code, the arguments of its sentence, and the cause. */
export class Trouble extends Error {
  override readonly name = 'Trouble';
  readonly code: TroubleCode;
  readonly args: TroubleArgs;

  constructor(code: TroubleCode, args: TroubleArgs = {}, cause?: unknown) {
    super(`${code} ${JSON.stringify(args)}`, cause === undefined ? undefined : { cause });
    this.code = code;
    this.args = args;
  }
}

/** A trouble as it is; any other error is a fault of the engine. */
export const troubleOf = (error: unknown): Trouble =>
  error instanceof Trouble ? error : new Trouble('engine-failed', { detail: messageOf(error) }, error);

/** What an error of any origin says of itself. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
