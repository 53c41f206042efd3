import { SCALE_NAMES, type ScaleName } from '../heatmap/colour.ts';
import type { SortBy } from '../heatmap/order.ts';
import type { View } from '../heatmap/view.ts';
import type { TableState } from '../table/types.ts';
import type { Mode } from '../../src/core/similarity/values.ts';

/** What the user chose; it outlives hiding, moving and reloading the panel. */
export interface PanelState {
  readonly sort: SortBy;
  readonly value: Mode['kind'];
  readonly scale: ScaleName;
  /** One colour scale for both heatmaps. */
  readonly shared: boolean;
  /** Null shows everything. */
  readonly view: View | null;
  /** Index in `Comparison.rows`. */
  readonly selected: number | null;
  /** "What am I looking at?" is open. */
  readonly explained: boolean;
  /** The table's own. */
  readonly table: TableState | null;
}

export const SORTS: readonly SortBy[] = ['file', 'category', 'rank'];
export const VALUES: readonly Mode['kind'][] = ['cosine', 'rank', 'softmax', 'sigmoid'];

export const DEFAULTS: PanelState = {
  sort: 'file',
  value: 'cosine',
  scale: 'viridis',
  shared: true,
  view: null,
  selected: null,
  explained: false,
  table: null,
};

/** The state as an earlier version of the panel may have left it: what is not understood takes its default. */
export function restoredState(saved: unknown): PanelState {
  if (typeof saved !== 'object' || saved === null) return DEFAULTS;
  const { sort, value, scale, shared, view, selected, explained, table } = saved as Partial<Record<string, unknown>>;
  return {
    sort: oneOf(SORTS, sort) ?? DEFAULTS.sort,
    value: oneOf(VALUES, value) ?? DEFAULTS.value,
    scale: oneOf(SCALE_NAMES, scale) ?? DEFAULTS.scale,
    shared: shared !== false,
    view: isView(view) ? view : null,
    selected: typeof selected === 'number' && Number.isInteger(selected) && selected >= 0 ? selected : null,
    explained: explained === true,
    table: isTable(table) ? table : null,
  };
}

function oneOf<Choice>(choices: readonly Choice[], value: unknown): Choice | undefined {
  return choices.find((choice) => choice === value);
}

function isView(value: unknown): value is View {
  if (typeof value !== 'object' || value === null) return false;
  const { x, y, scale } = value as Partial<Record<string, unknown>>;
  return [x, y, scale].every(Number.isFinite) && Number(scale) > 0;
}

function isTable(value: unknown): value is TableState {
  if (typeof value !== 'object' || value === null) return false;
  const { filters, scroll } = value as Partial<Record<string, unknown>>;
  return typeof filters === 'object' && filters !== null && 'text' in filters && Number.isFinite(scroll);
}
