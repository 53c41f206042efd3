import * as vscode from 'vscode';
import { editorWords as say } from '../../core/messages/editor.ts';
import type { EngineHost } from '../engineHost.ts';

/** Clears the embedding cache once the user agrees. Rejects with `cache-not-cleared`. */
export async function clearCache(engine: EngineHost, cacheFolder: string | null): Promise<void> {
  if (cacheFolder === null) {
    await vscode.window.showInformationMessage(say.cacheIsOff());
    return;
  }
  const options = { modal: true, detail: say.clearCacheDetail() };
  const answer = await vscode.window.showWarningMessage(say.clearCacheQuestion(), options, say.clear());
  if (answer !== say.clear()) return;
  const { freed } = await engine.clearCache(cacheFolder);
  void vscode.window.showInformationMessage(say.cacheCleared(megabytes(freed)));
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
