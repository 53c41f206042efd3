import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import english from '../../../package.nls.json';
import manifest from '../../../package.json';
import spanish from '../../../package.nls.es.json';
import { commandId, readyCommands } from '../../../src/extension/logic/commandTable.ts';
import { readSettings } from '../../../src/extension/logic/settings.ts';

const text = readFileSync(new URL('../../../package.json', import.meta.url), 'utf8');
const { contributes, capabilities } = manifest;
const properties: Readonly<Record<string, { readonly default: unknown; readonly scope: string }>> =
  contributes.configuration.properties;

describe('the manifest', () => {
  it('contributes exactly the commands that are ready', () => {
    expect(contributes.commands.map(({ command }) => command).sort()).toEqual(readyCommands().map(commandId).sort());
  });

  it('names contributed commands alone in its menus', () => {
    const ready = new Set(readyCommands().map(commandId));
    const named = Object.values(contributes.menus).flatMap((items) => items.map(({ command }) => command));
    expect(named.filter((command) => !ready.has(command))).toEqual([]);
  });

  it('has every text in English and Spanish, and no text that nothing shows', () => {
    const keys = [...new Set(Array.from(text.matchAll(/"%([^%"]+)%"/g), ([, key]) => key))].sort();
    expect(Object.keys(english).sort()).toEqual(keys);
    expect(Object.keys(spanish).sort()).toEqual(keys);
    const copied = Object.entries(spanish).filter(([key, value]) => value === (english as Record<string, string>)[key]);
    expect(copied).toEqual([]);
  });

  it('sets every setting to what the extension takes where none is set', () => {
    const inspect = (name: string) => ({ defaultValue: properties[`captionLens.${name}`]?.default });
    const place = { trusted: true, root: '/x', home: '/home/me' };
    const asked = new Set<string>();
    const read = readSettings({ ...place, inspect: (name) => (asked.add(`captionLens.${name}`), inspect(name)) });
    expect(read).toEqual(readSettings({ ...place, inspect: () => undefined }));
    expect([...asked].sort()).toEqual(Object.keys(properties).sort());
  });

  it('lets no untrusted workspace name a folder', () => {
    const folders = Object.keys(properties).filter((name) => /\.models\.|\.folder$/.test(name));
    expect([...capabilities.untrustedWorkspaces.restrictedConfigurations].sort()).toEqual(folders.sort());
    expect(capabilities.virtualWorkspaces).toMatchObject({ supported: false });
    for (const name of folders) expect(properties[name]?.scope).toBe('machine-overridable');
  });

  it('is typed by an editor that is no newer than the oldest one supported', () => {
    const minor = (version: string) => Number(/1\.(\d+)/.exec(version)?.[1]);
    expect(minor(manifest.devDependencies['@types/vscode'])).toBeLessThanOrEqual(minor(manifest.engines.vscode));
  });
});
