import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { decisive, readSettings, type Inspected } from '../../../src/extension/logic/settings.ts';

function read(values: Readonly<Record<string, Inspected>>, trusted = true) {
  return readSettings({ inspect: (name) => values[name], trusted, root: '/work space', home: '/home/me' });
}

const ofWorkspace = (workspaceValue: unknown): Inspected => ({ workspaceValue });

describe('settings', () => {
  it('are the experiment and a shared cache where nothing is set', () => {
    const { settings, complaints } = read({});
    expect(complaints).toEqual([]);
    expect(settings).toMatchObject({
      ...{ models: undefined, clip: undefined, precision: 'fp32', projectionSeed: 0, upright: false, threads: 0 },
      ...{
        cacheEnabled: true,
        cacheFolder: undefined,
        rerun: 'onSave',
        captionsFiles: ['captions.csv', 'captions.tsv'],
      },
    });
  });

  it('take the innermost value', () => {
    const everywhere = { defaultValue: 0, globalValue: 1, workspaceValue: 2, workspaceFolderValue: 3 };
    expect(read({ projectionSeed: everywhere }).settings.projectionSeed).toBe(3);
    expect(read({ projectionSeed: { defaultValue: 0, globalValue: 1 } }).settings.projectionSeed).toBe(1);
  });

  it.each([
    ['models', '/work space/models'],
    ['/opt/models', '/opt/models'],
    ['~/models', '/home/me/models'],
    [' ', undefined],
  ])('read the folder “%s” as %s', (value, path) => {
    expect(read({ 'models.folder': ofWorkspace(value) }).settings.models).toBe(path);
  });

  it('of an untrusted workspace name no folder, those of the user do', () => {
    const folders = ['models.folder', 'models.clip', 'models.imageEncoder', 'models.textEncoder', 'cache.folder'];
    const evil = { globalValue: '/mine', workspaceValue: '/evil', workspaceFolderValue: '/evil' };
    const values = Object.fromEntries(folders.map((name) => [name, evil]));
    const { models, clip, imageEncoder, textEncoder, cacheFolder } = read(values, false).settings;
    expect([models, clip, imageEncoder, textEncoder, cacheFolder]).toEqual(Array(5).fill('/mine'));
    expect(read(values, true).settings.models).toBe('/evil');
  });

  it('read folders of embeddings by pipeline, and addresses of servers as they are', () => {
    const embeddings = ofWorkspace({ clip: 'emb', preclip: ' ' });
    const servers = { globalValue: { clipImage: ' http://gpu:8000/v2/models/m ', clipText: '' } };
    const { settings, complaints } = read({ embeddings, servers });
    expect(complaints).toEqual([]);
    expect(settings.embeddings).toEqual({ clip: '/work space/emb' });
    expect(settings.servers).toEqual({ clipImage: 'http://gpu:8000/v2/models/m' });
  });

  it('of a workspace name no server, trusted or not, and of an untrusted one no embeddings', () => {
    const servers = ofWorkspace({ clipImage: 'http://evil/v2/models/m' });
    const embeddings = ofWorkspace({ clip: '/evil' });
    for (const trusted of [true, false]) expect(read({ servers }, trusted).settings.servers).toEqual({});
    expect(read({ embeddings }, false).settings.embeddings).toEqual({});
  });

  it('of the user never mean a folder of an untrusted workspace: a name of the Hub stays one', () => {
    const root = mkdtempSync(join(tmpdir(), 'caption-lens-stranger-'));
    onTestFinished(() => {
      rmSync(root, { recursive: true });
    });
    mkdirSync(join(root, 'Xenova', 'clip-vit-base-patch16'), { recursive: true });
    const own = { globalValue: 'Xenova/clip-vit-base-patch16' };
    const clipIn = (trusted: boolean) =>
      readSettings({
        ...{ trusted, root, home: '/home/me' },
        inspect: (name) => (name === 'models.clip' ? own : undefined),
      });
    expect(clipIn(false)).toMatchObject({ settings: { clip: own.globalValue }, complaints: [] });
    expect(clipIn(true).settings.clip).toBe(join(root, own.globalValue));
  });

  it.each([
    'models.folder',
    'cache.folder',
    'models.clip',
    'models.clipText',
    'models.imageEncoder',
    'models.textEncoder',
  ])('in an untrusted workspace refuse a relative %s of the user, and say so', (name) => {
    const relative = read({ [name]: { globalValue: './lens' } }, false);
    expect(relative.settings).toEqual(read({}).settings);
    expect(relative.complaints).toEqual([expect.stringMatching(`captionLens.${name}.*not trusted.*"./lens"`)]);
    for (const good of ['~/lens', '/opt/lens', ' ']) {
      expect(read({ [name]: { globalValue: good } }, false).complaints, good).toEqual([]);
    }
  });

  it('in an untrusted workspace take no embeddings from a relative path', () => {
    const embeddings = { globalValue: { clip: 'emb', preclip: '~/emb' } };
    const { settings, complaints } = read({ embeddings }, false);
    expect(settings.embeddings).toEqual({ preclip: '/home/me/emb' });
    expect(complaints).toEqual([expect.stringMatching(/captionLens\.embeddings.*not trusted.*"emb"/)]);
  });

  it('of an untrusted workspace start no threads', () => {
    expect(read({ threads: ofWorkspace(1024) }, false).settings.threads).toBe(0);
    expect(read({ threads: ofWorkspace(2) }, true).settings.threads).toBe(2);
  });

  it.each([
    ['precision', 'fp8'],
    ['projectionSeed', -1],
    ['projectionSeed', 2 ** 32],
    ['threads', 1.5],
    ['threads', '4'],
    ['upright', 'yes'],
    ['rerun', 'always'],
    ['rerunDelay', 1e9],
    ['models.folder', 7],
    ['embeddings', 'folder'],
    ['embeddings', { clip: 7 }],
    ['embeddings', { resnet: 'x' }],
    ['embeddings', []],
    ['captionsFiles', []],
    ['captionsFiles', ['../captions.csv']],
    ['captionsFiles', ['{a,b}.csv']],
    ['captionsFiles', 'captions.csv'],
  ])('“%s” does without %j, and says so', (name, value) => {
    const { settings, complaints } = read({ [name]: ofWorkspace(value) });
    expect(settings).toEqual(read({}).settings);
    expect(complaints).toEqual([expect.stringContaining(`captionLens.${name}`)]);
  });
});

