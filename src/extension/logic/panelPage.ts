import type { PanelSetup } from '../../contract/panel.ts';
import { html, Markup } from '../../core/report/html/markup.ts';

/** Addresses that the editor gives to the page's files, and what it calls their origin. */
export interface PageAddresses {
  readonly origin: string;
  readonly script: string;
  readonly style: string;
}

/** The panel's page. Nothing comes from a network, and no script runs but the one with the nonce. */
export function panelPage({ origin, script, style }: PageAddresses, setup: PanelSetup, nonce: string): string {
  return html`<!doctype html>
    <html lang="${setup.language}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy(origin, nonce)}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <!-- The toolkit gives its own style element this nonce. -->
        <meta property="csp-nonce" content="${nonce}" />
        <title>Caption Lens</title>
        <link rel="stylesheet" href="${style}" />
        ${setupElement(setup, nonce)}
        <script type="module" nonce="${nonce}" src="${script}"></script>
      </head>
      <body></body>
    </html>`.text;
}

function policy(origin: string, nonce: string): string {
  return [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src ${origin} 'nonce-${nonce}'`,
    'img-src data: blob:',
    `font-src ${origin}`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
}

/** JSON in which no text can end the element that holds it. */
function setupElement(setup: PanelSetup, nonce: string): Markup {
  const json = JSON.stringify(setup).replaceAll('<', String.raw`\u003c`);
  return new Markup(`<script id="setup" type="application/json" nonce="${nonce}">${json}</script>`);
}
