import { config } from '@vscode/l10n';
import type { Picture } from '../../src/contract/engine.ts';
import type { FromPanel, PanelResult, PanelStatus, Question, Questions, ToPanel } from '../../src/contract/panel.ts';
import { valuesOf } from '../../src/core/similarity/values.ts';
import { withMatrices } from '../../src/core/report/findings.ts';
import { registerControls } from '../table/controls.ts';
import '../themes.css';
import './panel.css';
import { fromJson } from './devData.ts';
import type { EditorApi } from './host.ts';
import { Page } from './page.ts';

/* The panel with a made-up extension host: `?theme=dark&state=stale&language=es&blocks=1`. What it is told stands in `window.told`. */

declare global {
  interface Window {
    told: FromPanel[];
    tell: (message: ToPanel) => void;
    /** The result of which the made-up engine has the matrices. */
    sample: PanelResult;
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
const sample = fromJson(await response.text()) as PanelResult;
const result = query.has('blocks') ? withoutMatrices(sample) : sample;
window.sample = sample;
window.told = [];
window.tell = (message) => {
  window.postMessage(message);
};

const api: EditorApi = {
  postMessage: (message) => {
    const said = message as FromPanel;
    window.told.push(said);
    if (said.kind === 'ready') begin();
    if (said.kind === 'ask') void answer(said.id, said);
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

/** Texels as the engine would compute them, from the matrix that the page was not given. */
function texelsOf({ rows, columns, pool, onDiagonal, mode, pipeline }: Questions['block']['params']): Float32Array {
  const cosines = sample.comparison.pipelines[pipeline]?.similarity ?? new Float32Array(0);
  const size = sample.comparison.rows.length;
  const values = valuesOf(mode, { cosines, columns: size });
  const width = Math.ceil(columns.length / pool);
  return Float32Array.from({ length: width * Math.ceil(rows.length / pool) }, (_, texel) => {
    const [y, x] = [Math.floor(texel / width), texel % width];
    const seen = rows.subarray(y * pool, (y + 1) * pool);
    const across = columns.subarray(x * pool, (x + 1) * pool);
    const own = onDiagonal && x === y;
    const cells = Array.from(seen).flatMap((row) =>
      Array.from(across, (column) => (!own || row === column ? (values[row * size + column] ?? NaN) : NaN)),
    );
    const known = cells.filter(Number.isFinite);
    return known.reduce((sum, value) => sum + value, 0) / known.length;
  });
}

/** As above 2,000 rows, where no matrix is kept. */
function withoutMatrices({ comparison, ...rest }: PanelResult): PanelResult {
  return { ...rest, comparison: withMatrices(comparison, {}) };
}

async function answer(id: number, question: Question): Promise<void> {
  if (question.name === 'block') {
    const isKnown = question.run === sample.run;
    if (isKnown) window.tell({ kind: 'answer', id, value: texelsOf(question.params) });
    else window.tell({ kind: 'refusal', id, reason: 'gone' });
    return;
  }
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
