import type { BlockRequest } from '../../contract/blocks.ts';
import type { FromPanel, PanelCommand, Question } from '../../contract/panel.ts';
import type { PipelineName } from '../../core/pipelines/types.ts';
import type { Mode } from '../../core/similarity/values.ts';

const COMMANDS = [
  'compare',
  'compareAgain',
  'cancel',
  'chooseModels',
  'exportReport',
  'showLog',
  'openSettings',
] as const;
const PIPELINES = ['preclip', 'clip'] as const;
const FORMATS = ['png', 'svg'] as const;

/** One tile of a heatmap has this many texels at each side, so it asks for that many pools of cells. */
const MOST_TEXELS = 256;
const LARGEST_POOL = 2 ** 16;
const LARGEST_PICTURE = 2 ** 28;

type Fields = Readonly<Record<string, unknown>>;
type Parsers = { readonly [Kind in FromPanel['kind']]: (fields: Fields) => Extract<FromPanel, { kind: Kind }> | null };

const PARSERS: Parsers = {
  ready: () => ({ kind: 'ready' }),
  command: ({ name }) => (isOneOf(COMMANDS, name) ? { kind: 'command', name: name satisfies PanelCommand } : null),
  'open-row': ({ row }) => (isWhole(row) ? { kind: 'open-row', row } : null),
  'open-record': ({ record }) => (isWhole(record) ? { kind: 'open-record', record } : null),
  'open-image': ({ row }) => (isWhole(row) ? { kind: 'open-image', row } : null),
  'save-picture': ({ format, bytes }) =>
    isOneOf(FORMATS, format) && bytes instanceof Uint8Array && bytes.length <= LARGEST_PICTURE
      ? { kind: 'save-picture', format, bytes }
      : null,
  ask: (fields) => {
    const { id } = fields;
    const question = questionOf(fields);
    return isWhole(id) && question ? { kind: 'ask', id, ...question } : null;
  },
  'never-mind': ({ id }) => (isWhole(id) ? { kind: 'never-mind', id } : null),
};

/** What the page said, if it is something that a page may say; null otherwise. Unknown fields are dropped. */
export function parseFromPanel(message: unknown): FromPanel | null {
  if (!isFields(message)) return null;
  const { kind } = message;
  return isKind(kind) ? PARSERS[kind](message) : null;
}

function questionOf({ name, run, params }: Fields): Question | null {
  if (!isWhole(run) || !isFields(params)) return null;
  const { row, side, pipeline } = params;
  if (name === 'thumbnail') {
    return isWhole(row) && isWhole(side) && side >= 16 && side <= 1024 ? { name, run, params: { row, side } } : null;
  }
  if (!isOneOf(PIPELINES, pipeline)) return null;
  if (name === 'crop') return isWhole(row) ? { name, run, params: { row, pipeline } } : null;
  return name === 'block' ? blockOf(run, pipeline, params) : null;
}

function blockOf(
  run: number,
  pipeline: PipelineName,
  { rows, columns, pool, onDiagonal, mode }: Fields,
): Question | null {
  const chosen = modeOf(mode);
  if (!isPool(pool) || !areIndices(rows, pool) || !areIndices(columns, pool)) return null;
  if (typeof onDiagonal !== 'boolean' || !chosen) return null;
  const block: BlockRequest = { rows, columns, pool, onDiagonal, mode: chosen };
  return { name: 'block', run, params: { ...block, pipeline } };
}

function modeOf(mode: unknown): Mode | null {
  if (!isFields(mode)) return null;
  const { kind, scale, bias } = mode;
  if (kind === 'cosine' || kind === 'rank') return { kind };
  if (kind === 'softmax') return isNumber(scale) ? { kind, scale } : null;
  return kind === 'sigmoid' && isNumber(scale) && isNumber(bias) ? { kind, scale, bias } : null;
}

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

const isKind = (value: unknown): value is FromPanel['kind'] =>
  typeof value === 'string' && Object.hasOwn(PARSERS, value);

const isOneOf = <T extends string>(values: readonly T[], value: unknown): value is T =>
  values.some((known) => known === value);

const isNumber = (value: unknown): value is number => Number.isFinite(value);

const isWhole = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

const isPool = (value: unknown): value is number =>
  isWhole(value) && value >= 1 && value <= LARGEST_POOL && Number.isInteger(Math.log2(value));

const areIndices = (value: unknown, pool: number): value is Int32Array =>
  value instanceof Int32Array && value.length > 0 && value.length <= pool * MOST_TEXELS && value.every((i) => i >= 0);
