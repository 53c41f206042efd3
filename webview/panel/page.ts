import type { PanelResult, PanelSetup, PanelStatus, ToPanel } from '../../src/contract/panel.ts';
import { shownCaption, shownName } from '../../src/core/annotations/shown.ts';
import { messageOf } from '../../src/core/errors.ts';
import { panelWords as say } from '../../src/core/messages/panel.ts';
import { decimals, pipelineTitle, wholePercent } from '../../src/core/messages/report.ts';
import { pipelineEntries, withSpread } from '../../src/core/report/findings.ts';
import { element } from '../dom.ts';
import type { Pair } from '../heatmap/heatmap.ts';
import { Account } from './account.ts';
import { cellVerdicts, isHere, isOwn } from './cell.ts';
import { CellTip } from './cellTip.ts';
import { button } from './controls.ts';
import { emptyPicture } from './emptyPicture.ts';
import { Header } from './header.ts';
import { Host, type EditorApi } from './host.ts';
import { keepingPlace } from './keep.ts';
import { learn } from './learn.ts';
import { LiveRegion } from './live.ts';
import type { Shown } from './maps.ts';
import { Matrices } from './matrices.ts';
import { Rows } from './rows.ts';
import { pictureBytes } from './savePicture.ts';
import { restoredState, type PanelState } from './state.ts';
import { Store } from './store.ts';
import { setText } from './texts.ts';

/** Longest side of the picture beside a cell, in pixels: twice its size on the page. */
const THUMBNAIL = 192;

/** Milliseconds of rest after which the view is kept. */
const SAVE_DELAY = 200;

/** The whole page in `body`; it asks for its content itself. */
export class Page {
  readonly #host: Host;
  readonly #save: () => void;
  #saving: ReturnType<typeof setTimeout> | undefined;
  readonly #store: Store<PanelState>;
  readonly #closing = new AbortController();
  readonly #header: Header;
  readonly #matrices: Matrices;
  readonly #rows: Rows;
  readonly #account: Account;
  readonly #tip: CellTip;
  readonly #live = new LiveRegion();
  readonly #alert = element('p', { class: 'alert', role: 'alert' });
  readonly #empty: HTMLElement;
  readonly #body: HTMLElement;
  #result: PanelResult | null = null;
  /** Somebody draws the spread of the result, as long as that is not there. */
  #isSpreadComing = true;
  #status: PanelStatus | null = null;

