import type { Checkbox } from '@vscode/webview-ui-toolkit';
import { control, element } from '../dom.ts';
import { infoButton } from './info.ts';

/** A toolkit button. */
export function button(
  text: string,
  onClick: () => void,
  appearance: 'primary' | 'secondary' = 'secondary',
): HTMLElement {
  const made = control('vscode-button', { appearance }, text);
  made.addEventListener('click', onClick);
  return made;
}

/** A small button that shows a sign and is called by a name. */
export function iconButton(name: string, icon: SVGElement, onClick: () => void): HTMLElement {
  const made = control('vscode-button', { appearance: 'icon', 'aria-label': name, title: name }, icon);
  made.addEventListener('click', onClick);
  return made;
}

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly text: string;
}

/** A choice among several, with its name before it. */
export interface Select<Value extends string> {
  readonly element: HTMLElement;
  /** What may be chosen, what is chosen, and what the info button beside it says. */
  show(choices: readonly Choice<Value>[], chosen: Value, help?: string): void;
}

export function select<Value extends string>(name: string, onChoose: (value: Value) => void): Select<Value> {
  const label = element('label', {}, name);
  const box = control('vscode-dropdown', { 'aria-label': name });
  const info = infoButton(name);
  let offered: readonly Choice<Value>[] = [];
  box.addEventListener('change', () => {
    const found = offered.find(({ value }) => value === box.value);
    if (found) onChoose(found.value);
  });
  return {
    element: element('div', { class: 'field' }, label, box, info.element),
    show: (choices, chosen, help = '') => {
      if (signature(choices) !== signature(offered)) box.replaceChildren(...choices.map(option(chosen)));
      offered = choices;
      if (box.value !== chosen) box.value = chosen;
      info.element.hidden = help === '';
      info.say(help);
    },
  };
}

function signature(choices: readonly Choice<string>[]): string {
  return JSON.stringify(choices);
}

function option(chosen: string): (choice: Choice<string>) => HTMLElement {
  return ({ value, text }) => control('vscode-option', { value, selected: value === chosen }, text);
}

/** A check box; `checked` is set by whoever shows the state. */
export function checkbox(name: string, onChange: (checked: boolean) => void): Checkbox {
  const box = control('vscode-checkbox', {}, name);
  box.addEventListener('change', () => {
    onChange(box.checked);
  });
  return box;
}
