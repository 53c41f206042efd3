import { duration, durations, median, megabytes } from '../support/numbers.ts';
import type { Finding } from '../support/types.ts';
import type { HostFigures } from './figures.ts';

const ACTIVATION = 0.02;
const SAVE = 0.3;
const SAVE_ROWS = 1000;
const FRAME = 33;
const FRAME_SHARE = 0.95;

export function ofHost(figures: HostFigures): Finding[] {
  const { rows, activation, cold, warm, saves, hostBytes, engineBytes } = figures;
  const at = `${rows.toLocaleString('en')} rows`;
  const [first, ...others] = saves;
  const later = others.map(({ whole }) => whole);
  return [
    finding(`${at}: activation`, duration(activation), 'under 20 ms', activation < ACTIVATION),
    finding(`${at}: first comparison, nothing in the cache, engine not started`, duration(cold)),
    finding(`${at}: compared again, nothing changed`, duration(warm)),
    rows === SAVE_ROWS
      ? finding(`${at}: from save to new diagnostics`, durations(later), 'under 300 ms', median(later) < SAVE)
      : finding(`${at}: from save to new diagnostics`, durations(later)),
    finding(`${at}: of that, until the editor tells that it has saved`, durations(others.map(({ saving }) => saving))),
    finding(`${at}: of that, in the engine`, durations(others.map(({ engine }) => engine))),
    finding(`${at}: from save to new diagnostics, the first time`, duration(first?.whole ?? NaN)),
    finding(
      `${at}: memory of the extension host, of the engine at its peak`,
      [hostBytes, engineBytes].map(megabytes).join(', '),
    ),
  ];
}

/** `between`: milliseconds from frame to frame. */
export function ofPanel(rows: number, between: readonly number[]): Finding[] {
  const share = between.filter((milliseconds) => milliseconds < FRAME).length / between.length;
  const size = `${rows.toLocaleString('en')} x ${rows.toLocaleString('en')}`;
  const measured = `${(100 * share).toFixed(1)}% of ${between.length}, median ${median(between).toFixed(1)} ms`;
  return [finding(`${size}: frames under 33 ms while panning`, measured, 'at least 95%', share >= FRAME_SHARE)];
}

function finding(
  what: string,
  measured: string,
  target: string | null = null,
  reached: boolean | null = null,
): Finding {
  return { what, target, measured, reached };
}
