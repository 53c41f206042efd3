import type { HeatmapEvents, Pair } from './heatmap.ts';
import type { View } from './view.ts';

/** What linking needs of a heatmap. */
export interface Linkable {
  view: View | null;
  light(pair: Pair | null): void;
}

/** What the user does in one of the heatmaps, told once. */
export interface LinkedEvents {
  readonly onView: () => void;
  readonly onLight: (pair: Pair | null) => void;
  readonly onOpen: (pair: Pair) => void;
}

/** Heatmaps that show the same cells and light the same one; `make` gives each its events. */
export function linkHeatmaps<Shown extends Linkable>(
  makers: readonly ((events: HeatmapEvents) => Shown)[],
  events: LinkedEvents,
): Shown[] {
  const heatmaps: Shown[] = [];
  const others = (index: number) => heatmaps.filter((_, other) => other !== index);
  makers.forEach((make, index) => {
    const heatmap = make({
      onView: () => {
        for (const other of others(index)) other.view = heatmap.view;
        events.onView();
      },
      onLight: (pair) => {
        for (const other of others(index)) other.light(pair);
        events.onLight(pair);
      },
      onOpen: events.onOpen,
    });
    heatmaps.push(heatmap);
  });
  return heatmaps;
}