  constructor(body: HTMLElement, api: EditorApi, setup: PanelSetup) {
    this.#body = body;
    this.#host = new Host(
      api,
      (news) => {
        this.#hear(news);
      },
      this.#closing.signal,
    );
    this.#store = new Store(restoredState(this.#host.savedState));
    this.#save = () => {
      clearTimeout(this.#saving);
      this.#host.save({ ...this.#store.state, captionsFile: setup.captionsFile });
    };
    this.#store.subscribe((now, before) => {
      if (now.view === before.view) this.#save();
      else this.#saveSoon();
    });
    this.#save();
    this.#header = new Header({
      onCommand: (name) => {
        this.#host.tell({ kind: 'command', name });
      },
      onRow: (row) => {
        this.#reveal(row);
      },
    });
    this.#matrices = this.#makeMatrices();
    this.#tip = new CellTip({
      thumbnail: (row, signal) => this.#thumbnail(row, THUMBNAIL, signal),
      block: this.#block,
    });
    this.#rows = this.#makeRows();
    this.#account = new Account({
      onOpenRecord: (record) => {
        this.#host.tell({ kind: 'open-record', record });
      },
    });
    this.#empty = this.#emptyState();
    this.#build(body);
    this.#showResult(null);
    this.#host.tell({ kind: 'ready' });
  }

  dispose(): void {
    this.#save();
    this.#closing.abort();
    this.#matrices.dispose();
    this.#rows.dispose();
    this.#tip.dispose();
    this.#live.dispose();
  }

  /** Each state goes to the editor, which a moving matrix would keep busy. */
  #saveSoon(): void {
    clearTimeout(this.#saving);
    this.#saving = setTimeout(this.#save, SAVE_DELAY);
  }

  #build(body: HTMLElement): void {
    const explained = learn(this.#store.state.explained, (open) => {
      this.#store.set({ explained: open });
    });
    const { meaning, rest } = this.#account;
    const main = element('main', {}, this.#empty, explained, this.#matrices.element, meaning, this.#rows.element, rest);
    body.append(this.#header.element, main, this.#alert, this.#live.element, this.#tip.element);
    const hide = () => {
      this.#tip.show(null, null, null);
    };
    window.addEventListener('scroll', hide, { signal: this.#closing.signal, passive: true });
  }

  #makeMatrices(): Matrices {
    return new Matrices(this.#store, {
      block: this.#block,
      onLight: (pair) => {
        this.#light(pair);
      },
      onOpen: ({ image }) => {
        this.#store.set({ selected: image });
        this.#rows.select(image);
        this.#host.tell({ kind: 'open-row', row: image });
      },
      onView: () => {
        this.#store.set({ view: this.#matrices.maps?.view ?? null });
        this.#placeTip();
      },
      onFailure: (reason) => {
        this.#warn(say.blockFailed(messageOf(reason)));
      },
      onSave: (format, shown) => {
        void this.#savePicture(format, shown);
      },
    });
  }

  #makeRows(): Rows {
    return new Rows(this.#store, {
      onSelect: (row) => {
        this.#lightRow(row);
      },
      onOpen: (row) => {
        this.#host.tell({ kind: 'open-row', row });
      },
      onOpenImage: (row) => {
        this.#host.tell({ kind: 'open-image', row });
      },
      thumbnail: (row, side, signal) => this.#thumbnail(row, side, signal),
      crop: (row, pipeline, signal) => this.#host.ask('crop', this.#result?.run ?? 0, { row, pipeline }, signal),
    });
  }

  #emptyState(): HTMLElement {
    const compare = button(
      say.compare(),
      () => {
        this.#host.tell({ kind: 'command', name: 'compare' });
      },
      'primary',
    );
    return element(
      'section',
      { class: 'empty' },
      emptyPicture(),
      element('h2', {}, say.emptyTitle()),
      element('p', {}, say.emptyText()),
      compare,
    );
  }

  #hear(news: Exclude<ToPanel, { readonly kind: 'answer' | 'refusal' }>): void {
    switch (news.kind) {
      case 'result':
        this.#showResult(news.result);
        this.#announce(news.result);
        return;
      case 'spread':
        if (this.#result?.run === news.run)
          this.#showSpread({ ...this.#result, comparison: withSpread(this.#result.comparison, news.spread) });
        return;
      case 'status':
        this.#status = news.status;
        this.#showStatus();
        return;
      case 'reveal':
        this.#reveal(news.row);
    }
  }

  #showResult(result: PanelResult | null): void {
    if (result?.run !== this.#result?.run) {
      this.#tip.forget();
      this.#warn('');
    }
    this.#result = result;
    this.#isSpreadComing = this.#status?.running !== null;
    keepingPlace(this.#body, () => {
      this.#header.showResult(result);
      this.#matrices.show(result, this.#isSpreadComing);
      this.#rows.show(result, this.#isSpreadComing);
      this.#account.show(result);
    });
    this.#showStatus();
  }

  /** The result with its spread, or with word that there will be none: nothing else of the page changes. */
  #showSpread(result: PanelResult): void {
    this.#result = result;
    keepingPlace(this.#body, () => {
      this.#matrices.showSpread(result, this.#isSpreadComing);
      this.#rows.showSpread(result, this.#isSpreadComing);
      this.#account.showMeaning(result);
    });
  }

  #showStatus(): void {
    const hasResult = this.#result !== null;
    this.#empty.hidden = hasResult || this.#status === null || this.#status.running !== null;
    if (this.#status) this.#header.showStatus(this.#status, hasResult);
    if (this.#status?.running === null) this.#expectNoSpread();
  }

  /** A spread comes while its run is on, and no later run draws it. */
  #expectNoSpread(): void {
    const isNews = this.#isSpreadComing;
    this.#isSpreadComing = false;
    if (isNews && this.#result?.comparison.pipelines.preclip?.spread === null) this.#showSpread(this.#result);
  }

  #reveal(row: number): void {
    if (!this.#result || row >= this.#result.comparison.rows.length) return;
    this.#lightRow(row);
    this.#rows.select(row);
  }

  /** Lights the row's own cell in both heatmaps. */
  #lightRow(row: number): void {
    this.#matrices.maps?.reveal(row);
    this.#store.set({ selected: row, view: this.#matrices.maps?.view ?? null });
  }

  #light(pair: Pair | null): void {
    this.#placeTip();
    if (pair && this.#result) void this.#speakCell(this.#result, pair);
  }

  #placeTip(): void {
    const { maps } = this.#matrices;
    this.#tip.show(this.#result, maps?.lit ?? null, maps?.litBox ?? null);
  }

  async #speakCell(result: PanelResult, pair: Pair): Promise<void> {
    const { rows } = result.comparison;
    const [image, caption] = [rows[pair.image], rows[pair.caption]];
    if (!image || !caption) return;
    const verdicts = isHere(result) ? await cellVerdicts(result, pair, this.#block, this.#closing.signal) : [];
    const name = shownName(image.filename.value);
    const text = shownCaption(caption.caption.value);
    const about = isOwn(result, pair) ? say.spokenOwn(name, text) : say.spokenCell(name, caption.record + 1, text);
    const figures = verdicts.map(
      ({ name, cosine, rank }) => `${pipelineTitle(name)} ${decimals(cosine)}, ${say.ofRank(rank, rows.length)}`,
    );
    this.#live.say([about, ...figures].join('. '));
  }

  #announce(result: PanelResult | null): void {
    if (!result) return;
    const verdicts = pipelineEntries(result.comparison).map(
      ([name, { top1 }]) => `${pipelineTitle(name)} ${wholePercent(top1)}`,
    );
    this.#live.say(say.done(verdicts.join(' · ')));
  }

  async #savePicture(format: 'png' | 'svg', shown: Shown): Promise<void> {
    try {
      const bytes = await pictureBytes(format, shown, this.#store.state.scale);
      this.#warn(bytes ? '' : say.tilesMissing());
      if (bytes) this.#host.tell({ kind: 'save-picture', format, bytes });
    } catch (reason) {
      this.#warn(say.pictureFailed(messageOf(reason)));
    }
  }

  #warn(text: string): void {
    setText(this.#alert, text);
  }

  #thumbnail(row: number, side: number, signal: AbortSignal) {
    return this.#host.ask('thumbnail', this.#result?.run ?? 0, { row, side }, signal);
  }

  readonly #block: ConstructorParameters<typeof Matrices>[1]['block'] = (run, pipeline) => (request, signal) =>
    this.#host.ask('block', run, { ...request, pipeline }, signal);
}
