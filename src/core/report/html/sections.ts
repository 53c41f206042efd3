import { decimals, glossary, percent, pipelineTitle, words } from '../../messages/report.ts';
import type { LeftOutRow, Problem } from '../../dataset/types.ts';
import { forTerminal } from '../disarm.ts';
import { countWrong, mainPipeline, pipelineEntries, reasonsOf, worstRows, type WorstRow } from '../findings.ts';
import { shorten, shortenMiddle } from '../layout.ts';
import { meaning } from '../meaning.ts';
import { measuresOf } from '../measures.ts';
import { runFacts } from '../run.ts';
import type { Comparison, Confusion } from '../types.ts';
import { histogram } from './charts.ts';
import type { HtmlOptions } from './page.ts';
import { html, nothing, type Content, type Markup } from './markup.ts';

const WORST = 25;
const MOST_LISTED = 500;
const MOST_CATEGORIES = 14;
const LONGEST_CAPTION = 240;
const LONGEST_NAME = 60;

export function section(title: string, ...body: Content[]): Markup {
  return html`<section>
    <h2>${title}</h2>
    ${body}
  </section>`;
}

function nameText(name: string): string {
  return shortenMiddle(forTerminal(name), LONGEST_NAME);
}

function captionText(caption: string): string {
  return shorten(forTerminal(caption), LONGEST_CAPTION);
}

function categoryText(label: string): string {
  return label === '' ? words.noCategory() : shortenMiddle(forTerminal(label), 24);
}

/** The conclusions, one block per pipeline and one for both. */
export function meaningSection(comparison: Comparison): Markup {
  const points = meaning(comparison).map(({ pipeline, sentences }) => {
    const title = pipeline ? html`<h3>${pipelineTitle(pipeline)}</h3>` : nothing;
    return html`<div class="${pipeline ?? 'both'}">
      ${title}
      <p>${sentences.join(' ')}</p>
    </div>`;
  });
  return section(words.meaning(), html`<div class="points">${points}</div>`);
}

/** Null where pre-CLIP did not run or its spread was not computed. */
export function spreadSection({ pipelines: { preclip } }: Comparison): Markup | null {
  if (!preclip?.spread) return null;
  return section(words.histogram(), histogram(preclip.spread, preclip.top1.correct));
}

export function retrievalSection(comparison: Comparison): Markup {
  const entries = pipelineEntries(comparison);
  const measures = entries.map(([, result]) => measuresOf(result));
  const body = (measures[0] ?? []).map(
    ({ name, chance }, row) =>
      html`<tr>
        <th scope="row">${name}</th>
        ${measures.map((column) => html`<td>${column[row]?.value ?? ''}</td>`)}
        <td class="quiet">${chance}</td>
      </tr>`,
  );
  const heads = entries.map(([name]) => html`<th scope="col">${pipelineTitle(name)}</th>`);
  return section(
    words.retrieval(),
    html`<table class="figures">
      <thead>
        <tr>
          <th scope="col">${words.measure()}</th>
          ${heads}
          <th scope="col">${words.chance()}</th>
        </tr>
      </thead>
      <tbody>
        ${body}
      </tbody>
    </table>`,
  );
}

