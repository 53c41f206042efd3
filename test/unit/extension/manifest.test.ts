import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import english from '../../../package.nls.json';
import manifest from '../../../package.json';
import spanish from '../../../package.nls.es.json';
import { IMAGE_EXTENSIONS, isImagePath } from '../../../src/core/dataset/rows.ts';
import { commandId, COMMANDS } from '../../../src/extension/logic/commandTable.ts';
import { readSettings } from '../../../src/extension/logic/settings.ts';

const root = new URL('../../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const text = read('package.json');
const { contributes, capabilities } = manifest;

interface Property {
  readonly default: unknown;
  readonly scope: string;
  readonly type: string;
  readonly enum?: readonly unknown[];
  readonly order: number;
}
const properties: Readonly<Record<string, Property>> = contributes.configuration.properties;

interface Item {
  readonly command?: string;
  readonly submenu?: string;
  readonly when?: string;
}
const menuItems: readonly Item[] = Object.values(contributes.menus).flat();
const steps = contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps);

const commands = new Set(COMMANDS.map(commandId));
const inEnglish: Readonly<Record<string, string>> = english;
const inSpanish: Readonly<Record<string, string>> = spanish;

/** Every `when`, `enablement` and event of the manifest. */
function conditions(): string[] {
  const enablements = (contributes.commands as readonly { readonly enablement?: string }[]).map((c) => c.enablement);
  const others = [...menuItems, ...contributes.viewsWelcome, ...contributes.views.explorer].map(({ when }) => when);
  const events = steps.flatMap(({ completionEvents }) => completionEvents);
  return [...enablements, ...others, ...events].filter((condition) => condition !== undefined);
}

