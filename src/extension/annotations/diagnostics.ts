import { join } from 'node:path';
import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Diagnostic, DiagnosticSeverity, Related } from '../../core/annotations/diagnostics.ts';
import { messageSentence } from '../../core/messages/annotations.ts';
import { captionsWords as say } from '../../core/messages/captions.ts';
import type { DatasetPlace } from '../logic/datasets.ts';
import type { Log } from '../log.ts';
import { settingsFor } from '../settings.ts';
import type { Annotations } from './annotations.ts';
import { diagnosed } from './diagnosed.ts';
import { toRange } from './places.ts';

const SEVERITIES: Readonly<Record<DiagnosticSeverity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

/** Mismatches and problems of every captions file that was compared, open or not. */
export function captionsDiagnostics(annotations: Annotations, log: Log): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('captionLens');
  const update = (dataset: DatasetPlace) => {
    collection.set(vscode.Uri.file(dataset.captionsFile), diagnosticsOf(annotations, dataset, log));
  };
  return vscode.Disposable.from(
    collection,
    annotations.onDidChange(update),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('captionLens.mismatchSeverity')) annotations.datasets.forEach(update);
    }),
  );
}

function diagnosticsOf(annotations: Annotations, dataset: DatasetPlace, log: Log): vscode.Diagnostic[] {
  const annotated = annotations.ofDataset(dataset);
  if (!annotated) return [];
  const source = annotated.current ? 'Caption Lens' : say.earlierSource();
  const found = diagnosed(annotated, settingsFor(dataset, log).mismatchSeverity);
  const place: Place = { folder: dataset.folder, captions: vscode.Uri.file(dataset.captionsFile) };
  return found.map((diagnostic) => toDiagnostic(diagnostic, place, source));
}

interface Place {
  readonly folder: string;
  readonly captions: vscode.Uri;
}

function toDiagnostic(found: Diagnostic, place: Place, source: string): vscode.Diagnostic {
  const text = messageSentence(found.message, t);
  const diagnostic = new vscode.Diagnostic(toRange(found.range), text, SEVERITIES[found.severity]);
  diagnostic.source = source;
  diagnostic.code = found.message.code;
  diagnostic.relatedInformation = found.related.map((related) => toRelated(related, place));
  return diagnostic;
}

function toRelated(related: Related, { folder, captions }: Place): vscode.DiagnosticRelatedInformation {
  const location =
    related.kind === 'row'
      ? new vscode.Location(captions, toRange(related.range))
      : new vscode.Location(vscode.Uri.file(join(folder, related.image)), new vscode.Position(0, 0));
  return new vscode.DiagnosticRelatedInformation(location, messageSentence(related.message, t));
}
