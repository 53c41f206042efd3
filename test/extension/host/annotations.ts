import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Annotated } from '../../../src/core/annotations/annotated.ts';
import type { Comparison } from '../../../src/core/report/types.ts';
import type { DatasetPlace } from '../../../src/extension/logic/datasets.ts';
import { isStale } from '../../../src/extension/logic/results.ts';
import { eventually, runWindow, test } from './harness.ts';
import { answering, compare, datasetNamed, edit, lens, run as command } from './lens.ts';

const album = datasetNamed('annotated');
const mixed = datasetNamed('mixed line ends');
const HOSTILE =
  '<img src=x> <command:captionLens.applyFix> [x](command:workbench.action.quit) **b** $(zap) https://evil.example &lt; `c`';

const ROWS = [
  'filename,category,caption',
  'shore.jpg,beaches,"A quiet shore, white sand."',
  'TALL PALM.jpeg,beaches,Una palmera',
  'sideways.jpg,food,A boat',
  'salad.png,food,"A ""green"" salad"',
  'grey.jpg,foood,A grey plate.',
  'sofa.gif,rooms,',
  'small.PNG,rooms,A sofa.',
  'nowhere.png,rooms,Nothing',
  ',rooms,Nameless',
  'shore.jpg,beaches,"A quiet shore, white sand."',
  `lamp.tiff,rooms,"${HOSTILE}"`,
];
const KINDS = [
  ...['caption-cut', 'duplicate-row', 'empty-caption', 'empty-filename', 'filename-case'],
  ...['images-without-row', 'mismatch', 'missing-image', 'unknown-category'],
];
const BOM = '\ufeff';
const TEXT = ROWS.map((row) => `${row}\r\n`).join('');

const uriOf = ({ captionsFile }: DatasetPlace): vscode.Uri => vscode.Uri.file(captionsFile);

const diagnosticsOf = (dataset: DatasetPlace): vscode.Diagnostic[] => vscode.languages.getDiagnostics(uriOf(dataset));

async function shown({ captionsFile }: DatasetPlace): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(captionsFile));
}

async function annotatedIn(document: vscode.TextDocument): Promise<Annotated> {
  const annotated = (await lens()).captions.annotations.of(document);
  assert.ok(annotated, 'nothing is known of the document');
  return annotated;
}

async function comparisonOf(dataset: DatasetPlace): Promise<Comparison> {
  const comparison = (await lens()).results.get(dataset)?.result?.comparison;
  assert.ok(comparison, 'there is no result');
  return comparison;
}

async function compareNow(dataset: DatasetPlace): Promise<void> {
  await compare(dataset);
  await settled(dataset);
  await eventually('its diagnostics', () => diagnosticsOf(dataset).length > 0);
}

async function settled(dataset: DatasetPlace): Promise<void> {
  const { results } = await lens();
  await eventually('the runs to end', () => {
    const state = results.get(dataset);
    return state && !state.run && !isStale(state);
  });
}

async function diagnosticOf(dataset: DatasetPlace, code: string): Promise<vscode.Diagnostic> {
  return eventually(`a diagnostic “${code}”`, () =>
    diagnosticsOf(dataset).find((diagnostic) => diagnostic.code === code),
  );
}

async function fixesAt(dataset: DatasetPlace, range: vscode.Range): Promise<vscode.CodeAction[]> {
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uriOf(dataset),
    range,
    vscode.CodeActionKind.QuickFix.value,
  );
}

async function applied(dataset: DatasetPlace, code: string, title: RegExp): Promise<void> {
  const { range } = await diagnosticOf(dataset, code);
  const fixes = await fixesAt(dataset, range);
  const command = fixes.find((fix) => title.test(fix.title))?.command;
  assert.ok(command, `no fix ${title.source} among ${fixes.map((fix) => fix.title).join(' | ')}`);
  await vscode.commands.executeCommand(command.command, ...((command.arguments ?? []) as unknown[]));
}

/** Applies a fix and sees that it replaces `from` by `to` and nothing else, and that one undo takes it back. */
async function mends(code: string, title: RegExp, from: string, to: string): Promise<void> {
  const { document } = await shown(album);
  assert.ok(TEXT.includes(from));
  await applied(album, code, title);
  assert.equal(
    document.getText(),
    TEXT.replace(from, () => to),
  );
  await vscode.commands.executeCommand('undo');
  assert.equal(document.getText(), TEXT);
  await eventually('its diagnostics again', () => diagnosticsOf(album).some((found) => found.code === code));
}

