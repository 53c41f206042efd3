import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Who may import whom, and what to do instead: docs/architecture.md tells why. */
const zones = [
  {
    zone: 'core',
    forbidden: [
      'vscode',
      'onnxruntime-*',
      'sharp',
      'node:*',
      '**/contract/**',
      '**/engine/**',
      '**/client/**',
      '**/cli/**',
    ],
    message: 'core is pure. Pass what it needs as an argument, and call the outside from engine or client.',
  },
  {
    zone: 'contract',
    forbidden: ['vscode', 'onnxruntime-*', 'sharp', 'node:*', '**/engine/**', '**/client/**', '**/cli/**'],
    message: 'contract holds what crosses a boundary: types of core and plain data, nothing that runs elsewhere.',
  },
  {
    zone: 'engine',
    forbidden: ['vscode', '**/client/**', '**/extension/**', '**/cli/**'],
    message: 'The engine knows neither editor nor command line. Put what both need into contract.',
  },
  {
    zone: 'client',
    forbidden: ['vscode', 'onnxruntime-*', 'sharp', '**/engine/**', '**/extension/**', '**/cli/**'],
    message: 'The client only speaks the protocol. Models and images belong to the engine process.',
  },
  {
    zone: 'cli',
    forbidden: ['vscode', 'onnxruntime-*', 'sharp', '**/engine/**', '**/extension/**'],
    message: 'The command line reaches the engine through client, and shares code with the editor through core.',
  },
  {
    zone: 'extension',
    forbidden: ['onnxruntime-*', 'sharp', '**/engine/**', '**/cli/**'],
    message: 'The extension host never loads models or images. Ask the engine through client.',
  },
  {
    zone: 'extension/logic',
    forbidden: ['vscode', 'onnxruntime-*', 'sharp', '**/engine/**', '**/cli/**', '../*.ts'],
    message: 'This is what the extension decides without an editor, and what unit tests reach. Pass in what it needs.',
  },
  {
    zone: 'webview',
    files: 'webview',
    forbidden: [
      'vscode',
      'onnxruntime-*',
      'sharp',
      'node:*',
      '**/engine/**',
      '**/client/**',
      '**/cli/**',
      '**/extension/**',
    ],
    message: 'The panel runs in a browser. Take pure code from core, and ask the extension through contract.',
  },
];

// `../contract/engine.ts` names the engine's protocol, not the engine.
const allowed = ['!**/contract/**'];

export default tseslint.config(
  { ignores: ['dist/', 'out/', 'node_modules/', '.vscode-test/', 'test/fixtures/', '**/assembly/'] },
  eslint.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.js', 'tools/*.mjs', 'bench/*.mjs', '.ci/*.mjs'] },
      },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  {
    files: ['test/journeys/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'CallExpression[callee.name="expect"] AwaitExpression',
          message: 'A page follows some frames later. Ask until it is so: await expect.poll(() => …).',
        },
      ],
    },
  },
  { files: ['**/*.js', '**/*.mjs'], ...tseslint.configs.disableTypeChecked },
  ...zones.map(({ zone, files = `src/${zone}`, forbidden, message }) => ({
    files: [`${files}/**/*.ts`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: zone === 'core' || zone === 'contract' ? forbidden : [...forbidden, ...allowed], message },
          ],
        },
      ],
    },
  })),
  {
    files: ['**/*.mjs', '**/*.js'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        Buffer: 'readonly',
        URL: 'readonly',
        URLSearchParams: 'readonly',
        fetch: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
      },
    },
  },
);
