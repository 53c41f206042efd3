import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { withPackages } from '../../tools/package/notices.mjs';

const notices = readFileSync('THIRD-PARTY-NOTICES.md', 'utf8');

test('the notices name every package that is shipped (else: npm run notices)', () => {
  expect(withPackages(notices)).toBe(notices);
});

test('every package has a licence', () => {
  expect(notices).not.toMatch(/\| undefined \|/);
  for (const name of [
    'onnxruntime-node',
    'sharp',
    '@img/sharp-libvips-darwin-arm64',
    'vscode-jsonrpc',
    '@huggingface/tokenizers',
  ])
    expect(notices).toContain(`| ${name} |`);
});