test('a captions file that is not open has its diagnostics after a comparison', async () => {
  await writeFile(album.captionsFile, BOM + TEXT);
  await (await lens()).datasets.ready();
  await compareNow(album);
  assert.ok(!vscode.window.visibleTextEditors.some(({ document }) => document.uri.fsPath === album.captionsFile));
});

test('every mismatch and every problem is a diagnostic, where it stands', async () => {
  const { document } = await shown(album);
  const { problems, pipelines } = await comparisonOf(album);
  const { forgive } = await annotatedIn(document);
  const { clip } = pipelines;
  assert.ok(clip);
  const wrong = [...clip.correct.keys()].filter((index) => clip.correct[index] === 0 && forgive(clip, index) === null);
  const found = diagnosticsOf(album);
  const count = (code: string) => found.filter((diagnostic) => diagnostic.code === code).length;
  assert.ok(wrong.length > 0);
  assert.equal(count('mismatch'), wrong.length);
  for (const code of new Set(problems.map((problem) => problem.code))) {
    const here = code === 'image-without-row' ? 'images-without-row' : code;
    const expected = code === 'image-without-row' ? 1 : problems.filter((problem) => problem.code === code).length;
    assert.equal(count(here), expected, code);
  }
  const kinds = new Set(found.map(({ code }) => (typeof code === 'string' ? code : '')));
  assert.deepEqual([...kinds].sort(), KINDS);
  const { range } = await diagnosticOf(album, 'filename-case');
  assert.equal(document.getText(range), 'TALL PALM.jpeg');
});

test('a mismatch stands on its caption and links the rival row and the image', async () => {
  const { document } = await shown(album);
  const { range, message, relatedInformation = [], severity } = await diagnosticOf(album, 'mismatch');
  const { rows } = await annotatedIn(document);
  const row = rows.find(({ row: { line } }) => line - 1 === range.start.line)?.row;
  assert.equal(document.getText(range).replace(/^"|"$/g, '').replaceAll('""', '"'), row?.caption.value);
  assert.match(message, /the image prefers row \d+ \(-?\d\.\d+\) to this caption \(-?\d\.\d+\), rank \d+ of \d+\.$/);
  assert.equal(severity, vscode.DiagnosticSeverity.Warning);
  assert.equal(relatedInformation[0]?.location.uri.fsPath, album.captionsFile);
  assert.match(relatedInformation[1]?.location.uri.fsPath ?? '', /annotated\/(beaches|food|rooms)\/[^/]+$/);
});

test('the severity of mismatches is a setting', async () => {
  const configuration = vscode.workspace.getConfiguration('captionLens');
  const set = (value?: string) => configuration.update('mismatchSeverity', value, vscode.ConfigurationTarget.Workspace);
  const severities = () =>
    new Set(diagnosticsOf(album).flatMap(({ code, severity }) => (code === 'mismatch' ? [severity] : [])));
  await set('hint');
  await eventually('hints', () => severities().has(vscode.DiagnosticSeverity.Hint));
  await set('off');
  await eventually('none', () => severities().size === 0);
  await set();
  await eventually('warnings', () => severities().has(vscode.DiagnosticSeverity.Warning));
});

test('code lenses have both accuracies and the commands', async () => {
  const { document } = await shown(album);
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    document.uri,
  );
  const titles = lenses.map(({ command }) => command?.title ?? '');
  assert.match(titles[0] ?? '', /^CLIP <?\d+% · pre-CLIP <?\d+%$/);
  assert.deepEqual(titles.slice(1), ['Compare Again', 'Open Heatmaps']);
  assert.ok(lenses.every(({ range }) => range.start.line === 0));
});

