import { config } from '@vscode/l10n';
import type { Picture } from '../../src/contract/engine.ts';
import type { FromPanel, PanelResult, PanelStatus, Question, ToPanel } from '../../src/contract/panel.ts';
import { registerControls } from '../table/controls.ts';
import '../themes.css';
import './panel.css';
import { fromJson } from './devData.ts';
import type { EditorApi } from './host.ts';
import { Page } from './page.ts';

/* The panel with a made-up extension host: `?theme=dark&state=stale&language=es`. What it is told stands in `window.told`. */

declare global {
  interface Window {
    told: FromPanel[];
    tell: (message: ToPanel) => void;
    /** What the host answers to questions is held back. */
    silent: boolean;
  }
}

const query = new URLSearchParams(location.search);
const THEMES: Readonly<Record<string, string>> = {
  light: 'vscode-light',
  dark: 'vscode-dark',
  contrast: 'vscode-high-contrast',
  'contrast-light': 'vscode-high-contrast vscode-high-contrast-light',
};
document.body.className = THEMES[query.get('theme') ?? 'light'] ?? '';

const STATUS: PanelStatus = { dataset: 'scenes', running: null, stale: false, failure: null };
const STATUSES: Readonly<Record<string, Partial<PanelStatus>>> = {
  running: { running: { phase: 'comparing', progress: { stage: 'images', done: 12, total: 20 } } },
  stale: { stale: true },
  failed: { failure: 'The model “clip” in “models/clip” lacks the file “onnx/vision_model.onnx”.' },
};

const state = query.get('state') ?? 'result';
const response = await fetch('sample.json');
const result = fromJson(await response.text()) as PanelResult;
window.told = [];
window.tell = (message) => {
  window.postMessage(message);
};

const api: EditorApi = {
  postMessage: (message) => {
    const said = message as FromPanel;
    window.told.push(said);
    if (said.kind === 'ready') begin();
    if (said.kind === 'ask' && !window.silent) void answer(said.id, said);
  },
  getState: () => JSON.parse(sessionStorage.getItem('state') ?? 'null') as unknown,
  setState: (saved) => {
    sessionStorage.setItem('state', JSON.stringify(saved));
  },
};

function begin(): void {
  window.tell({ kind: 'status', status: { ...STATUS, ...STATUSES[state] } });
  const hasResult = state !== 'empty' && state !== 'first';
  window.tell({ kind: 'result', result: hasResult ? result : null });
}

async function answer(id: number, question: Question): Promise<void> {
  if (question.name === 'block') return;
  const row = result.comparison.rows[question.params.row];
  const file = await fetch(`images/${row?.image ?? ''}`);
  if (!file.ok) {
    window.tell({ kind: 'refusal', id, reason: 'gone' });
    return;
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  const value: Picture = { bytes, type: 'image/jpeg', width: 192, height: 144 };
  window.tell({ kind: 'answer', id, value });
}

const language = query.get('language') ?? 'en';
const words =
  language === 'en' ? {} : ((await (await fetch(`words.${language}.json`)).json()) as Record<string, string>);
document.documentElement.lang = language;
config({ contents: words });
registerControls();
new Page(document.body, api, { words, language, captionsFile: '/scenes/captions.csv' });
