import { t } from '@vscode/l10n';
import type { Picture } from '../../contract/engine.ts';
import type { HoverContent, HoverLink, HoverNeighbour } from '../../core/annotations/hover.ts';
import { shownCosine } from '../../core/annotations/shown.ts';
import type { PipelineVerdict } from '../../core/annotations/verdict.ts';
import { messageSentence } from '../../core/messages/annotations.ts';
import { captionsWords as say } from '../../core/messages/captions.ts';
import { pipelineTitle } from '../../core/messages/report.ts';
import { forMarkdown } from './disarm.ts';

/** The only commands that a link of a hover may run. */
export const LINK_COMMANDS = {
  'go-to-row': 'captionLens.goToRow',
  'show-in-heatmap': 'captionLens.lightRow',
  'open-image': 'captionLens.openImage',
} as const;

/** A Markdown string holds at most 100,000 characters; the rest of the hover has room in what is left. */
export const LARGEST_PICTURE = 80_000;

/** Longest side of the image in a hover, in pixels. */
export const PICTURE_SIDE = 160;

export interface HoverSource {
  readonly content: HoverContent;
  readonly captionsFile: string;
  readonly picture: Picture | null;
  /** Why there are no neighbours; null where there are, or nobody knows. */
  readonly refusal: string | null;
}

/** The hover as Markdown without HTML. Texts of the dataset are disarmed; links run `LINK_COMMANDS` alone. */
export function hoverMarkdown({ content, captionsFile, picture, refusal }: HoverSource): string {
  const { verdicts, captions, images } = content;
  const by = content.nearestBy === null ? '' : pipelineTitle(content.nearestBy);
  const parts = [
    picture ? pictureText(picture) : '',
    titleText(content),
    freshnessText(content),
    content.problems.map((problem) => forMarkdown(messageSentence(problem, t))).join('\n\n'),
    verdicts.length > 0 ? verdictTable(verdicts) : '',
    neighbourList(say.nearestCaptions(by), captions, (found) => captionEntry(found, captionsFile)),
    neighbourList(say.nearestImages(by), images, (found) => imageEntry(found, captionsFile)),
    refusal === null ? '' : `*${forMarkdown(refusal)}*`,
    content.links.map((link) => linkText(link, captionsFile)).join(' · '),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

/** As a data URI: files do not show in hovers of a remote window. */
function pictureText({ bytes, type, width, height }: Picture): string {
  const uri = `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;
  if (uri.length > LARGEST_PICTURE) return '';
  const shown = Math.round((width * PICTURE_SIDE) / Math.max(width, height, PICTURE_SIDE));
  return `![](${uri}|width=${shown})`;
}

function titleText({ number, file, caption }: HoverContent): string {
  const title = `**${forMarkdown(say.row(number))}** · ${forMarkdown(file)}`;
  return caption === '' ? title : `${title}\n\n“${forMarkdown(caption)}”`;
}

function freshnessText({ freshness }: HoverContent): string {
  if (freshness === 'current') return '';
  return `*${forMarkdown(freshness === 'stale' ? say.staleRow() : say.earlierRow())}*`;
}

function verdictTable(verdicts: readonly PipelineVerdict[]): string {
  const head = ['', say.captionRank(), say.imageRank(), say.cosine()];
  const rows = verdicts.map(({ pipeline, rank, captions, textRank, images, own }) => [
    pipelineTitle(pipeline),
    say.rankOf(rank, captions),
    say.rankOf(textRank, images),
    shownCosine(own),
  ]);
  const line = (cells: readonly string[]): string => `| ${cells.map(forMarkdown).join(' | ')} |`;
  return [line(head), '|---|---|---|---|', ...rows.map(line)].join('\n');
}

function neighbourList(
  title: string,
  found: readonly HoverNeighbour[],
  entry: (neighbour: HoverNeighbour) => string,
): string {
  if (found.length === 0) return '';
  return [`**${forMarkdown(title)}**`, '', ...found.map((neighbour) => `1. ${entry(neighbour)}`)].join('\n');
}

const cosineText = ({ cosine }: HoverNeighbour): string =>
  cosine === null ? '' : `${forMarkdown(shownCosine(cosine))} `;

const ownText = ({ own }: HoverNeighbour): string => (own ? ` *(${forMarkdown(say.itsOwn())})*` : '');

function captionEntry(found: HoverNeighbour, captionsFile: string): string {
  return `${cosineText(found)}${rowText(found, captionsFile)}“${forMarkdown(found.caption)}”${ownText(found)}`;
}

function imageEntry(found: HoverNeighbour, captionsFile: string): string {
  return `${cosineText(found)}${rowText(found, captionsFile)}${forMarkdown(found.file)}${ownText(found)}`;
}

function rowText({ row, number }: HoverNeighbour, captionsFile: string): string {
  if (row === null || number === null) return '';
  return `${commandLink(say.row(number), LINK_COMMANDS['go-to-row'], [captionsFile, row])} `;
}

function linkText(link: HoverLink, captionsFile: string): string {
  const command = LINK_COMMANDS[link.kind];
  switch (link.kind) {
    case 'go-to-row':
      return commandLink(say.goToRow(link.number), command, [captionsFile, link.row]);
    case 'show-in-heatmap':
      return commandLink(say.showInHeatmap(), command, [captionsFile, link.index]);
    case 'open-image':
      return commandLink(say.openImage(), command, [captionsFile, link.image]);
  }
}

/** Brackets would end the link, and `encodeURIComponent` leaves them. */
function commandLink(title: string, command: string, args: readonly (string | number)[]): string {
  const encoded = encodeURIComponent(JSON.stringify(args)).replace(
    /[!'()*_~]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
  return `[${forMarkdown(title)}](command:${command}?${encoded})`;
}
