import { decodeCaptions } from '../dataset/decode.ts';
import { message, type Message } from '../messages/annotations.ts';
import { shownName } from './shown.ts';

/** What the editor will write differently from the file on disk, whatever the edit. */
export interface Losses {
  /** Line ends that change, and what they become; null when all stay as they are. */
  readonly lineEnds: { readonly count: number; readonly becomes: '\n' | '\r\n' } | null;
  /** Bytes that are not UTF-8 become U+FFFD. */
  readonly bytes: boolean;
}

/** Bytes of the captions file -> what saving it from the editor changes. */
export function editorLosses(bytes: Uint8Array): Losses {
  const { text, problems } = decodeCaptions(bytes);
  return { lineEnds: changedLineEnds(text), bytes: problems.some(({ severity }) => severity === 'error') };
}

/**
 * The editor gives a file one line end: CRLF where more than half of the line ends hold a CR, else LF. Lone CRs end a line,
 * too, and are replaced.
 */
function changedLineEnds(text: string): Losses['lineEnds'] {
  const count = { '\r\n': 0, '\n': 0, '\r': 0 };
  for (const [lineEnd] of text.matchAll(/\r\n|[\r\n]/g)) count[lineEnd as keyof typeof count] += 1;
  const all = count['\r\n'] + count['\n'] + count['\r'];
  const becomes = all - count['\n'] > all / 2 ? '\r\n' : '\n';
  const changed = all - count[becomes];
  return changed === 0 ? null : { count: changed, becomes };
}

/** What to tell before the first edit of a file; nothing when every other byte stays. */
export function lossWarnings(file: string, { lineEnds, bytes }: Losses): readonly Message[] {
  const shown = shownName(file);
  const warnings: Message[] = [];
  if (lineEnds) {
    const becomes = lineEnds.becomes === '\n' ? 'LF' : 'CRLF';
    warnings.push(message('loses-line-ends', { file: shown, becomes, count: lineEnds.count }));
  }
  if (bytes) warnings.push(message('loses-bytes', { file: shown }));
  return warnings;
}
