import { tableWords as words } from '../../src/core/messages/panelTable.ts';
import { words as reportWords } from '../../src/core/messages/report.ts';
import { control, element } from '../dom.ts';
import { isFiltering, NO_FILTERS } from './arrange.ts';
import { categoryName } from './cells.ts';
import type { Filters } from './types.ts';

/** The controls above the table, and how many rows they leave. */
export class FilterBar {
  readonly element: HTMLElement;
  readonly #text = control('vscode-text-field', { placeholder: words.search() });
  readonly #category = control('vscode-dropdown');
  readonly #mismatches = control('vscode-checkbox', {}, words.mismatches());
  readonly #clear = control('vscode-button', { appearance: 'secondary' }, words.clearFilters());
  readonly #count = element('span', { class: 'count', role: 'status' });
  #filters = NO_FILTERS;
  #categories: readonly string[] = [];

  constructor(onChange: (filters: Filters) => void) {
    const change = (filters: Filters) => {
      this.filters = filters;
      onChange(filters);
    };
    this.element = element(
      'div',
      { class: 'filters', role: 'group', 'aria-label': words.filters() },
      ...[this.#text, this.#category, this.#mismatches, this.#clear, this.#count],
    );
    this.#listen(change);
  }

  get filters(): Filters {
    return this.#filters;
  }

  set filters(filters: Filters) {
    this.#filters = filters;
    if (this.#text.value !== filters.text) this.#text.value = filters.text;
    this.#mismatches.checked = filters.mismatches;
    this.#category.value = String(filters.category === null ? -1 : this.#categories.indexOf(filters.category));
    this.#clear.hidden = !isFiltering(filters);
  }

  /** Offers these categories; a chosen one that is not among them is let go. */
  set categories(labels: readonly string[]) {
    this.#categories = labels;
    const { category } = this.#filters;
    const chosen = category === null ? -1 : labels.indexOf(category);
    const names = [words.allCategories(), ...labels.map(categoryName)];
    const options = names.map((name, i) =>
      control('vscode-option', { value: i - 1, selected: i - 1 === chosen }, name),
    );
    this.#category.replaceChildren(...options);
    this.#category.hidden = labels.length < 2;
    this.filters = { ...this.#filters, category: labels[chosen] ?? null };
  }

  /** Says how many rows are left. */
  count(shown: number, all: number): void {
    this.#count.textContent = isFiltering(this.#filters) ? words.count(shown, all) : reportWords.rows(all);
  }

  /** The toolkit names its elements when they enter the page, and not by what they are for. */
  name(): void {
    this.#text.setAttribute('aria-label', words.search());
    this.#category.setAttribute('aria-label', words.category());
  }

  #listen(change: (filters: Filters) => void): void {
    this.#text.addEventListener('input', () => {
      change({ ...this.#filters, text: this.#text.value });
    });
    this.#category.addEventListener('change', () => {
      change({ ...this.#filters, category: this.#categories[Number(this.#category.value)] ?? null });
    });
    this.#mismatches.addEventListener('change', () => {
      if (this.#mismatches.checked !== this.#filters.mismatches)
        change({ ...this.#filters, mismatches: this.#mismatches.checked });
    });
    this.#clear.addEventListener('click', () => {
      change(NO_FILTERS);
      this.#text.focus();
    });
  }
}
