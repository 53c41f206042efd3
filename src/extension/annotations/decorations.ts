import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Annotated } from '../../core/annotations/annotated.ts';
import { inlineVerdicts, type InlineVerdict } from '../../core/annotations/inline.ts';
import type { Mark } from '../../core/annotations/verdict.ts';
import { messageSentence } from '../../core/messages/annotations.ts';
import type { Log } from '../log.ts';
import { settingsFor } from '../settings.ts';
import type { Annotations } from './annotations.ts';
import { toPosition } from './places.ts';

/** Between two looks at an editor that is being scrolled. */
const SCROLL_DELAY = 50;
/** Lines above and below the visible ones, so that slow scrolling shows no row without its verdict. */
const MARGIN = 30;

const MARKS = ['matched', 'rival', 'tie', 'left-out', 'stale'] as const satisfies readonly Mark[];

export interface DecorationsOptions {
  readonly annotations: Annotations;
  readonly log: Log;
  /** Folder of the extension. */
  readonly extensionUri: vscode.Uri;
}

/** The verdict after each visible row, and its mark in the gutter. */
export class Decorations implements vscode.Disposable {
  readonly #options: DecorationsOptions;
  readonly #timers = new Map<vscode.TextEditor, NodeJS.Timeout>();
  readonly #decorated = new WeakSet<vscode.TextEditor>();
  readonly #disposables: vscode.Disposable[];
  #types: Types | null = null;

  constructor(options: DecorationsOptions) {
    this.#options = options;
    this.#disposables = [
      options.annotations.onDidChange(({ captionsFile }) => {
        for (const editor of editorsOf(captionsFile)) this.#decorate(editor);
      }),
      vscode.window.onDidChangeVisibleTextEditors((editors) => {
        for (const editor of editors) this.#decorate(editor);
      }),
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => {
        this.#decorateLater(textEditor);
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (!event.affectsConfiguration('captionLens.inlineVerdicts')) return;
        for (const editor of vscode.window.visibleTextEditors) this.#decorate(editor);
      }),
    ];
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    vscode.Disposable.from(...this.#disposables).dispose();
    if (this.#types) vscode.Disposable.from(this.#types.text, ...Object.values(this.#types.marks)).dispose();
  }

  #decorateLater(editor: vscode.TextEditor): void {
    if (this.#timers.has(editor) || !this.#options.annotations.stateOf(editor.document.uri)) return;
    const timer = setTimeout(() => {
      this.#decorate(editor);
    }, SCROLL_DELAY);
    this.#timers.set(editor, timer);
  }

  #decorate(editor: vscode.TextEditor): void {
    clearTimeout(this.#timers.get(editor));
    this.#timers.delete(editor);
    const { annotations, extensionUri } = this.#options;
    const annotated = annotations.of(editor.document);
    if (!annotated && !this.#decorated.has(editor)) return;
    this.#decorated.add(editor);
    this.#types ??= decorationTypes(extensionUri);
    const { text, marks } = this.#types;
    const verdicts = annotated ? this.#verdictsIn(editor, annotated) : [];
    editor.setDecorations(text, verdicts.map(textOption));
    for (const mark of MARKS) {
      const marked = verdicts.filter((verdict) => verdict.mark === mark);
      editor.setDecorations(
        marks[mark],
        marked.map(({ line }) => new vscode.Range(line, 0, line, 0)),
      );
    }
  }

  #verdictsIn(editor: vscode.TextEditor, annotated: Annotated): readonly InlineVerdict[] {
    const { annotations, log } = this.#options;
    const dataset = annotations.stateOf(editor.document.uri)?.dataset;
    const { inlineVerdicts: shown } = settingsFor(dataset, log);
    if (shown === 'off') return [];
    const pipelines = shown === 'both' ? (['clip', 'preclip'] as const) : (['clip'] as const);
    const verdicts = editor.visibleRanges.flatMap(({ start, end }) =>
      inlineVerdicts(annotated, { first: Math.max(0, start.line - MARGIN), last: end.line + MARGIN }, pipelines),
    );
    return [...new Map(verdicts.map((verdict) => [verdict.row, verdict])).values()];
  }
}

function editorsOf(captionsFile: string): readonly vscode.TextEditor[] {
  return vscode.window.visibleTextEditors.filter(
    ({ document: { uri } }) => uri.scheme === 'file' && uri.fsPath === captionsFile,
  );
}

interface Types {
  readonly text: vscode.TextEditorDecorationType;
  readonly marks: Readonly<Record<Mark, vscode.TextEditorDecorationType>>;
}

function decorationTypes(extensionUri: vscode.Uri): Types {
  const closed = vscode.DecorationRangeBehavior.ClosedClosed;
  const after = { color: new vscode.ThemeColor('captionLens.inlineVerdict'), margin: '0 0 0 2em' };
  const typeOf = (mark: Mark) => {
    const icon = (kind: 'light' | 'dark') =>
      vscode.Uri.joinPath(extensionUri, 'media', 'gutter', `${mark}-${kind}.svg`);
    return vscode.window.createTextEditorDecorationType({
      gutterIconSize: '75%',
      light: { gutterIconPath: icon('light') },
      dark: { gutterIconPath: icon('dark') },
    });
  };
  const marks = Object.fromEntries(MARKS.map((mark) => [mark, typeOf(mark)])) as unknown as Types['marks'];
  return { text: vscode.window.createTextEditorDecorationType({ after, rangeBehavior: closed }), marks };
}

/** What may no longer hold leans. */
function textOption({ end, text, freshness }: InlineVerdict): vscode.DecorationOptions {
  const position = toPosition(end);
  const contentText = text.map((message) => messageSentence(message, t)).join('   ');
  const fontStyle = freshness === 'current' ? 'normal' : 'italic';
  return { range: new vscode.Range(position, position), renderOptions: { after: { contentText, fontStyle } } };
}
