import { link, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { modelsOf, cacheFolderOf } from '../../../src/cli/places.ts';
import { parseCall, type CompareOptions } from '../../../src/cli/options.ts';
import { Trouble } from '../../../src/core/errors.ts';
import type { ReportJson } from '../../../src/core/report/json.ts';
import type { Comparison } from '../../../src/core/report/types.ts';
import { comparison, leftOutRow, problem } from '../report/builder.ts';
import { cli, fakeEngine, folderWith, listing, testIo } from './harness.ts';

const CAPTIONS = 'filename,category,caption\r\nbeaches_01.jpg,beaches,"Waves, ""white"" sand"\r\n';
let folder: string;
let args: string[];

beforeEach(async () => {
  folder = await folderWith({ 'data/captions.csv': CAPTIONS });
  args = ['compare', join(folder, 'data'), '--models', join(folder, 'models'), '--cache', 'off'];
});

const out = (name: string) => join(folder, name);
const leftOut = [leftOutRow({ image: 'food/gone.jpg', caption: 'x' }, 20, 'missing-image')];

describe('compare', () => {
  it('prints the report on stdout, and progress and problems on stderr', async () => {
    const made = comparison({ problems: [problem('empty-caption', 3, { file: 'food/a\u001b[31m.jpg' })] });
    const { code, out, err } = await cli(args, fakeEngine(made));
    expect(code).toBe(0);
    expect(out).toContain('Similarity matrix of CLIP');
    expect(out).not.toContain('Embedding the images');
    expect(err).toContain('Embedding the images 1/20');
    expect(err).toContain(String.raw`error: line 5: “food/a\u001b[31m.jpg” has no caption.`);
  });

  it('asks the engine for what the options say', async () => {
    const engine = fakeEngine(comparison({ run: ['clip'] }));
    await cli([...args, '--pipelines', 'clip', '--precision', 'int8', '--threads', '3', '--upright'], engine);
    expect(engine.asked).toEqual([
      {
        folder: join(folder, 'data'),
        pipelines: ['clip'],
        models: { clip: join(folder, 'models', 'clip') },
        precision: 'int8',
        projectionSeed: 0,
        upright: true,
        cacheFolder: null,
        threads: 3,
      },
    ]);
  });

  it('writes every file that is asked for, and nothing else', async () => {
    const { code, err } = await cli([
      ...args,
      '--json',
      out('r.json'),
      '--csv',
      out('r.csv'),
      '--html',
      out('r.html'),
      '--sarif',
      out('r.sarif'),
    ]);
    expect(code).toBe(0);
    expect(await listing(folder)).toEqual(['data/captions.csv', 'r.csv', 'r.html', 'r.json', 'r.sarif']);
    const report = JSON.parse(await readFile(out('r.json'), 'utf8')) as ReportJson;
    expect([report.version, report.generator]).toEqual([1, 'caption-lens 1.2.3']);
    expect(report.pipelines.preclip?.spread?.seeds).toBe(200);
    expect(await readFile(out('r.html'), 'utf8')).toMatch(/^<!doctype html>/);
    expect(err).toContain(`Wrote ${out('r.json')}`);
  });

  it('keeps the bytes of the captions file in its copy', async () => {
    await cli([...args, '--pipelines', 'clip', '--csv', out('r.csv')], fakeEngine(comparison({ run: ['clip'] })));
    const [head, row] = (await readFile(out('r.csv'), 'utf8')).split('\r\n');
    expect(head).toBe('filename,category,caption,clip_correct,clip_rank,clip_cosine,clip_margin,clip_best,problems');
    expect(row).toMatch(
      /^beaches_01\.jpg,beaches,"Waves, ""white"" sand",false,4,0\.2\d+,-0\.02\d+,beaches\/beaches_04\.jpg,$/,
    );
  });
});

describe('an output that cannot be written', () => {
  const refused = async (option: string, path: string, reason: string) => {
    const engine = fakeEngine();
    const { code, err } = await cli([...args, option, path], engine);
    expect(err).toContain(reason);
    expect([code, engine.asked]).toEqual([2, []]);
    expect(await readFile(out('data/captions.csv'), 'utf8')).toBe(CAPTIONS);
  };

  it('is refused before the run: no such folder', () =>
    refused('--json', out('nowhere/r.json'), 'its folder does not exist'));
  it('is refused before the run: a folder', () => refused('--html', folder, 'it is a folder'));
  it('is refused before the run: the captions file', () =>
    refused('--csv', out('data/captions.csv'), 'it is the captions file itself'));
  it('is refused before the run: the captions file by a detour', () =>
    refused('--csv', out('data/../data/captions.csv'), 'it is the captions file itself'));

  it('is refused before the run: a link to the captions file', async () => {
    await symlink(out('data/captions.csv'), out('soft.csv'));
    await link(out('data/captions.csv'), out('hard.csv'));
    await refused('--csv', out('soft.csv'), 'it is the captions file itself');
    await refused('--json', out('hard.csv'), 'it is the captions file itself');
  });

  it('is refused before the run: two outputs in one file', async () => {
    const { code, err } = await cli([...args, '--json', out('r'), '--html', out('data/../r')]);
    expect([code, err]).toEqual([2, expect.stringContaining('“--json” writes there too')]);
  });

  it('follows a link instead of replacing it', async () => {
    await mkdir(out('reports'));
    await writeFile(out('reports/real.json'), 'old');
    await symlink(out('reports/real.json'), out('latest.json'));
    await cli([...args, '--json', out('latest.json')]);
    expect(await listing(folder)).toEqual(['data/captions.csv', 'reports/real.json']);
    expect(await readFile(out('reports/real.json'), 'utf8')).toContain('"version": 1');
  });
});

describe('an interruption', () => {
  it('leaves nothing half-written and ends with 130', async () => {
    const io = testIo();
    const engine = fakeEngine();
    const interrupted = {
      ...engine,
      spread: () => {
        io.controller.abort();
        return engine.spread({ run: 1, seeds: 200 });
      },
    };
    const { code, err } = await cli([...args, '--json', out('r.json'), '--html', out('r.html')], interrupted, io);
    expect(code).toBe(130);
    expect(err).toContain('Interrupted. Nothing was written.');
    expect(await listing(folder)).toEqual(['data/captions.csv']);
  });

  it('ends with 130 when the engine was cancelled', async () => {
    expect((await cli(args, fakeEngine(new Trouble('cancelled')))).code).toBe(130);
  });
});

describe('exit codes', () => {
  it.each([
    [new Trouble('dataset-folder-missing', { folder: 'x' }), 2],
    [new Trouble('captions-file-missing', { file: 'x' }), 2],
    [new Trouble('too-few-rows', { usable: 1 }), 2],
    [new Trouble('model-folder-missing', { folder: 'x', role: 'clip' }), 3],
    [new Trouble('model-unusable', { folder: 'x', role: 'clip', reason: 'y' }), 3],
    [new Trouble('engine-died', { detail: 'signal SIGKILL' }), 3],
    [new Error('a bug'), 3],
  ])('%s ends with %i', async (error, code) => {
    const answer = await cli(args, fakeEngine(error));
    expect([answer.code, answer.out]).toEqual([code, '']);
    expect(answer.err).not.toMatch(/\{\w+\}|undefined/);
  });
});

describe('--fail-under-clip', () => {
  const gate = async (percent: string, ...more: string[]) =>
    cli([...args, '--fail-under-clip', percent, ...more], fakeEngine(comparison({ leftOut })));

  it('passes at the threshold and above', async () => {
    expect((await cli([...args, '--fail-under-clip', '75'])).code).toBe(0);
  });

  it('fails below, with the report printed all the same', async () => {
    const { code, out, err } = await cli([...args, '--fail-under-clip', '75.1']);
    expect([code, out.length > 0]).toEqual([1, true]);
    expect(err).toContain('CLIP reaches 75.0%, less than the 75.1% asked for.');
  });

  it('counts rows left out as wrong unless they are allowed', async () => {
    expect((await gate('75')).code).toBe(1);
    expect((await gate('75', '--allow-skipped')).code).toBe(0);
  });
});

/** The third image prefers the eighth caption. */
function worse(made: Comparison): Comparison {
  const { clip } = made.pipelines;
  if (!clip) throw new Error('CLIP ran');
  const [correct, best] = [clip.correct.slice(), clip.best.slice()];
  [correct[2], best[2]] = [0, 7];
  return { ...made, pipelines: { clip: { ...clip, correct, best } } };
}

describe('--baseline', () => {
  const withBaseline = async (now: ReturnType<typeof comparison>, ...more: string[]) => {
    await cli([...args, '--json', out('base.json')]);
    return cli([...args, '--baseline', out('base.json'), ...more], fakeEngine(now));
  };

  it('passes when nothing got worse', async () => {
    expect(await withBaseline(comparison())).toMatchObject({ code: 0 });
  });

  it('fails and lists the rows that were right and are wrong now', async () => {
    const { code, err } = await withBaseline(worse(comparison()));
    expect(code).toBe(1);
    expect(err).toContain('line 4  beaches/beaches_03.jpg now prefers the caption of wild_animals/wild_animals_03.jpg');
  });

  it('counts a row left out now as wrong unless that is allowed', async () => {
    const rows = comparison().rows;
    const [last] = rows.slice(-2);
    const now = comparison({
      rows: rows.filter((row) => row !== last),
      leftOut: [leftOutRow({ image: last?.image ?? '', caption: '' }, 18, 'empty-caption')],
    });
    expect((await withBaseline(now)).err).toContain('home_interior/home_interior_04.jpg is left out now');
    expect((await withBaseline(now, '--allow-skipped')).err).not.toContain('is left out now');
  });

  it('is read before the run, and refused when it is none', async () => {
    const engine = fakeEngine();
    const { code, err } = await cli([...args, '--baseline', out('data/captions.csv')], engine);
    expect([code, engine.asked]).toEqual([2, []]);
    expect(err).toContain('cannot be used');
  });

  it('may be the file that the new report goes to, which a run that got worse leaves as it was', async () => {
    const again = () => readFile(out('base.json'), 'utf8');
    expect((await withBaseline(comparison(), '--json', out('base.json'))).code).toBe(0);
    const before = await again();
    const { code, err } = await cli(
      [...args, '--baseline', out('base.json'), '--json', out('base.json'), '--html', out('report.html')],
      fakeEngine(worse(comparison())),
    );
    expect(code).toBe(1);
    expect(await again()).toBe(before);
    expect(err).toContain('base.json” stays as it was');
    expect(err).not.toMatch(/wrote.*base\.json/i);
    expect(await readFile(out('report.html'), 'utf8')).toContain('<html');
  });
});

describe('places', () => {
  const options = (...more: string[]): CompareOptions => {
    const call = parseCall(['compare', 'x', ...more]);
    if (call.kind !== 'compare') throw new Error(call.kind);
    return call.options;
  };

  it('of models: each on its own before the common folder', () => {
    expect(modelsOf(options('--models', '/m', '--text-encoder', '/t'), '/starter')).toEqual({
      clip: '/m/clip',
      imageEncoder: '/m/resnet',
      textEncoder: '/t',
    });
  });

  it('of models: absolute where they are folders, names where they are on the Hub', () => {
    const named = ['--models', 'm', '--clip', './c', '--clip-text', 'hf:src/client', '--text-encoder', '~/t'];
    expect(modelsOf(options(...named), '/starter')).toEqual({
      clip: resolve('c'),
      clipText: 'src/client',
      imageEncoder: resolve('m/resnet'),
      textEncoder: join(homedir(), 't'),
    });
  });

  it('of models: the starter ones by default, where they exist', async () => {
    const starter = await folderWith({ 'clip/config.json': '{}' });
    expect(modelsOf(options('--pipelines', 'clip'), starter)).toEqual({ clip: join(starter, 'clip') });
    expect(() => modelsOf(options(), starter)).toThrow(expect.objectContaining({ code: 'models-not-named' }) as Error);
  });

  it.each([
    ['linux', {}, '/home/somebody/.cache/caption-lens'],
    ['linux', { XDG_CACHE_HOME: '/xdg' }, '/xdg/caption-lens'],
    ['darwin', {}, '/home/somebody/Library/Caches/caption-lens'],
    ['win32', { LOCALAPPDATA: '/local' }, '/local/caption-lens'],
  ] as const)('of the cache on %s', (platform, env, expected) => {
    expect(cacheFolderOf(options(), { ...testIo(env), platform })).toBe(expected);
  });
});

describe('a dataset with fewer than two usable rows', () => {
  it('ends with 2, tells its problems and writes nothing', async () => {
    const problems = [problem('missing-image', 0, { file: 'x.jpg' }), problem('too-few-rows', null, { usable: 0 })];
    const nothing = comparison({ rows: [], pipelines: {}, problems });
    const answer = await cli([...args, '--json', out('report.json')], fakeEngine(nothing));
    expect([answer.code, answer.out, await listing(folder)]).toEqual([2, '', ['data/captions.csv']]);
    expect(answer.err).toContain('There is no image “x.jpg”');
    expect(answer.err.match(/The number of usable rows is 0/g)).toHaveLength(1);
  });
});
