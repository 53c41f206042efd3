import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';

interface EditorServer {
  readonly editorUrl: (place: {
    readonly port: number;
    readonly token: string;
    readonly folder: string;
    readonly file?: string;
    readonly extension?: string | null;
  }) => string;
}

const module = new URL('../../tools/editorServer.mjs', import.meta.url).href;
const { editorUrl } = (await import(module)) as EditorServer;
const server = { port: 8123, token: 'secret' };
const payloadOf = (url: string) =>
  new Map(JSON.parse(new URL(url).searchParams.get('payload') ?? '[]') as [string, string][]);

it('the address of the editor names folder, file and extension, whatever signs are in their paths', () => {
  const folder = '/tmp/my photos #1/piñata 100%';
  const url = editorUrl({ ...server, folder, file: `${folder}/captions.csv`, extension: '/opt/a b' });
  expect(url).toMatch(/^http:\/\/localhost:8123\/\?/);
  expect(new URL(url).searchParams.get('folder')).toBe(folder);
  expect(new URL(url).searchParams.get('tkn')).toBe('secret');
  expect(payloadOf(url).get('openFile')).toBe(
    `vscode-remote://localhost:8123${pathToFileURL(folder).pathname}/captions.csv`,
  );
  expect(payloadOf(url).get('extensionDevelopmentPath')).toBe('vscode-remote://localhost:8123/opt/a%20b');
});

it('without an extension there is none under development', () => {
  expect([...payloadOf(editorUrl({ ...server, folder: '/tmp/x', extension: null })).keys()]).toEqual(['skipWelcome']);
});
