/**
 * Lets `change` replace parts of `root`: what was opened stays open, and the focus goes to the control that took the place
 * of the one that had it, known again by where it stands and what it is called.
 */
export function keepingPlace(root: HTMLElement, change: () => void): void {
  const opened = new Set(Array.from(root.querySelectorAll('details[open]'), (details) => keyOf(details, root)));
  const { activeElement } = document;
  const focused = activeElement !== root && root.contains(activeElement) ? activeElement : null;
  const key = focused && keyOf(focused, root);
  change();
  for (const details of root.querySelectorAll('details')) if (opened.has(keyOf(details, root))) details.open = true;
  if (!focused || focused.isConnected || document.activeElement !== document.body) return;
  const heirs = root.querySelectorAll<HTMLElement>(focused.localName);
  Array.from(heirs)
    .find((heir) => keyOf(heir, root) === key)
    ?.focus({ preventScroll: true });
}

function keyOf(element: Element, root: Element): string {
  const path: string[] = [];
  for (let at: Element | null = element; at && at !== root; at = at.parentElement)
    path.push(`${at.localName}.${at.getAttribute('class') ?? ''}`);
  return [nameOf(element), ...path].join('\n');
}

function nameOf(element: Element): string | null {
  return element.getAttribute('aria-label') ?? (element.querySelector(':scope > summary') ?? element).textContent;
}
