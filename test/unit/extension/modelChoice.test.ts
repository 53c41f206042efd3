import { describe, expect, it } from 'vitest';
import {
  encoderItems,
  EXPECTED,
  MODEL_SETTINGS,
  modelItems,
  modelValues,
  nameComplaint,
  precisionItems,
  writesFor,
  type Item,
  type ModelChoice,
} from '../../../src/extension/logic/modelChoice.ts';
import { readSettings } from '../../../src/extension/logic/settings.ts';

function settings(values: Readonly<Record<string, unknown>> = {}) {
  const place = { trusted: true, root: '/w', home: '/home/me' };
  return readSettings({ ...place, inspect: (name) => ({ globalValue: values[name] }) }).settings;
}

const at = (items: readonly Item<ModelChoice>[], choice: ModelChoice) => items.find((item) => item.choice === choice);

describe('the models to choose from', () => {
  it('show which profile is in use, until something else is named', () => {
    expect(at(modelItems(settings(), undefined), 'starter')).toMatchObject({ description: 'in use' });
    const standard = modelItems(settings({ 'models.profile': 'standard' }), undefined);
    expect(at(standard, 'standard')).toMatchObject({ description: 'in use' });
    expect(at(standard, 'starter')?.description).toBeUndefined();
    const named = modelItems(settings({ 'models.profile': 'standard', 'models.folder': '/m' }), undefined);
    expect(at(named, 'standard')?.description).toBeUndefined();
    expect(at(named, 'models.folder')).toMatchObject({ description: '/m' });
  });

  it('say what the standard models cost before anything is asked of the Hub', () => {
    expect(at(modelItems(settings(), undefined), 'standard')?.detail).toMatch(
      /photographs.*About 1\.2 GB from the Hub/,
    );
    expect(at(modelItems(settings({ precision: 'int8' }), undefined), 'standard')?.detail).toMatch(/About \d{3} MB/);
  });

  it('show models of their own, the precision, and how CLIP was scaled where that is known', () => {
    const chosen = settings({ 'models.clip': '/$(zap)', precision: 'int8' });
    const items = modelItems(chosen, { kind: 'softmax', scale: 100.004 });
    expect(at(items, 'models.clip')).toMatchObject({ description: '/$ (zap)', detail: 'Scale of its softmax: 100' });
    expect(at(items, 'precision')).toMatchObject({ description: 'int8' });
  });

  it('show what is computed elsewhere: which encoders on which servers, which embeddings from where', () => {
    const nothing = modelItems(settings(), undefined);
    expect(at(nothing, 'servers')?.description).toBeUndefined();
    expect(at(nothing, 'embeddings')?.description).toBeUndefined();
    const address = 'http://127.0.0.1:8000/v2/models/vit';
    const set = { servers: { clipImage: address, textEncoder: address }, embeddings: { clip: '/e/clip' } };
    const items = modelItems(settings(set), undefined);
    expect(at(items, 'servers')).toMatchObject({ description: `clipImage: ${address} · textEncoder: ${address}` });
    expect(at(items, 'embeddings')).toMatchObject({ description: 'clip: /e/clip' });
  });

  it('cover every setting that names a model', () => {
    const choices = modelItems(settings(), undefined).map(({ choice }) => choice);
    expect(MODEL_SETTINGS.filter((name) => !choices.includes(name))).toEqual([]);
    expect(Object.keys(EXPECTED)).toEqual([...MODEL_SETTINGS]);
  });
});

describe('the models for one encoder', () => {
  const offered = (values = {}, onDisk: readonly string[] = []) =>
    encoderItems({ setting: 'models.imageEncoder', settings: settings(values), onDisk: new Set(onDisk) });
  const resnet = 'Xenova/resnet-50@feature-extraction';

  it('begin with the experiment’s own, at the revision that has the output that is needed', () => {
    expect(offered()[1]).toMatchObject({ label: resnet, choice: { kind: 'known', source: resnet } });
    expect(offered()[1]?.detail).toContain('2048 dimensions');
  });

  it('say what a download costs, and what is here already', () => {
    expect(offered()[1]?.description).toBe('94 MB to download');
    expect(offered({}, [resnet])[1]?.description).toBe('on this computer');
    expect(offered({ 'models.imageEncoder': resnet }, [resnet])[1]?.description).toBe('in use · on this computer');
  });

  it('can be another name, a folder, or none where one is set', () => {
    const kinds = (values?: object) => offered(values).map(({ choice }) => choice?.kind);
    expect(kinds()).toEqual(expect.arrayContaining(['name', 'folder']));
    expect(kinds()).not.toContain('none');
    expect(kinds({ 'models.imageEncoder': '/m' })).toContain('none');
  });

  it.each([
    ['', true],
    ['owner/name', true],
    [' owner/name@v1.0 ', true],
    ['name', false],
    ['../name', false],
    ['https://example.org/owner/name', false],
  ])('take the name “%s”: %s', (name, isGood) => {
    expect(nameComplaint(name) === null).toBe(isGood);
  });
});

describe('the precisions to choose from', () => {
  it('are those of files, what a measurement recommends, and the measurement itself', () => {
    const items = precisionItems('int8');
    expect(items.map(({ choice }) => choice)).toEqual(['fp32', 'fp16', 'int8', 'uint8', 'auto', 'measure']);
    expect(items.filter(({ description }) => description === 'in use').map(({ choice }) => choice)).toEqual(['int8']);
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

  it('of one folder, or of a profile, for all does away with those of single models', () => {
    const singles = ['models.clip', 'models.clipText', 'models.imageEncoder', 'models.textEncoder'];
    const none = Object.fromEntries(singles.map((single) => [single, undefined]));
    expect(modelValues('models.folder', '/m')).toEqual({ 'models.folder': '/m', ...none });
    expect(modelValues('standard')).toEqual({ 'models.profile': 'standard', 'models.folder': undefined, ...none });
    expect(modelValues('models.clip', '/m')).toEqual({ 'models.clip': '/m' });
  });

  it('of a model on the Hub is written so that no folder of that name takes its place, and read back as the same', () => {
    const values = modelValues('models.imageEncoder', 'Xenova/resnet-50@feature-extraction');
    expect(values).toEqual({ 'models.imageEncoder': 'hf:Xenova/resnet-50@feature-extraction' });
    expect(settings(values).imageEncoder).toBe('Xenova/resnet-50@feature-extraction');
    expect(modelValues('models.clip', 'hf:owner/name@main')).toEqual({ 'models.clip': 'hf:owner/name' });
  });

  it('of nothing writes nothing where nothing is set', () => {
    expect(writesFor(name, undefined, 'global', {})).toEqual([]);
  });
});
