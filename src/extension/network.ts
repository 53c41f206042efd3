import * as vscode from 'vscode';
import type { Network } from '../contract/engine.ts';

/** How the editor reaches the network, as its settings say. */
export function editorNetwork(): Network {
  const http = vscode.workspace.getConfiguration('http');
  const proxy = http.get<string>('proxySupport') === 'off' ? '' : (http.get<string>('proxy') ?? '').trim();
  return { ...(proxy !== '' && { proxy }), strictSsl: http.get<boolean>('proxyStrictSSL') ?? true };
}
