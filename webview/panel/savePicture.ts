import { panelWords as say } from '../../src/core/messages/panel.ts';
import { pipelineTitle, wholePercent, words } from '../../src/core/messages/report.ts';
import { pngOf, svgOf } from '../heatmap/exportPicture.ts';
import { choicesOf, pictureOf, texelsOf, type Picture, type PicturePanel } from '../heatmap/picture.ts';
import { PAPER } from '../heatmap/theme.ts';
import type { Shown, ShownMap } from './maps.ts';
import type { PanelState } from './state.ts';

/** Texels on a side of a picture's heatmap; PNG has two pixels per CSS pixel. */
const MOST_TEXELS = 1024;
const RATIO = 2;

/** The file of a picture of both heatmaps as they are sorted and coloured; null while tiles of them are missing. */
export async function pictureBytes(
  format: 'png' | 'svg',
  shown: Shown,
  scale: PanelState['scale'],
): Promise<Uint8Array | null> {
  const panels = shown.entries.map((entry) => panelOf(shown, entry));
  const whole = panels.filter((panel) => panel !== null);
  if (whole.length < panels.length) return null;
  const legend = [...new Set(shown.entries.map(({ mode }) => say.valueOf(mode.kind)))].join(' · ');
  const picture = pictureOf({ panels: whole, scale, legend, theme: PAPER });
  return format === 'svg' ? new TextEncoder().encode(svgOf(picture)) : pngBytes(picture);
}

async function pngBytes(picture: Picture): Promise<Uint8Array> {
  const blob = await pngOf(picture, RATIO);
  return new Uint8Array(await blob.arrayBuffer());
}

function panelOf(shown: Shown, { name, domain, source }: ShownMap): PicturePanel | null {
  const { order } = shown;
  const result = shown.result.comparison.pipelines[name];
  const texels = texelsOf(source, MOST_TEXELS);
  if (!result || !texels) return null;
  return {
    title: `${pipelineTitle(name)} · ${words.hits(result.top1)} · ${wholePercent(result.top1)}`,
    texels,
    size: source.size,
    groups: order.groups,
    domain,
    choices: choicesOf(order, result.best, result.correct),
  };
}
