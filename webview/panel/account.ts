import { t } from '@vscode/l10n';
import type { PanelResult } from '../../src/contract/panel.ts';
import { shownName } from '../../src/core/annotations/shown.ts';
import type { LeftOutRow, Problem } from '../../src/core/dataset/types.ts';
import { panelWords as say } from '../../src/core/messages/panel.ts';
import { problemSentence } from '../../src/core/messages/problems.ts';
import { pipelineTitle, words } from '../../src/core/messages/report.ts';
import { forTerminal } from '../../src/core/report/disarm.ts';
import { pipelineEntries, reasonsOf } from '../../src/core/report/findings.ts';
import { shorten } from '../../src/core/report/layout.ts';
import { meaning } from '../../src/core/report/meaning.ts';
import { measuresOf } from '../../src/core/report/measures.ts';
import { runFacts } from '../../src/core/report/run.ts';
import type { Comparison } from '../../src/core/report/types.ts';
import { element } from '../dom.ts';
import { section } from './section.ts';

const MOST_LISTED = 100;
const LONGEST_REASON = 400;

export interface AccountPort {
  /** Shows a row that was left out, by `Row.record`, in the captions file. */
  readonly onOpenRecord: (record: number) => void;
}

/** What the figures mean, every other measure, the rows that took no part, and how all of it was made. */
export class Account {
  readonly #port: AccountPort;
  /** Belongs beside the heatmaps; `rest` at the end of the page. */
  readonly meaning = element('div');
  readonly rest = element('div');

  constructor(port: AccountPort) {
    this.#port = port;
  }

  show(result: PanelResult | null): void {
    const comparison = result?.comparison;
    this.showMeaning(result);
    this.rest.replaceChildren(...(comparison ? this.#sections(comparison) : []));
  }

  /** What the figures mean alone: the spread of the result has come. */
  showMeaning(result: PanelResult | null): void {
    this.meaning.replaceChildren(...(result ? [meaningSection(result.comparison)] : []));
  }

  #sections(comparison: Comparison): HTMLElement[] {
    const leftOut = comparison.leftOut.length > 0 ? [this.#leftOut(comparison)] : [];
    return [measuresSection(comparison), ...leftOut, runSection(comparison)];
  }

  #leftOut({ leftOut, problems }: Comparison): HTMLElement {
    const more = leftOut.length - MOST_LISTED;
    return section(
      words.leftOutCount(leftOut.length),
      element('p', { class: 'lead' }, words.leftOutHelp()),
      element(
        'ul',
        { class: 'left-out' },
        ...leftOut.slice(0, MOST_LISTED).map((entry) => this.#leftOutRow(entry, problems)),
      ),
      more > 0 && element('p', { class: 'lead' }, words.andMore(more)),
    );
  }

  #leftOutRow(entry: LeftOutRow, problems: readonly Problem[]): HTMLElement {
    const { record, line, filename } = entry.row;
    const reasons = reasonsOf(entry, problems).map((reason) =>
      typeof reason === 'string' ? reason : problemSentence(reason, t),
    );
    const name = shownName(filename.value);
    const label = say.openLine(line, name);
    const link = element('button', { class: 'link', type: 'button', 'aria-label': label }, words.atLine(line));
    link.addEventListener('click', () => {
      this.#port.onOpenRecord(record);
    });
    return element('li', {}, link, element('span', {}, shorten(forTerminal(reasons.join(' ')), LONGEST_REASON)));
  }
}

function meaningSection(comparison: Comparison): HTMLElement {
  const points = meaning(comparison).map(({ pipeline, sentences }) =>
    element(
      'div',
      { class: pipeline ? `point ${pipeline}` : 'point' },
      element('h3', {}, pipeline ? pipelineTitle(pipeline) : say.both()),
      element('p', {}, sentences.join(' ')),
    ),
  );
  return section(words.meaning(), element('div', { class: 'points' }, ...points));
}

/** Both directions of retrieval, the diagonal and the categories, each with what chance would give. */
function measuresSection(comparison: Comparison): HTMLElement {
  const columns = pipelineEntries(comparison).map(([name, result]) => ({ name, measures: measuresOf(result) }));
  const head = (text: string) => element('th', { scope: 'col' }, text);
  const rows = (columns[0]?.measures ?? []).map(({ name, chance }, row) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, name),
      ...columns.map(({ measures }) => element('td', {}, measures[row]?.value ?? '')),
      element('td', { class: 'quiet' }, chance),
    ),
  );
  return section(
    words.retrieval(),
    element(
      'table',
      { class: 'measures' },
      element(
        'thead',
        {},
        element(
          'tr',
          {},
          head(words.measure()),
          ...columns.map(({ name }) => head(pipelineTitle(name))),
          head(words.chance()),
        ),
      ),
      element('tbody', {}, ...rows),
    ),
  );
}

function runSection(comparison: Comparison): HTMLElement {
  const { models, images, runtime, time, cache } = runFacts(comparison);
  const entry = (term: string, lines: readonly string[]) => [
    element('dt', {}, term),
    element('dd', {}, ...lines.map((line) => element('div', {}, line))),
  ];
  return section(
    words.run(),
    element(
      'dl',
      { class: 'run' },
      ...entry(words.models(), models),
      ...entry(words.imagesTitle(), [images]),
      ...entry(words.runtime(), [runtime]),
      ...entry(words.time(), [time.join(' · ')]),
      ...entry(words.cache(), [cache]),
    ),
  );
}
