import { config } from '@vscode/l10n';
import type { PanelSetup } from '../../src/contract/panel.ts';
import { registerControls } from '../table/controls.ts';
import type { EditorApi } from './host.ts';
import { Page } from './page.ts';
import './panel.css';

declare function acquireVsCodeApi(): EditorApi;

const setup = JSON.parse(document.querySelector('#setup')?.textContent ?? '{}') as PanelSetup;
config({ contents: setup.words });
registerControls();
const page = new Page(document.body, acquireVsCodeApi(), setup);
window.addEventListener('pagehide', () => {
  page.dispose();
});