describe('what a result depends on', () => {
  const of = (values: Readonly<Record<string, Inspected>>, trusted = true) => decisive(read(values, trusted).settings);

  it.each([
    ['models.profile', 'standard'],
    ['models.folder', 'models'],
    ['models.clip', 'me/clip'],
    ['models.clipText', 'me/text'],
    ['models.imageEncoder', 'me/images'],
    ['models.textEncoder', 'me/captions'],
    ['embeddings', { clip: 'emb' }],
    ['precision', 'int8'],
    ['projectionSeed', 1],
    ['upright', true],
  ])('changes with “%s”', (name, value) => {
    expect(of({ [name]: ofWorkspace(value) })).not.toBe(of({}));
  });

  it('changes with the servers of the user', () => {
    expect(of({ servers: { globalValue: { clipImage: 'http://gpu/v2/models/m' } } })).not.toBe(of({}));
  });

  it.each([
    ['rerun', 'off'],
    ['rerunDelay', 0],
    ['threads', 2],
    ['cache.enabled', false],
    ['mismatchSeverity', 'off'],
    ['inlineVerdicts', 'both'],
    ['projectionSeed', 0],
  ])('is the same with “%s” set to %j', (name, value) => {
    expect(of({ [name]: ofWorkspace(value) })).toBe(of({}));
  });

  it('changes with the trust in a workspace that names models, and with no other', () => {
    const named = { 'models.folder': ofWorkspace('models') };
    expect(of(named, true)).not.toBe(of(named, false));
    const harmless = { projectionSeed: ofWorkspace(7), threads: ofWorkspace(2) };
    expect(of(harmless, true)).toBe(of(harmless, false));
  });
});