export function worstSection(comparison: Comparison, { thumbnails }: HtmlOptions): Markup {
  const [name, result] = mainPipeline(comparison) ?? [];
  if (!name || !result) return nothing;
  const worst = worstRows(comparison, result, WORST);
  if (worst.length === 0) return section(words.worst(), html`<p>${words.noneWrong()}</p>`);
  const heads = [words.image(), words.ownCaption(), words.rivalCaption(), words.rank(), words.margin()];
  return section(
    words.worst(),
    html`<p class="note">${words.worstOf(pipelineTitle(name), worst.length, countWrong(result))}</p>
      <table class="worst">
        <thead>
          <tr>
            ${heads.map((head) => html`<th scope="col">${head}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${worst.map((row) => worstRow(row, thumbnails?.get(row.index)))}
        </tbody>
      </table>`,
  );
}

function worstRow({ row, rival, own, rivalCosine, margin, rank }: WorstRow, thumbnail: string | undefined): Markup {
  const isPicture = thumbnail !== undefined && /^data:image\/(png|jpeg|webp);base64,[A-Za-z0-9+/=]+$/.test(thumbnail);
  const picture = isPicture ? html`<img src="${thumbnail}" alt="" width="72" height="54" loading="lazy" />` : nothing;
  return html`<tr>
    <th scope="row">
      ${picture}<b>${nameText(row.filename.value)}</b
      ><small>${categoryText(row.label)} · ${words.atLine(row.line)}</small>
    </th>
    <td data-label="${words.ownCaption()}">
      <q>${captionText(row.caption.value)}</q> <small class="cosine">${decimals(own)}</small>
    </td>
    <td data-label="${words.rival()}">
      <q>${captionText(rival.caption.value)}</q> <small class="cosine">${decimals(rivalCosine)}</small
      ><small>${words.of(nameText(rival.filename.value))}</small>
    </td>
    <td data-label="${words.rank()}" class="figure">${rank}</td>
    <td data-label="${words.margin()}" class="figure">${decimals(margin)}</td>
  </tr>`;
}

/** Confusion of every pipeline side by side; the largest categories alone where there are many. */
export function confusionSection(comparison: Comparison): Markup {
  const entries = pipelineEntries(comparison).filter(([, { confusion }]) => confusion.labels.length > 1);
  if (entries.length === 0) return nothing;
  const tables = entries.map(([name, { confusion }]) => confusionTable(pipelineTitle(name), confusion));
  return section(
    words.confusion(),
    html`<p class="note">${words.confusionHelp()}</p>
      <div class="pair">${tables}</div>`,
  );
}

function confusionTable(title: string, { labels, counts, sameCategory }: Confusion): Markup {
  const n = labels.length;
  const count = (i: number, j: number) => counts[i * n + j] ?? 0;
  const sizes = labels.map((_, i) => labels.reduce((sum, _, j) => sum + count(i, j), 0));
  const shown = [...labels.keys()]
    .sort((a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0))
    .slice(0, MOST_CATEGORIES)
    .sort((a, b) => a - b);
  const cell = (i: number, j: number) => {
    const share = count(i, j) / Math.max(1, sizes[i] ?? 1);
    return html`<td class="${i === j ? 'right' : 'wrong'}" style="--share:${share.toFixed(2)}">${count(i, j)}</td>`;
  };
  const body = shown.map(
    (i) =>
      html`<tr>
        <th scope="row">${categoryText(labels[i] ?? '')}</th>
        ${shown.map((j) => cell(i, j))}
      </tr>`,
  );
  const heads = shown.map((j) => html`<th scope="col"><span>${categoryText(labels[j] ?? '')}</span></th>`);
  const hidden = n - shown.length;
  return html`<div class="confusion">
    <h3>${title}</h3>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <td></td>
            ${heads}
          </tr>
        </thead>
        <tbody>
          ${body}
        </tbody>
      </table>
    </div>
    <p class="note">
      ${words.sameCategory()}: ${percent(sameCategory.accuracy)}
      (${words.chanceOf(sameCategory.chance)})${hidden > 0 ? ` ${words.andHidden(hidden)}` : ''}
    </p>
  </div>`;
}

export function leftOutSection({ leftOut, problems }: Comparison, options: HtmlOptions): Markup {
  if (leftOut.length === 0) return section(words.leftOut(), html`<p>${words.noRowsLeftOut()}</p>`);
  const heads = [words.line(), words.image(), words.reason()].map((head) => html`<th scope="col">${head}</th>`);
  return section(
    words.leftOutCount(leftOut.length),
    html`<p class="note">${words.leftOutHelp()}</p>
      <table class="listing">
        <thead>
          <tr>
            ${heads}
          </tr>
        </thead>
        <tbody>
          ${leftOut.slice(0, MOST_LISTED).map((entry) => leftOutRow(entry, problems, options))}
        </tbody>
      </table>`,
    more(leftOut.length),
  );
}

function leftOutRow(entry: LeftOutRow, problems: readonly Problem[], { sentence }: HtmlOptions): Markup {
  const reasons = reasonsOf(entry, problems).map((reason) => (typeof reason === 'string' ? reason : sentence(reason)));
  const { line, filename } = entry.row;
  return html`<tr>
    <td class="figure">${line}</td>
    <th scope="row">${nameText(filename.value)}</th>
    <td>${shorten(forTerminal(reasons.join(' ')), 600)}</td>
  </tr>`;
}

export function problemsSection({ problems }: Comparison, { sentence }: HtmlOptions): Markup {
  if (problems.length === 0) return section(words.problems(), html`<p>${words.noProblems()}</p>`);
  const items = problems
    .slice(0, MOST_LISTED)
    .map(
      (problem) =>
        html`<li class="${problem.severity}">
          <b>${words.severity(problem.severity)}</b
          ><span>${place(problem)}${shorten(forTerminal(sentence(problem)), 600)}</span>
        </li>`,
    );
  return section(
    words.problems(),
    html`<ul class="problems">
      ${items}
    </ul>`,
    more(problems.length),
  );
}

function place({ place }: Problem): Markup {
  return place ? html`<small>${words.atLine(place.line)}</small> ` : nothing;
}

function more(count: number): Markup {
  return count > MOST_LISTED ? html`<p class="note">${words.andMore(count - MOST_LISTED)}</p>` : nothing;
}

export function runSection(comparison: Comparison): Markup {
  const { models, images, runtime, time, cache } = runFacts(comparison);
  return section(
    words.run(),
    html`<dl class="run">
      <dt>${words.models()}</dt>
      <dd>${models.map((line) => html`<div>${line}</div>`)}</dd>
      <dt>${words.imagesTitle()}</dt>
      <dd>${images}</dd>
      <dt>${words.runtime()}</dt>
      <dd>${runtime}</dd>
      <dt>${words.time()}</dt>
      <dd>${time.join(' · ')}</dd>
      <dt>${words.cache()}</dt>
      <dd>${cache}</dd>
    </dl>`,
  );
}

export function glossarySection(): Markup {
  const entries = glossary().map(
    ([term, explanation]) =>
      html`<div>
        <dt>${term}</dt>
        <dd>${explanation}</dd>
      </div>`,
  );
  return section(words.wordsTitle(), html`<dl class="glossary">${entries}</dl>`);
}
