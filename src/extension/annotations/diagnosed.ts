import type { Annotated } from '../../core/annotations/annotated.ts';
import { diagnose, type Diagnostic } from '../../core/annotations/diagnostics.ts';
import type { MismatchSeverity } from '../logic/settings.ts';

const known = new WeakMap<Annotated, { readonly severity: MismatchSeverity; readonly found: readonly Diagnostic[] }>();

/** The diagnostics of a captions file, found once for each of its states. */
export function diagnosed(annotated: Annotated, severity: MismatchSeverity): readonly Diagnostic[] {
  const before = known.get(annotated);
  if (before?.severity === severity) return before.found;
  const found = diagnose(annotated, { mismatch: severity === 'information' ? 'info' : severity });
  known.set(annotated, { severity, found });
  return found;
}
