import type { PanelCommand, PanelResult, PanelStatus } from '../../src/contract/panel.ts';
import type { PipelineChanges } from '../../src/core/annotations/changes.ts';
import { shownName } from '../../src/core/annotations/shown.ts';
import { panelWords as say } from '../../src/core/messages/panel.ts';
import { progressWords, runText } from '../../src/core/messages/progress.ts';
import { pipelineTitle, wholePercent, words } from '../../src/core/messages/report.ts';
import type { PipelineName } from '../../src/core/pipelines/types.ts';
import { pipelineEntries } from '../../src/core/report/findings.ts';
import { remarks, type RemarkCode } from '../../src/core/report/remarks.ts';
import type { Comparison, PipelineResult } from '../../src/core/report/types.ts';
import { element } from '../dom.ts';
import { button } from './controls.ts';
import { setText } from './texts.ts';

/** The report's remarks: short, and what stands behind it with the panel's own way out. */
const REMARKS: Readonly<Record<RemarkCode, { readonly brief: () => string; readonly full: () => string }>> = {
  'made-for-illustrations': {
    brief: () => say.starterModels(),
    full: () => `${words.madeForIllustrations()} ${say.nameRealModels()}`,
  },
};

/** So many rows whose verdict changed are named. */
const MOST_NAMED = 6;

export interface HeaderPort {
  readonly onCommand: (command: PanelCommand) => void;
  /** Shows a row, by its index in `Comparison.rows`. */
  readonly onRow: (row: number) => void;
}

/** The dataset's name, both accuracies, and what is going on. */
export class Header {
  readonly #title = element('h1');
  readonly #facts = element('p', { class: 'facts' });
  readonly #badge = element('span', { class: 'badge', hidden: true }, say.staleBadge());
  readonly #again: HTMLElement;
  readonly #export: HTMLElement;
  readonly #chooseModels: () => void;
  readonly #onRow: HeaderPort['onRow'];
  readonly #running: Running;
  readonly #stale: HTMLElement;
  readonly #failure: HTMLElement;
  readonly #failureText = element('p');
  readonly #scores = element('div', { class: 'scores' });
  readonly #notes = element('div', { class: 'notes' });
  readonly element: HTMLElement;