describe('the manifest', () => {
  it('contributes exactly the commands of the table, in its order and under one category', () => {
    expect(contributes.commands.map(({ command }) => command)).toEqual([...commands]);
    expect(new Set(contributes.commands.map(({ category }) => category))).toEqual(new Set(['Caption Lens']));
  });

  it('names contributed commands and submenus alone in its menus, and those in the list have icons', () => {
    const submenus = new Set(contributes.submenus.map(({ id }) => id));
    const unknown = menuItems.filter(
      ({ command, submenu }) => !(command && commands.has(command)) && !(submenu && submenus.has(submenu)),
    );
    expect(unknown).toEqual([]);
    const icons = new Map(contributes.commands.map((c) => [c.command, 'icon' in c]));
    const buttons = Object.values(contributes.menus)
      .flat()
      .filter(({ group }) => /^(inline|navigation)/.test(group));
    expect(buttons.length).toBeGreaterThan(2);
    expect(buttons.filter((item) => !('command' in item && icons.get(item.command)))).toEqual([]);
  });

  it('lists no command twice in a menu', () => {
    for (const [menu, items] of Object.entries(contributes.menus)) {
      const names = (items as readonly Item[]).map(({ command, submenu }) => command ?? submenu);
      expect(names, menu).toEqual([...new Set(names)]);
    }
  });

  it('asks only for context keys that the extension or the editor sets', () => {
    const source = read('src/extension/contextKeys.ts');
    const set = new Set(Array.from(source.matchAll(/set\(\s*'(\w+)'/g), ([, name]) => `captionLens.${name ?? ''}`));
    const ids = new Set(['captionLens.datasets', ...commands]);
    const keys = conditions().map((condition) => condition.replace(/== '[^']*'/g, ''));
    const asked = keys.flatMap((condition) => condition.match(/captionLens\.\w+/g) ?? []);
    expect(asked.length).toBeGreaterThan(10);
    expect(asked.filter((name) => !set.has(name) && !ids.has(name))).toEqual([]);
  });

  it('has every text in English and Spanish, and no text that nothing shows', () => {
    const keys = [...new Set(Array.from(text.matchAll(/"%([^%"]+)%"/g), ([, key]) => key))].sort();
    expect(Object.keys(english).sort()).toEqual(keys);
    expect(Object.keys(spanish).sort()).toEqual(keys);
    const copied = Object.entries(spanish).filter(([key, value]) => value === inEnglish[key]);
    expect(copied).toEqual([]);
  });

  it('links to contributed commands and settings alone, to the same in both languages', () => {
    const links = (message: string) => message.match(/command:[\w.]+|#[\w.]+#/g) ?? [];
    const known = new Set([...commands, ...Object.keys(properties)]);
    for (const [key, message] of Object.entries(english)) {
      expect(links(inSpanish[key] ?? ''), key).toEqual(links(message));
      const unknown = links(message).filter((link) => !known.has(link.replace(/^command:|#/g, '')));
      expect(unknown, key).toEqual([]);
    }
  });

  it('titles every command and describes every setting in words', () => {
    for (const [key, message] of Object.entries({ ...english })) {
      if (key.startsWith('setting.')) expect(message, key).toMatch(/^[A-Z0-9].*\.$/s);
      if (key.startsWith('command.')) expect(message, key).toMatch(/^[A-Z][^.]+$/);
    }
  });
});

describe('the guide', () => {
  const guide = read('docs/editor.md');

  it('tells every command by its title', () => {
    const titles = COMMANDS.map((name) => inEnglish[`command.${name}`] ?? '');
    expect(titles.filter((title) => !guide.includes(title))).toEqual([]);
  });

  it('tells every key', () => {
    const keys = contributes.keybindings.map(({ key }) => key.replace(/\b[a-z]/g, (first) => first.toUpperCase()));
    expect(keys.filter((key) => !guide.includes(`| ${key} `))).toEqual([]);
  });
});

describe('the settings', () => {
  it('have the defaults that the extension takes where none is set', () => {
    const inspect = (name: string) => ({ defaultValue: properties[`captionLens.${name}`]?.default });
    const place = { trusted: true, root: '/x', home: '/home/me' };
    const asked = new Set<string>();
    const found = readSettings({ ...place, inspect: (name) => (asked.add(`captionLens.${name}`), inspect(name)) });
    expect(found).toEqual(readSettings({ ...place, inspect: () => undefined }));
    expect([...asked].sort()).toEqual(Object.keys(properties).sort());
  });

  it('stand in an order that has no gaps', () => {
    const orders = Object.values(properties).map(({ order }) => order);
    expect(orders).toEqual(orders.map((_, index) => index + 1));
  });

  it('are all told in docs/settings.md, with their defaults', () => {
    const page = read('docs/settings.md');
    const told = Array.from(page.matchAll(/^\| `(captionLens\.[\w.]+)` +\| `([^|]+)` +\|/gm), ([, name, value]) => [
      name,
      JSON.parse(value ?? 'null') as unknown,
    ]);
    expect(told).toEqual(Object.entries(properties).map(([name, property]) => [name, property.default]));
  });

  it('that could name a path or load the machine are not taken from an untrusted workspace, nor kept by it', () => {
    const isPath = ({ type, enum: values }: Property) => type === 'string' && !values;
    const paths = Object.keys(properties).filter((name) => isPath(properties[name] ?? ({} as Property)));
    expect(paths).toContain('captionLens.cache.folder');
    const own = ['captionLens.servers', 'captionLens.embeddings', 'captionLens.models.profile'];
    const restricted = [...paths, ...own, 'captionLens.threads'].sort();
    expect([...capabilities.untrustedWorkspaces.restrictedConfigurations].sort()).toEqual(restricted);
    for (const name of restricted)
      expect(properties[name]?.scope, name).toBe(name === 'captionLens.servers' ? 'machine' : 'machine-overridable');
  });

  it('of an untrusted workspace point nowhere, whatever they hold', () => {
    const evil = { workspaceValue: '/evil', workspaceFolderValue: '/evil' };
    const place = { root: '/x', home: '/home/me', inspect: () => evil };
    const { settings } = readSettings({ ...place, trusted: false });
    expect(JSON.stringify(settings)).not.toContain('evil');
    expect(JSON.stringify(readSettings({ ...place, trusted: true }).settings)).toContain('/evil');
  });
});

describe('the walkthrough', () => {
  it('has four steps, each with a picture, a text for it and an event that ends it', () => {
    expect(steps).toHaveLength(4);
    for (const { media, completionEvents } of steps) {
      expect(existsSync(new URL(media.svg, root)), media.svg).toBe(true);
      expect(media.altText).toMatch(/^%walkthrough\.\w+\.alt%$/);
      expect(completionEvents.length).toBeGreaterThan(0);
    }
  });

  it('can be walked by keyboard: every step has a link to a command', () => {
    const links = Object.entries(english).filter(([key]) => /^walkthrough\.\w+\.description$/.test(key));
    expect(links).toHaveLength(4);
    for (const [key, message] of links) expect(message, key).toMatch(/^\[[^\]]+\]\(command:captionLens\.\w+\)$/m);
  });

  it('has pictures that take the colours of the theme and run nothing', () => {
    for (const name of readdirSync(new URL('media/walkthrough/', root))) {
      const picture = read(`media/walkthrough/${name}`);
      expect(picture, name).toContain('var(--vscode-foreground');
      expect(picture, name).not.toMatch(/<script|<image|href|on\w+=|url\(/i);
    }
  });
});

describe('what is looked for', () => {
  it('are the images that the engine reads', () => {
    expect(IMAGE_EXTENSIONS.filter((extension) => !isImagePath(`a.${extension.toUpperCase()}`))).toEqual([]);
    expect(isImagePath('a.svg')).toBe(false);
  });

  it('is typed by an editor that is no newer than the oldest one supported', () => {
    const minor = (version: string) => Number(/1\.(\d+)/.exec(version)?.[1]);
    expect(minor(manifest.devDependencies['@types/vscode'])).toBeLessThanOrEqual(minor(manifest.engines.vscode));
  });

  it('is looked for in every workspace: menus ask for images without a captions file, and for captions files of any name', () => {
    const searched = /captionLens\.(imageFolders|captionsFiles|datasetFolders)/;
    expect(conditions().filter((condition) => searched.test(condition)).length).toBeGreaterThan(2);
    expect(manifest.activationEvents).toEqual(['onStartupFinished', 'onWebviewPanel:captionLens.heatmaps']);
  });
});
