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

/** An element of the toolkit, such as `vscode-button`. */
export function control<Kind extends HTMLElement>(
  tag: `vscode-${string}`,
  attributes: Attributes = {},
  ...children: readonly Child[]
): Kind {
  return filled(document.createElement(tag), attributes, children) as Kind;
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