  constructor({ onCommand, onRow }: HeaderPort) {
    const command = (name: PanelCommand) => () => {
      onCommand(name);
    };
    this.#onRow = onRow;
    this.#chooseModels = command('chooseModels');
    this.#again = button(say.compareAgain(), command('compareAgain'), 'primary');
    this.#export = button(say.exportReport(), command('exportReport'));
    this.#running = new Running(command('cancel'));
    this.#stale = element('p', { class: 'strip-line stale', hidden: true }, progressWords.stale());
    this.#failure = this.#failureBox(command);
    this.element = element(
      'header',
      {},
      element(
        'div',
        { class: 'top' },
        element('div', { class: 'name' }, element('div', {}, this.#title, this.#badge), this.#facts),
        element('div', { class: 'actions' }, this.#again, this.#export),
      ),
      this.#running.element,
      // Says it politely, each time that it appears.
      element('div', { role: 'status' }, this.#stale),
      this.#failure,
      this.#scores,
      this.#notes,
    );
  }

  showStatus({ dataset, running, stale, failure }: PanelStatus, hasResult: boolean): void {
    const isStale = stale && hasResult && !running;
    setText(this.#title, shownName(dataset));
    this.#badge.hidden = !(stale && hasResult);
    this.#stale.hidden = !isStale;
    this.element.classList.toggle('is-stale', stale && hasResult);
    const [hadFocus, cancelHadFocus] = [isFocused(this.#again), isFocused(this.#running.cancel)];
    this.#running.show(running);
    this.#again.hidden = !hasResult || running !== null;
    // Each takes the other's place, and the focus of a user at the keyboard.
    if (hadFocus && running) this.#running.cancel.focus();
    if (cancelHadFocus && !running) this.#again.focus();
    this.#export.hidden = !hasResult;
    this.#failure.hidden = failure === null;
    setText(this.#failureText, failure ?? '');
  }

  showResult(result: PanelResult | null): void {
    this.#scores.hidden = result === null;
    this.#facts.hidden = result === null;
    if (!result) {
      this.#scores.replaceChildren();
      this.#notes.replaceChildren();
      return;
    }
    const { comparison, changes } = result;
    setText(this.#facts, factsOf(comparison));
    this.#scores.replaceChildren(
      ...pipelineEntries(comparison).map(([name, verdict]) => {
        const changed = changes?.pipelines.find(({ pipeline }) => pipeline === name);
        return score(name, verdict, changed ? [changeLine(changed), ...this.#flips(changed, comparison)] : []);
      }),
    );
    this.#notes.replaceChildren(...this.#remarks(comparison));
  }

  /** The rows that were won and lost, each a way to it. */
  #flips({ won, lost }: PipelineChanges, { rows }: Comparison): HTMLElement[] {
    const flips = [
      ...won.map((row) => ({ row, kind: 'better', say: say.rowWon })),
      ...lost.map((row) => ({ row, kind: 'worse', say: say.rowLost })),
    ];
    if (flips.length === 0) return [];
    const links = flips.slice(0, MOST_NAMED).map(({ row, kind, say }) => {
      const number = (rows[row]?.record ?? row) + 1;
      const link = element('button', { class: `link change ${kind}`, type: 'button' }, say(number));
      link.addEventListener('click', () => {
        this.#onRow(row);
      });
      return link;
    });
    const more = flips.length - links.length;
    return [element('p', { class: 'flips' }, ...links, more > 0 && element('span', {}, words.andMore(more)))];
  }

  #remarks(comparison: Comparison): HTMLElement[] {
    return remarks(comparison).map(({ code }) =>
      element(
        'details',
        { class: 'note' },
        element('summary', {}, REMARKS[code].brief()),
        element('p', {}, REMARKS[code].full()),
        button(say.chooseModels(), this.#chooseModels),
      ),
    );
  }

  #failureBox(command: (name: PanelCommand) => () => void): HTMLElement {
    return element(
      'div',
      { class: 'failure', role: 'alert', hidden: true },
      element('div', {}, element('strong', {}, say.failed()), this.#failureText),
      element(
        'div',
        { class: 'actions' },
        button(say.showLog(), command('showLog')),
        button(say.openSettings(), command('openSettings')),
      ),
    );
  }
}

/** Stage, count and bar of a run, with Cancel. */
class Running {
  readonly #text = element('span');
  readonly #bar = element('progress', { 'aria-label': say.progress(), max: 1 });
  readonly cancel: HTMLElement;
  readonly element: HTMLElement;

  constructor(cancel: () => void) {
    this.cancel = button(say.cancel(), cancel);
    this.element = element('div', { class: 'running', hidden: true }, this.#bar, this.#text, this.cancel);
  }

  show(running: PanelStatus['running']): void {
    this.element.hidden = running === null;
    if (!running) return;
    const { progress } = running;
    setText(this.#text, runText(running));
    if (progress && progress.total > 1) this.#bar.value = progress.done / progress.total;
    else this.#bar.removeAttribute('value');
  }
}

const isFocused = (control: HTMLElement): boolean => document.activeElement === control;

function factsOf({ rows, leftOut }: Comparison): string {
  const categories = new Set(rows.map(({ label }) => label)).size;
  const facts = [words.rows(rows.length), words.categories(categories)];
  return [...facts, ...(leftOut.length > 0 ? [words.leftOutCount(leftOut.length)] : [])].join(' · ');
}

function score(name: PipelineName, result: PipelineResult, changes: readonly HTMLElement[]): HTMLElement {
  const { top1 } = result;
  return element(
    'div',
    { class: `score ${name}` },
    element('h2', {}, pipelineTitle(name), ' ', element('span', {}, words.how(name))),
    element(
      'p',
      { class: 'big' },
      element('strong', {}, wholePercent(top1)),
      ' ',
      element('span', {}, words.hitsSentence(result), ' · ', words.chanceOf(top1.chance)),
    ),
    ...changes,
  );
}

function changeLine({ won, lost, accuracy: { before, now } }: PipelineChanges): HTMLElement {
  const points = 100 * (now - before);
  const isSame = won.length + lost.length === 0 && points === 0;
  const text = isSame
    ? say.unchanged()
    : say.changes(won.length, lost.length, `${points > 0 ? '+' : points < 0 ? '−' : ''}${Math.abs(points).toFixed(1)}`);
  const kind = points > 0 ? 'better' : points < 0 ? 'worse' : 'same';
  return element('p', { class: `change ${kind}` }, text);
}
