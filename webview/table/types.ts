import type { Picture } from '../../src/contract/engine.ts';
import type { PanelResult } from '../../src/contract/panel.ts';
import type { PipelineName } from '../../src/core/pipelines/types.ts';
import type { ColumnId } from './columns.ts';

/** What the table tells and asks. Rows are indices in `Comparison.rows`. */
export interface TablePort {
  /** The user chose a row: its details are shown. */
  onSelect(row: number): void;
  /** Show the row in the captions file. */
  onOpen(row: number): void;
  onOpenImage(row: number): void;
  /** The row's image, `side` pixels along its longest side. */
  thumbnail(row: number, side: number, signal: AbortSignal): Promise<Picture>;
  /** What a pipeline's image encoder saw of the row's image. */
  crop(row: number, pipeline: PipelineName, signal: AbortSignal): Promise<Picture>;
}

export interface Filters {
  readonly mismatches: boolean;
  /** Label of a category; null for all. */
  readonly category: string | null;
  /** Looked for in file name and caption, whatever its case and accents. */
  readonly text: string;
}

export interface Sort {
  readonly column: ColumnId;
  readonly descending: boolean;
}

/** What survives hiding, moving and reloading: plain JSON. */
export interface TableState {
  readonly filters: Filters;
  /** Null: in the order of the file. */
  readonly sort: Sort | null;
  /** Pixels from the top. */
  readonly scroll: number;
  readonly selected: number | null;
}

export interface TableComponent {
  /** Shows a result; filters and sorting stay, and place and selection where it has as many rows as the one before. */
  show(result: PanelResult | null): void;
  /** Selects a row, brings it into sight and shows its details; filters that hide it are cleared. Tells nobody. */
  select(row: number, options?: { readonly focus?: boolean }): void;
  state: TableState;
  dispose(): void;
}
