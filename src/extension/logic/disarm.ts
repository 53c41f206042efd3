import { forTerminal } from '../../core/report/disarm.ts';
import { shorten } from '../../core/report/layout.ts';

const LONGEST = 400;

/** Text for a message of the editor, which makes links of `[text](command:…)`: none comes alive. */
export function forMessage(text: string): string {
  return shorten(forTerminal(text), LONGEST).replaceAll('](', '] (');
}

/** Text for a label of the editor, which makes icons of `$(name)`: none comes alive. */
export function forLabel(text: string): string {
  return forTerminal(text).replaceAll('$(', '$ (');
}

/** Text for Markdown of the editor: every sign that could mean anything becomes a reference to itself. */
export function forMarkdown(text: string): string {
  return forTerminal(text).replace(/[!-/:-@[-`{-~]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
