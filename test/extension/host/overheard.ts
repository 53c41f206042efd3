import * as vscode from 'vscode';
import type { FromPanel, ToPanel } from '../../../src/contract/panel.ts';
import { eventually } from './harness.ts';

/** What a panel was told and what its page said. */
type Said = ToPanel | FromPanel;

const panels = new Map<vscode.WebviewPanel, Said[]>();

/** Listens to every panel that is made from now on. */
export function overhear(): void {
  const window = vscode.window as unknown as { createWebviewPanel: unknown };
  const { createWebviewPanel } = vscode.window;
  window.createWebviewPanel = (...given: Parameters<typeof createWebviewPanel>) => {
    const view = createWebviewPanel(...given);
    panels.set(view, listenTo(view));
    view.onDidDispose(() => panels.delete(view));
    return view;
  };
}

function listenTo({ webview }: vscode.WebviewPanel): Said[] {
  const said: Said[] = [];
  const post = webview.postMessage.bind(webview);
  webview.onDidReceiveMessage((message: FromPanel) => said.push(message));
  webview.postMessage = (message: ToPanel) => {
    said.push(message);
    return post(message);
  };
  return said;
}

/** All that was said by and to the panel with `name` in its title, over its pages, oldest first. */
function saidBy(name: string): readonly Said[] {
  for (const [{ title }, said] of panels) if (title.includes(name)) return said;
  return [];
}

/** How many pages have said that they listen: one more each time that a panel is seen again. */
export const pagesOf = (name: string): number => saidBy(name).filter(({ kind }) => kind === 'ready').length;

type Told<Kind> = Extract<ToPanel, { kind: Kind }>;

/** Waits until the page that is there has been told something; what that is. */
export function told<Kind extends ToPanel['kind']>(
  name: string,
  kind: Kind,
  wanted: (message: Told<Kind>) => boolean,
): Promise<Told<Kind>> {
  const isWanted = (said: Said): said is Told<Kind> => said.kind === kind && wanted(said as Told<Kind>);
  return eventually(`${name} to be told its ${kind}`, () => {
    const said = saidBy(name);
    const page = said.findLastIndex((message) => message.kind === 'ready');
    return said.slice(page + 1).find(isWanted);
  });
}
