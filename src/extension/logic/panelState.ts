import type { PanelResult, PanelStatus } from '../../contract/panel.ts';
import { changesSince } from '../../core/annotations/changes.ts';
import { forgiver } from '../../core/annotations/forgive.ts';
import type { EquivalentPair } from '../../core/dataset/equivalents.ts';
import { editorTroubleSentence } from '../../core/messages/editor.ts';
import { forTerminal } from '../../core/report/disarm.ts';
import { pipelineEntries } from '../../core/report/findings.ts';
import type { Comparison } from '../../core/report/types.ts';
import { isStale, type DatasetState, type Result } from './results.ts';

/** The result as the page gets it. */
export function panelResult(
  { run, comparison, previous }: Result,
  equivalents: readonly EquivalentPair[],
): PanelResult {
  const changes = changesSince(comparison, previous);
  return { run, comparison, changes, forgiven: forgivenRows(comparison, equivalents) };
}

function forgivenRows(comparison: Comparison, equivalents: readonly EquivalentPair[]): PanelResult['forgiven'] {
  const forgive = forgiver(comparison, equivalents);
  const entries = pipelineEntries(comparison).map(
    ([name, result]) =>
      [name, Uint8Array.from(comparison.rows, (_, row) => Number(forgive(result, row) !== null))] as const,
  );
  return Object.fromEntries(entries);
}

/** How the dataset with this name stands; `state` is null while it was never compared. */
export function panelStatus(name: string, state: DatasetState | null): PanelStatus {
  return {
    dataset: forTerminal(name),
    running: state?.run ?? null,
    // Until the matrices of a new result are there, the page shows the one before.
    stale: state !== null && (isStale(state) || state.result?.awaitsMatrices === true),
    failure: state?.failure ? forTerminal(editorTroubleSentence(state.failure)) : null,
  };
}

/** A copy in which each typed array has a buffer of its own: the editor sends whole buffers, and the engine's answers share one. */
export function withOwnBuffers<T>(value: T): T {
  return copied(value) as T;
}

function copied(value: unknown): unknown {
  if (ArrayBuffer.isView(value)) return ownView(value);
  if (Array.isArray(value)) return value.map(copied);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, copied(field)]));
}

type Bytes = Uint8Array | Int32Array | Uint32Array | Float32Array;

function ownView(view: ArrayBufferView): ArrayBufferView {
  return view.byteLength === view.buffer.byteLength ? view : (view as Bytes).slice();
}
