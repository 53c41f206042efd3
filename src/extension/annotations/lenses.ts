import * as vscode from 'vscode';
import { captionsWords as say } from '../../core/messages/captions.ts';
import type { Datasets } from '../datasets.ts';
import { commandId } from '../logic/commandTable.ts';
import { lensText } from '../logic/lensText.ts';
import type { DatasetState, Results } from '../logic/results.ts';
import { statusText } from '../logic/statusText.ts';

const TOP = new vscode.Range(0, 0, 0, 0);

/** Above the first line: both accuracies, Compare Again, Open Heatmaps; before a comparison the way to one. */
export function captionsLenses(results: Results, datasets: Datasets): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const shown = new Map<string, string>();
  const follow = (state: DatasetState) => {
    const text = lensText(state);
    // Progress comes often and says nothing new here.
    if (shown.get(state.dataset.captionsFile) === text) return;
    shown.set(state.dataset.captionsFile, text);
    changed.fire();
  };
  let listed = '';
  const followList = () => {
    const list = datasets.all.map(({ captionsFile }) => captionsFile).join('\n');
    if (list !== listed) changed.fire();
    listed = list;
  };
  const provider: vscode.CodeLensProvider = {
    onDidChangeCodeLenses: changed.event,
    provideCodeLenses: ({ uri }) => {
      const state = results.get({ captionsFile: uri.fsPath });
      if (state) return stateLenses(state, uri, datasets.nameOf(state.dataset));
      const isKnown = datasets.all.some(({ captionsFile }) => captionsFile === uri.fsPath);
      return isKnown ? [lens(say.comparePipelines(), commandId('compare'), uri)] : [];
    },
  };
  return vscode.Disposable.from(
    changed,
    results.subscribe(follow),
    datasets.onDidChange(followList),
    vscode.languages.registerCodeLensProvider({ scheme: 'file' }, provider),
  );
}

function stateLenses(state: DatasetState, uri: vscode.Uri, name: string): vscode.CodeLens[] {
  const [heatmaps, again] = [commandId('openHeatmaps'), commandId('compareAgain')];
  return [
    lens(lensText(state), heatmaps, uri, statusText(state, name)?.tooltip),
    lens(say.compareAgain(), again, uri),
    lens(say.openHeatmaps(), heatmaps, uri),
  ];
}

function lens(title: string, command: string, uri: vscode.Uri, tooltip?: string): vscode.CodeLens {
  return new vscode.CodeLens(TOP, { title, command, arguments: [uri], ...(tooltip !== undefined && { tooltip }) });
}
