import { words } from '../../messages/report.ts';
import type { ProblemSentence } from '../json.ts';
import { captionsName, datasetName, heading } from '../names.ts';
import { remarks } from '../remarks.ts';
import type { Comparison } from '../types.ts';
import { cards } from './charts.ts';
import { heatmaps } from './heatmap.ts';
import { html, Markup } from './markup.ts';
import * as sections from './sections.ts';
import { STYLE } from './style.ts';

export interface HtmlOptions {
  readonly sentence: ProblemSentence;
  readonly language: string;
  /** Program and version. */
  readonly generator: string;
  /** When it was made, as it shall be read. */
  readonly date: string;
  /** Small pictures of rows by index, as data URIs (PNG, JPEG or WebP). */
  readonly thumbnails?: ReadonlyMap<number, string>;
}

/** No script, no network: even markup that slipped through could not act. */
const POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** The report as one self-contained page that opens from disk. Texts of the dataset stand in it as text. */
export function toHtml(comparison: Comparison, options: HtmlOptions): string {
  const title = `${heading(datasetName(comparison))} · ${words.report()}`;
  return html`<!doctype html>
    <html lang="${options.language}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${new Markup(POLICY)}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="generator" content="${options.generator}" />
        <title>${title}</title>
        <style>
          ${new Markup(STYLE)}
        </style>
      </head>
      <body>
        ${header(comparison, options)}
        <main>
          <h2 class="hidden">${words.accuracy()}</h2>
          ${cards(comparison)} ${sections.section(words.similarity(), heatmaps(comparison))}
          ${sections.meaningSection(comparison)} ${sections.worstSection(comparison, options)}
          ${sections.confusionSection(comparison)}
          <div class="columns">${sections.retrievalSection(comparison)}${sections.spreadSection(comparison) ?? ''}</div>
          ${sections.leftOutSection(comparison, options)} ${sections.problemsSection(comparison, options)}
          ${sections.runSection(comparison)} ${sections.glossarySection()}
        </main>
        <footer>${options.generator} · ${options.date}</footer>
      </body>
    </html> `.text;
}

function header(comparison: Comparison, { date }: HtmlOptions): Markup {
  const { rows, leftOut } = comparison;
  const categories = new Set(rows.map(({ label }) => label)).size;
  const facts = [words.rows(rows.length), words.categories(categories)];
  if (leftOut.length > 0) facts.push(words.leftOutCount(leftOut.length));
  return html`<header>
    <p class="brand">
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <circle cx="10" cy="10" r="7" />
        <path d="M15.2 15.2L21 21M7 10h6M7 13h4" /></svg
      >Caption Lens
    </p>
    <h1>${words.question()}</h1>
    <p class="facts">
      <b>${heading(datasetName(comparison))}</b
      ><span>${heading(captionsName(comparison))}</span>${facts.map((fact) => html`<span>${fact}</span>`)}<span
        >${date}</span
      >
    </p>
    ${remarks(comparison).map(({ message }) => html`<p class="remark">${message}</p>`)}
  </header>`;
}
