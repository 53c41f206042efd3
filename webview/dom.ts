import type { Button, Checkbox, Dropdown, Option, ProgressRing, TextField } from '@vscode/webview-ui-toolkit';

/** What stands inside an element: texts stay texts, never markup; null and false leave nothing. */
export type Child = Node | string | number | null | false;

/** Attributes; true writes an empty one, null and false none. */
export type Attributes = Readonly<Record<string, string | number | boolean | null>>;

/** An HTML element with attributes and content. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  return filled(document.createElement(tag), attributes, children);
}

interface Controls {
  readonly 'vscode-button': Button;
  readonly 'vscode-checkbox': Checkbox;
  readonly 'vscode-dropdown': Dropdown;
  readonly 'vscode-option': Option;
  readonly 'vscode-progress-ring': ProgressRing;
  readonly 'vscode-text-field': TextField;
}

/** An element of the toolkit; its name must have been registered. */
export function control<Tag extends keyof Controls>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): Controls[Tag] {
  return filled(document.createElement(tag), attributes, children) as Element as Controls[Tag];
}

/** An SVG element with attributes and content. */
export function drawn<Tag extends keyof SVGElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): SVGElementTagNameMap[Tag] {
  return filled(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);
}

function filled<Kind extends Element>(made: Kind, attributes: Attributes, children: readonly Child[]): Kind {
  for (const [name, value] of Object.entries(attributes)) setAttribute(made, name, value);
  made.append(...children.filter((child) => child !== null && child !== false).map(contentOf));
  return made;
}

function contentOf(child: Node | string | number): Node | string {
  return typeof child === 'number' ? String(child) : child;
}

/** Writes an attribute, or removes it for null and false. */
export function setAttribute(element: Element, name: string, value: Attributes[string]): void {
  if (value === null || value === false) element.removeAttribute(name);
  else element.setAttribute(name, value === true ? '' : String(value));
}
