import * as vscode from 'vscode';
import type { Network } from '../contract/engine.ts';

/** How the editor reaches the network, as its settings say. */
export function editorNetwork(): Network {
  const http = vscode.workspace.getConfiguration('http');
  const proxy = http.get<string>('proxySupport') === 'off' ? '' : (http.get<string>('proxy') ?? '').trim();
  const noProxy = http.get<readonly string[]>('noProxy') ?? [];
  return {
    ...(proxy !== '' && { proxy }),
    ...(noProxy.length > 0 && { noProxy }),
    strictSsl: http.get<boolean>('proxyStrictSSL') ?? true,
  };
}