test('the hover shows image, figures and neighbours; nothing in a hostile caption comes alive', async () => {
  const { document } = await shown(album);
  const line = TEXT.split('\r\n').findIndex((row) => row.startsWith('lamp.tiff'));
  const ask = () =>
    vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      new vscode.Position(line, 2),
    );
  const ours = (hovers: readonly vscode.Hover[]) =>
    hovers
      .flatMap(({ contents }) => contents as vscode.MarkdownString[])
      .find(({ value }) => /\*\*Row(&#32;| )/.test(value) && value.includes('data:image/'));
  // A hover does not wait for a picture that takes its time.
  const markdown = await eventually('the hover', async () => ours(await ask()));
  const { value, supportHtml, isTrusted } = markdown;
  assert.match(value, /CLIP \| \d+ of \d+ \| \d+ of \d+ \| /);
  assert.match(value, /Captions nearest to the image/);
  assert.match(value, /!\[\]\(data:image\/(png|jpeg);base64,[\w+/=]+\|width=\d+\)/);
  assert.equal(supportHtml, false);
  assert.deepEqual(isTrusted, {
    enabledCommands: ['captionLens.goToRow', 'captionLens.lightRow', 'captionLens.openImage'],
  });
  const links = Array.from(value.matchAll(/\]\(([^)]*)\)/g), ([, target]) => target ?? '');
  assert.ok(links.length > 3);
  const strange = links.filter(
    (link) => !/^(data:image\/|command:captionLens\.(goToRow|lightRow|openImage)\?)/.test(link),
  );
  assert.deepEqual(strange, []);
  assert.doesNotMatch(value.replace(/\]\([^)]*\)/g, ''), /<|https:|\$\(|`|command:/);
});

test('a link of the hover goes to its row', async () => {
  const { document } = await shown(album);
  await vscode.commands.executeCommand('captionLens.goToRow', album.captionsFile, 3);
  const editor = vscode.window.activeTextEditor;
  assert.equal(editor?.document, document);
  assert.equal(document.getText(editor.selection), '"A ""green"" salad"');
});

test('next and previous mismatch go round the file', async () => {
  const editor = await shown(album);
  const lines = [
    ...new Set(diagnosticsOf(album).flatMap(({ code, range }) => (code === 'mismatch' ? [range.start.line] : []))),
  ].sort((a, b) => a - b);
  editor.selection = new vscode.Selection(0, 0, 0, 0);
  const walked: number[] = [];
  while (walked.length <= lines.length) {
    await command('nextMismatch');
    walked.push(editor.selection.start.line);
  }
  assert.deepEqual(walked, [...lines, lines[0]]);
  await command('previousMismatch');
  assert.equal(editor.selection.start.line, lines.at(-1));
});

test('going to the rival selects its caption', async () => {
  const editor = await shown(album);
  const { relatedInformation = [] } = await diagnosticOf(album, 'mismatch');
  await applied(album, 'mismatch', /^Go to row/);
  assert.deepEqual(editor.selection.start, relatedInformation[0]?.location.range.start);
});

test('the image opens beside', async () => {
  await shown(album);
  await applied(album, 'mismatch', /^Open the image/);
  const images = await eventually('the image', () => {
    const inputs = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs);
    const found = inputs.filter(({ input }) => input instanceof vscode.TabInputCustom);
    return found.length > 0 && found;
  });
  await vscode.window.tabGroups.close(images);
});

test('captions are swapped with their quotation marks, in one undo step', async () => {
  const editor = await shown(album);
  const { document } = editor;
  const { range, relatedInformation = [] } = await diagnosticOf(album, 'mismatch');
  const [own, rival] = [range, relatedInformation[0]?.location.range].map((place) => document.getText(place));
  await applied(album, 'mismatch', /^Swap/);
  const { rows } = await annotatedIn(document);
  const sources = rows.map(({ row: { caption } }) => document.getText().slice(caption.place.start, caption.place.end));
  const before = TEXT.split('\r\n');
  const [a, b] = [range.start.line, relatedInformation[0]?.location.range.start.line ?? 0];
  const swapped = before.map((line, at) => {
    if (at !== a && at !== b) return line;
    const [from = '', to = ''] = at === a ? [own, rival] : [rival, own];
    return line.slice(0, line.length - from.length) + to;
  });
  assert.ok(sources.includes(rival ?? ''));
  assert.equal(document.getText(), swapped.join('\r\n'));
  await vscode.commands.executeCommand('undo');
  assert.equal(document.getText(), TEXT);
});

test('the case of a file name is corrected', () =>
  mends('filename-case', /^Write the file name/, 'TALL PALM.jpeg', 'tall palm.jpeg'));

test('a row moves to the category of the folder that its image is in', () =>
  mends('missing-image', /category “beaches”/, 'sideways.jpg,food', 'sideways.jpg,beaches'));

test('a row of no use is removed with its line end', () =>
  mends('empty-filename', /^Remove/, ',rooms,Nameless\r\n', ''));

test('images without a row get one', async () => {
  const { document } = await shown(album);
  const { problems } = await comparisonOf(album);
  const missing = problems.filter(({ code }) => code === 'image-without-row');
  assert.ok(missing.length > 0);
  await applied(album, 'images-without-row', /^Add/);
  const text = document.getText();
  assert.ok(text.startsWith(TEXT));
  assert.equal(text.slice(TEXT.length).split('\r\n').length - 1, missing.length);
  await vscode.commands.executeCommand('undo');
  assert.equal(document.getText(), TEXT);
});

test('a saved fix keeps every other byte', async () => {
  const { document } = await shown(album);
  await applied(album, 'filename-case', /^Write/);
  assert.ok(await document.save());
  assert.equal(await readFile(album.captionsFile, 'utf8'), BOM + TEXT.replace('TALL PALM', 'tall palm'));
  await eventually('the problem to go', () => !diagnosticsOf(album).some(({ code }) => code === 'filename-case'));
});

test('a changed row shows no verdict of before, the others show theirs as earlier', async () => {
  await settled(album);
  const { document } = await shown(album);
  const { range } = await diagnosticOf(album, 'mismatch');
  const change = new vscode.WorkspaceEdit();
  change.replace(document.uri, range, 'Something else');
  assert.ok(await vscode.workspace.applyEdit(change));
  const { line } = range.start;
  await eventually('the stale diagnostic to go', () =>
    diagnosticsOf(album).every(({ code, range: { start } }) => code !== 'mismatch' || start.line !== line),
  );
  assert.ok(diagnosticsOf(album).every(({ source }) => source === 'Caption Lens, before the last change'));
  const { rows } = await annotatedIn(document);
  assert.equal(rows.find(({ row }) => row.line - 1 === line)?.freshness, 'stale');
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    document.uri,
  );
  assert.match(lenses[0]?.command?.title ?? '', /^\$\(history\) CLIP .*, before the last change$/);
  await vscode.commands.executeCommand('undo');
  await settled(album);
  await eventually('verdicts of now', () => diagnosticsOf(album).every(({ source }) => source === 'Caption Lens'));
});

test('accepted captions are written beside the captions file and reported no more', async () => {
  await shown(album);
  const mismatches = () => diagnosticsOf(album).filter(({ code }) => code === 'mismatch').length;
  await diagnosticOf(album, 'mismatch');
  const before = mismatches();
  await applied(album, 'mismatch', /^Accept/);
  await eventually('one mismatch less', () => mismatches() < before);
  const file = await readFile(join(album.folder, 'captions.equivalent.json'), 'utf8');
  assert.equal((JSON.parse(file) as { pairs: unknown[] }).pairs.length, 1);
});

test('a file with mixed line ends is edited after a warning alone', async () => {
  const text = 'filename,category,caption\r\nshore.jpg,beaches,"A quiet\nshore"\r\nSALAD.png,food,A salad\r\n';
  await writeFile(mixed.captionsFile, text);
  await compareNow(mixed);
  const { document } = await shown(mixed);
  const before = document.getText();
  const warnings = await answering({}, () => applied(mixed, 'filename-case', /^Write/));
  assert.match(warnings.join(), /mixes line ends/);
  assert.equal(document.getText(), before);
  await answering({ message: 'Continue' }, () => applied(mixed, 'filename-case', /^Write/));
  assert.equal(document.getText(), before.replace('SALAD', 'salad'));
  const again = await answering({}, async () => {
    await vscode.commands.executeCommand('undo');
    await eventually('the diagnostic again', () => diagnosticsOf(mixed).some(({ code }) => code === 'filename-case'));
    await applied(mixed, 'filename-case', /^Write/);
  });
  assert.deepEqual(again, []);
  await vscode.commands.executeCommand('undo');
});

test('a fix that the editor refuses to write, as where the file is read-only, says so', async () => {
  const { document } = await shown(mixed);
  const before = document.getText();
  const workspace = vscode.workspace as { applyEdit: typeof vscode.workspace.applyEdit };
  const { applyEdit } = workspace;
  workspace.applyEdit = () => Promise.resolve(false);
  try {
    const messages = await answering({}, () => applied(mixed, 'filename-case', /^Write/));
    assert.equal(messages.length, 1);
    assert.match(messages[0] ?? '', /captions\.csv” was not written: the editor does not let it be changed\./);
  } finally {
    workspace.applyEdit = applyEdit;
  }
  assert.equal(document.getText(), before);
});

test('an edit elsewhere leaves the fixes of an older state without effect', async () => {
  await shown(mixed);
  const { range } = await diagnosticOf(mixed, 'filename-case');
  const [fix] = await fixesAt(mixed, range);
  assert.ok(fix?.command);
  const document = await edit(mixed, 'A salad', 'A bowl');
  const text = document.getText();
  const { command } = fix;
  const told = await answering({}, async () =>
    vscode.commands.executeCommand(command.command, ...((command.arguments ?? []) as unknown[])),
  );
  assert.equal(told.length, 1);
  assert.equal(document.getText(), text);
  await vscode.commands.executeCommand('undo');
});

export const run = (): Promise<void> => runWindow('annotations');
