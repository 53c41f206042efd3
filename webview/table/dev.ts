import type { Picture } from '../../src/contract/engine.ts';
import type { PipelineName } from '../../src/core/pipelines/types.ts';
import { confusionView } from '../charts/confusion.ts';
import { spreadView } from '../charts/spread.ts';
import { madeResult } from './made.ts';
import { rowsTable } from './table.ts';
import type { TableComponent, TablePort } from './types.ts';

/* The table and the charts with a made-up result: `?rows=20000&categories=50&theme=vscode-dark&run=clip&spread=0&hostile=1`. */

declare global {
  interface Window {
    /** For tests: the table, and what it asked and told. */
    dev: { readonly table: TableComponent; readonly asked: number[]; readonly aborted: number[]; addresses: number };
  }
}

const query = new URLSearchParams(location.search);
const theme = query.get('theme') ?? 'vscode-light';
document.body.className = theme;
document.body.dataset['vscodeThemeKind'] = theme;

const NAMES = ['beaches', 'wild_animals', 'food', 'home_interior'];
const HOSTILE = [
  '<img src=x onerror="document.title=1">',
  '[run](command:workbench.action.quit) javascript:alert(1)',
  'photo\u202egpj.exe \u001b[31mred\u001b[0m\u0007',
  'שלום עולם: תמונה של ים, beach 3',
  `e${'\u0301'.repeat(3000)}`,
  'x'.repeat(100_000),
  'long '.repeat(20_000),
];
const count = Number(query.get('categories') ?? NAMES.length);

const result = madeResult({
  rows: Number(query.get('rows') ?? 20),
  categories: Array.from({ length: count }, (_, i) => NAMES[i] ?? `category_${i + 1}`),
  pipelines: (query.get('run') ?? 'preclip,clip').split(',') as PipelineName[],
  hasSpread: query.get('spread') !== '0',
  hostile: query.has('hostile') ? HOSTILE : [],
});

const asked: number[] = [];
const aborted: number[] = [];

function log(text: string): void {
  host('log').textContent = text;
}

function host(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`No #${id} in the page`);
  return found;
}

/** A flat picture in a colour of its own, after a while. */
async function picture(row: number, side: number, signal: AbortSignal): Promise<Picture> {
  await new Promise((resolve) => setTimeout(resolve, 60));
  signal.throwIfAborted();
  if (row % 11 === 10) throw new Error('made to fail');
  const [width, height] = [side, Math.round(side * 0.75)];
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d');
  if (!context) throw new Error('No 2D context');
  context.fillStyle = `hsl(${(row * 47) % 360} 60% 60%)`;
  context.fillRect(0, 0, width, height);
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve);
  });
  return { bytes: new Uint8Array(await (blob ?? new Blob()).arrayBuffer()), type: 'image/png', width, height };
}

const port: TablePort = {
  onSelect: (row) => {
    log(`selected ${row}`);
  },
  onOpen: (row) => {
    log(`opened ${row}`);
  },
  onOpenImage: (row) => {
    log(`opened image ${row}`);
  },
  thumbnail: (row, side, signal) => {
    asked.push(row);
    signal.addEventListener('abort', () => aborted.push(row));
    return picture(row, side, signal);
  },
  crop: (row, _, signal) => picture(row, 224, signal),
};

/** Counts the addresses that were made and not revoked. */
function countAddresses(): void {
  const make = URL.createObjectURL.bind(URL);
  const revoke = URL.revokeObjectURL.bind(URL);
  const open = new Set<string>();
  URL.createObjectURL = (blob) => {
    const address = make(blob);
    window.dev.addresses = open.add(address).size;
    return address;
  };
  URL.revokeObjectURL = (address) => {
    open.delete(address);
    window.dev.addresses = open.size;
    revoke(address);
  };
}

const table = rowsTable(host('table'), port);
window.dev = { table, asked, aborted, addresses: 0 };
countAddresses();
table.show(result);
confusionView(host('confusion'), result);
spreadView(host('spread'), result, true);
