import { expect, describe, it } from 'vitest';
import type { FromPanel } from '../../../src/contract/panel.ts';
import { parseFromPanel } from '../../../src/extension/logic/panelMessages.ts';

const indices = (length: number) => Int32Array.from({ length }, (_, i) => i);
const tile = { rows: indices(512), columns: indices(300), pool: 2, onDiagonal: false } as const;
const block = { kind: 'ask', id: 3, name: 'block', run: 1 } as const;

const allowed: FromPanel[] = [
  { kind: 'ready' },
  { kind: 'command', name: 'compareAgain' },
  { kind: 'command', name: 'chooseModels' },
  { kind: 'open-row', row: 0 },
  { kind: 'open-record', record: 3 },
  { kind: 'open-image', row: 19 },
  { kind: 'save-picture', format: 'svg', bytes: new Uint8Array([1, 2]) },
  { kind: 'ask', id: 1, name: 'thumbnail', run: 1_763_913_600_001, params: { row: 4, side: 96 } },
  { kind: 'ask', id: 2, name: 'crop', run: 1, params: { row: 4, pipeline: 'preclip' } },
  { ...block, params: { ...tile, pipeline: 'clip', mode: { kind: 'cosine' } } },
  { ...block, params: { ...tile, pipeline: 'clip', mode: { kind: 'softmax', scale: 100 } } },
  { ...block, params: { ...tile, pipeline: 'clip', mode: { kind: 'sigmoid', scale: 100, bias: -15 } } },
  { kind: 'never-mind', id: 3 },
];

const refused: unknown[] = [
  null,
  undefined,
  'ready',
  [],
  {},
  { kind: 'toString' },
  { kind: '__proto__' },
  { kind: ['ready'] },
  { kind: 'command', name: 'workbench.action.terminal.new' },
  { kind: 'command', name: ['compare'] },
  { kind: 'open-row', row: -1 },
  { kind: 'open-row', row: 0.5 },
  { kind: 'open-row', row: '0' },
  { kind: 'open-record', record: -1 },
  { kind: 'open-record', row: 1 },
  { kind: 'open-image', row: NaN },
  { kind: 'open-image', row: null },
  { kind: 'save-picture', format: 'html', bytes: new Uint8Array(1) },
  { kind: 'save-picture', format: 'png', bytes: [1, 2] },
  { kind: 'save-picture', format: 'png', bytes: 'text' },
  { kind: 'ask', id: 1, name: 'compare', run: 1, params: {} },
  { kind: 'ask', id: 1, name: 'thumbnail', run: 1, params: { row: 4, side: 100_000 } },
  { kind: 'ask', id: 1, name: 'thumbnail', run: 1, params: null },
  { kind: 'ask', id: '1', name: 'thumbnail', run: 1, params: { row: 4, side: 96 } },
  { kind: 'ask', id: 2, name: 'crop', run: 1, params: { row: 4, pipeline: 'other' } },
  { kind: 'ask', id: 2, name: 'crop', params: { row: 4, pipeline: 'clip' } },
  ...[
    { ...tile, pool: 3, mode: { kind: 'cosine' } },
    { ...tile, pool: 0, mode: { kind: 'cosine' } },
    { ...tile, rows: Int32Array.of(-1), mode: { kind: 'cosine' } },
    { ...tile, rows: new Float32Array(4), mode: { kind: 'cosine' } },
    { ...tile, columns: indices(513), mode: { kind: 'cosine' } },
    { ...tile, columns: new Int32Array(0), mode: { kind: 'cosine' } },
    { ...tile, onDiagonal: 1, mode: { kind: 'cosine' } },
    { ...tile, mode: { kind: 'softmax', scale: Infinity } },
    { ...tile, mode: { kind: 'sigmoid', scale: 1 } },
    { ...tile, mode: 'cosine' },
  ].map((params) => ({ ...block, params: { ...params, pipeline: 'clip' } })),
];

describe('a message of the page', () => {
  it.each(allowed)('is taken: $kind $name', (message) => {
    expect(parseFromPanel(message)).toEqual(message);
  });

  it.each(refused.map((message) => [JSON.stringify(message), message]))('is refused: %s', (_, message) => {
    expect(parseFromPanel(message)).toBeNull();
  });

  it('loses what nobody asked for', () => {
    const crop = { row: 1, pipeline: 'clip', folder: '/etc' };
    expect(parseFromPanel({ kind: 'ask', id: 1, name: 'crop', run: 1, params: crop, extra: 1 })).toEqual({
      ...{ kind: 'ask', id: 1, name: 'crop', run: 1 },
      params: { row: 1, pipeline: 'clip' },
    });
  });
});
