import { describe, expect, it } from 'vitest';
import {
  EXPECTED,
  MODEL_SETTINGS,
  modelItems,
  modelValues,
  precisionItems,
  writesFor,
} from '../../../src/extension/logic/modelChoice.ts';
import { readSettings } from '../../../src/extension/logic/settings.ts';

function settings(values: Readonly<Record<string, unknown>> = {}) {
  const place = { trusted: true, root: '/w', home: '/home/me' };
  return readSettings({ ...place, inspect: (name) => ({ globalValue: values[name] }) }).settings;
}

describe('the models to choose from', () => {
  it('show that the starter models are in use, until a folder is named', () => {
    const [starter] = modelItems(settings(), undefined);
    expect(starter).toMatchObject({ choice: 'starter', description: 'in use' });
    const [other, folder] = modelItems(settings({ 'models.folder': '/m' }), undefined);
    expect(other?.description).toBeUndefined();
    expect(folder).toMatchObject({ choice: 'models.folder', description: '/m' });
  });

  it('show folders of their own, the precision, and how CLIP was scaled where that is known', () => {
    const chosen = settings({ 'models.clip': '/$(zap)', precision: 'int8' });
    const items = modelItems(chosen, { kind: 'softmax', scale: 100.004 });
    const at = (choice: string) => items.find((item) => item.choice === choice);
    expect(at('models.clip')).toMatchObject({ description: '/$ (zap)', detail: 'Scale of its softmax: 100' });
    expect(at('precision')).toMatchObject({ description: 'int8' });
    expect(precisionItems('int8').map(({ description }) => description)).toEqual(['', '', 'in use']);
  });

  it('cover every setting that names a model', () => {
    const choices = modelItems(settings(), undefined).map(({ choice }) => choice);
    expect(MODEL_SETTINGS.filter((name) => !choices.includes(name))).toEqual([]);
    expect(Object.keys(EXPECTED)).toEqual([...MODEL_SETTINGS]);
  });
});

describe('a choice', () => {
  const name = 'models.folder';

  it('is written where the user wants it', () => {
    expect(writesFor(name, '/m', 'global', {})).toEqual([{ name, value: '/m', scope: 'global' }]);
    expect(writesFor(name, '/m', 'workspace', { globalValue: '/x' })).toEqual([
      { name, value: '/m', scope: 'workspace' },
    ]);
  });

  it('removes what would hide it further in', () => {
    const everywhere = { globalValue: '/1', workspaceValue: '/2', workspaceFolderValue: '/3' };
    expect(writesFor(name, '/m', 'global', everywhere)).toEqual([
      { name, value: '/m', scope: 'global' },
      { name, value: undefined, scope: 'workspace' },
      { name, value: undefined, scope: 'folder' },
    ]);
  });

  it('of none hides what is set further out', () => {
    expect(writesFor(name, undefined, 'workspace', { globalValue: '/x' })).toEqual([
      { name, value: '', scope: 'workspace' },
    ]);
    expect(settings({ [name]: '' }).models).toBeUndefined();
  });

  it('of one folder for all does away with those of single models', () => {
    expect(modelValues('models.folder', '/m')).toEqual({
      'models.folder': '/m',
      ...{ 'models.clip': undefined, 'models.imageEncoder': undefined, 'models.textEncoder': undefined },
    });
    expect(modelValues('models.clip', '/m')).toEqual({ 'models.clip': '/m' });
    expect(new Set(Object.values(modelValues('starter')))).toEqual(new Set([undefined]));
  });

  it('of nothing writes nothing where nothing is set', () => {
    expect(writesFor(name, undefined, 'global', {})).toEqual([]);
  });
});
