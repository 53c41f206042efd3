import type { PanelResult } from '../../src/contract/panel.ts';
import { panelWords as say } from '../../src/core/messages/panel.ts';
import { pipelineTitle } from '../../src/core/messages/report.ts';
import type { PipelineName } from '../../src/core/pipelines/types.ts';
import { mainPipeline } from '../../src/core/report/findings.ts';
import { valuesInSteps, type Mode } from '../../src/core/similarity/values.ts';
import { Heatmap, type HeatmapEvents, type Pair } from '../heatmap/heatmap.ts';
import { linkHeatmaps } from '../heatmap/linked.ts';
import { orderRows, type Order } from '../heatmap/order.ts';
import { FetchedTiles, matrixSource, type FetchBlock, type TileSource } from '../heatmap/tiles.ts';
import type { Domain, Range } from '../heatmap/domain.ts';
import { domainsOf, modeOf, rangeOf } from './modes.ts';
import type { PanelState } from './state.ts';

/** How the matrices are shown now; as many entries as pipelines. */
export interface Shown {
  readonly result: PanelResult;
  readonly order: Order;
  readonly entries: readonly ShownMap[];
}

export interface ShownMap {
  readonly name: PipelineName;
  readonly mode: Mode;
  readonly domain: Domain;
  readonly source: TileSource;
}

export interface MapsPort {
  /** Part of a matrix that was not sent along. */
  readonly block: (run: number, name: PipelineName) => FetchBlock;
  readonly onLight: (pair: Pair | null) => void;
  readonly onOpen: (pair: Pair) => void;
  readonly onView: () => void;
  readonly onFailure: (reason: unknown) => void;
}

interface Prepared {
  readonly name: PipelineName;
  readonly mode: Mode;
  /** Null where the matrix was not sent along. */
  readonly values: Float32Array | null;
  readonly range: Range;
}

/** The linked heatmaps of a result, one in each host. */
export class Maps {
  readonly #port: MapsPort;
  readonly #names: readonly PipelineName[];
  readonly #heatmaps: readonly Heatmap[];
  /** The one that the user points at. */
  #active = 0;
  #filling = new AbortController();

  constructor(hosts: ReadonlyMap<PipelineName, HTMLElement>, rows: number, port: MapsPort) {
    this.#port = port;
    this.#names = [...hosts.keys()];
    const makers = [...hosts].map(([name, host], index) => (events: HeatmapEvents) => {
      const onLight = (pair: Pair | null) => {
        this.#active = index;
        events.onLight(pair);
      };
      return new Heatmap(host, say.heatmapLabel(pipelineTitle(name), rows), { ...events, onLight });
    });
    this.#heatmaps = linkHeatmaps(makers, port);
  }

  /** Draws the result as the state wants it; null when a later call overtook this one. */
  async show(result: PanelResult, state: PanelState): Promise<Shown | null> {
    this.#filling.abort();
    const { signal } = (this.#filling = new AbortController());
    try {
      const prepared = await this.#prepare(result, state, signal);
      return signal.aborted ? null : this.#draw(result, state, prepared);
    } catch (reason) {
      if (signal.aborted) return null;
      throw reason;
    }
  }

  get view(): PanelState['view'] {
    return this.#heatmaps[0]?.view ?? null;
  }

  set view(view: PanelState['view']) {
    for (const heatmap of this.#heatmaps) heatmap.view = view;
  }

  /** Where the lit cell is in the heatmap that the user points at. */
  get litBox(): DOMRectReadOnly | null {
    return this.#heatmaps[this.#active]?.litBox ?? null;
  }

  get lit(): Pair | null {
    return this.#heatmaps[0]?.lit ?? null;
  }

  /** Larger by `factor` in all of them. */
  zoom(factor: number): void {
    this.#heatmaps[this.#active]?.zoom(factor);
  }

  /** Lights the row's own cell and moves it into sight. */
  reveal(row: number): void {
    for (const heatmap of this.#heatmaps) heatmap.reveal({ image: row, caption: row });
  }

  /** Shows nothing, as before the first result. */
  clear(): void {
    this.#filling.abort();
    for (const heatmap of this.#heatmaps) heatmap.clear();
    this.#port.onLight(null);
  }

  dispose(): void {
    this.#filling.abort();
    for (const heatmap of this.#heatmaps) heatmap.dispose();
  }

  /** What takes a while: values and the ends of the scale, pipeline by pipeline. */
  async #prepare(result: PanelResult, state: PanelState, signal: AbortSignal): Promise<Prepared[]> {
    const { comparison } = result;
    const columns = comparison.rows.length;
    const ask = cellsOf(result, this.#port, signal);
    const prepared: Prepared[] = [];
    for (const name of this.#names) {
      const mode = modeOf(state.value, name, comparison);
      const cosines = comparison.pipelines[name]?.similarity;
      const values = cosines ? await valuesInSteps(mode, { cosines, columns }, nextTask(signal)) : null;
      prepared.push({ name, mode, values, range: await rangeOf(result, name, ask) });
    }
    return prepared;
  }

  #draw(result: PanelResult, state: PanelState, prepared: readonly Prepared[]): Shown {
    const { rows, pipelines } = result.comparison;
    const order = orderOf(result, state);
    const domains = domainsOf(prepared, state.shared, rows.length);
    const entries = prepared.flatMap(({ name, mode, values }, i) => {
      const heatmap = this.#heatmaps[i];
      const domain = domains[i];
      const verdict = pipelines[name];
      if (!heatmap || !domain || !verdict) return [];
      const source = values ? matrixSource(values, order) : this.#fetched(result.run, name, order, mode, heatmap);
      heatmap.show({ source, order, domain, scale: state.scale, best: verdict.best, correct: verdict.correct });
      return [{ name, mode, domain, source }];
    });
    return { result, order, entries };
  }

  #fetched(run: number, name: PipelineName, order: Order, mode: Mode, heatmap: Heatmap): TileSource {
    const onArrival = () => {
      heatmap.redraw();
    };
    const { block, onFailure } = this.#port;
    return new FetchedTiles({ order, mode, fetchBlock: block(run, name), onArrival, onFailure });
  }
}

/** In which order rows and columns stand. */
function orderOf({ comparison }: PanelResult, { sort }: PanelState): Order {
  const labels = comparison.rows.map(({ label }) => label);
  const rank = mainPipeline(comparison)?.[1].rank ?? new Int32Array(labels.length);
  return orderRows(sort, labels, rank);
}

function cellsOf({ run }: PanelResult, port: MapsPort, signal: AbortSignal) {
  return (name: PipelineName, rows: Int32Array, columns: Int32Array) =>
    port.block(run, name)({ rows, columns, pool: 1, onDiagonal: false, mode: { kind: 'cosine' } }, signal);
}

/** Lets the browser draw and listen between two pieces of work. */
function nextTask(signal: AbortSignal): () => Promise<void> {
  return async () => {
    await new Promise((resolve) => setTimeout(resolve));
    signal.throwIfAborted();
  };
}
