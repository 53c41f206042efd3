import { forTerminal } from '../core/report/disarm.ts';

/** A stream that lines are written to. */
export interface Sink {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  write(text: string): unknown;
}

/** The outside as the command line sees it; tests put their own in place. */
export interface Io {
  readonly stdout: Sink;
  readonly stderr: Sink;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly home: string;
  /** Puts a question to whoever sits before the terminal; null where nobody does. */
  readonly ask: ((question: string) => Promise<string>) | null;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
}

const WITHOUT_TERMINAL = 120;
const NARROWEST = 40;

/** Columns to print for: the terminal's, else COLUMNS, else enough for a log. */
export function columnsOf({ env }: Io, sink: Sink): number {
  const known = sink.isTTY ? sink.columns : Number.parseInt(env['COLUMNS'] ?? '', 10);
  return Math.max(NARROWEST, known || WITHOUT_TERMINAL);
}

/** Colours on terminals alone, and not where NO_COLOR asks for none (no-color.org). */
export function wantsColour({ env }: Io, sink: Sink): boolean {
  return sink.isTTY === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
}

/** A line for people: progress, problems, what was written. The text may hold texts of the dataset. */
export function tell({ stderr }: Io, text: string): void {
  stderr.write(`${forTerminal(text)}\n`);
}
