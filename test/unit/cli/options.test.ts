import { describe, expect, it } from 'vitest';
import { optionHelp } from '../../../src/core/messages/cli.ts';
import { OPTIONS, parseCall } from '../../../src/cli/options.ts';
import { cli } from './harness.ts';

describe('a call', () => {
  it('has the defaults of the experiment', () => {
    expect(parseCall(['compare', 'photos'])).toMatchObject({
      kind: 'compare',
      options: {
        dataset: 'photos',
        pipelines: ['preclip', 'clip'],
        precision: 'fp32',
        projectionSeed: 0,
        upright: false,
        allowSkipped: false,
        cache: undefined,
        threads: 0,
      },
    });
  });

  it('takes options before and after the folder, with and without an equals sign', () => {
    const args = ['compare', '--precision=int8', 'photos', '--projection-seed', '42', '--cache', 'off', '--upright'];
    expect(parseCall([...args, '--fail-under-clip', '62.5', '--pipelines', 'clip'])).toMatchObject({
      options: {
        precision: 'int8',
        projectionSeed: 42,
        cache: null,
        upright: true,
        failUnderClip: 62.5,
        pipelines: ['clip'],
      },
    });
  });

  it('names servers and embeddings by what they stand for', () => {
    const server = 'http://127.0.0.1:8000/v2/models/clip_vision';
    const args = ['compare', 'photos', '--clip-image-server', server, '--preclip-embeddings', 'emb'];
    expect(parseCall(args)).toMatchObject({
      options: { servers: { clipImage: server }, embeddings: { preclip: 'emb' } },
    });
    expect(parseCall(['compare', 'photos'])).toMatchObject({ options: { servers: {}, embeddings: {} } });
  });

  it('takes a folder that looks like an option after --', () => {
    expect(parseCall(['compare', '--', '--photos'])).toMatchObject({ options: { dataset: '--photos' } });
  });

  it.each([
    [[], 'No command is given.'],
    [['compre', 'x'], 'There is no command “compre”. Did you mean “compare”?'],
    [['--jsn'], 'There is no option “--jsn”.'],
    [['compare'], 'The dataset folder is missing.'],
    [['compare', ''], 'The dataset folder is missing.'],
    [['compare', 'a', 'b'], 'One dataset folder is expected; “b” is one too many.'],
    [['compare', 'x', '--jsno', 'f'], 'There is no option “--jsno”. Did you mean “--json”?'],
    [['compare', 'x', '--baselin=f'], 'There is no option “--baselin”. Did you mean “--baseline”?'],
    [['compare', 'x', '--frobnicate'], 'There is no option “--frobnicate”. Run'],
    [['init', 'x', '--json', 'f'], 'There is no option “--json”.'],
    [['compare', 'x', '-j'], 'There is no option “-j”.'],
    [['compare', 'x', '--json'], 'The option “--json” needs a value: FILE.'],
    [['compare', 'x', '--json', '--csv', 'f'], 'The option “--json” needs a value: FILE.'],
    [['compare', 'x', '--json='], 'The option “--json” needs a value: FILE.'],
    [['compare', 'x', '--upright=yes'], 'The option “--upright” takes no value.'],
    [['compare', 'x', '--json', 'a', '--json', 'b'], 'The option “--json” is given twice.'],
    [
      ['compare', 'x', '--precision', 'fp64'],
      '“--precision” expects one of fp32, fp16, int8, uint8, auto, not “fp64”.',
    ],
    [
      ['compare', 'x', '--projection-seed=-1'],
      '“--projection-seed” expects a whole number from 0 to 4294967295, not “-1”.',
    ],
    [['compare', 'x', '--projection-seed', '1.5'], 'a whole number'],
    [['compare', 'x', '--projection-seed', '4294967296'], 'a whole number'],
    [['compare', 'x', '--threads', 'many'], '“--threads” expects a whole number from 0 to 1024, not “many”.'],
    [['compare', 'x', '--threads', '0x10'], 'a whole number'],
    [
      ['compare', 'x', '--fail-under-clip', '101'],
      '“--fail-under-clip” expects a percentage from 0 to 100, not “101”.',
    ],
    [['compare', 'x', '--pipelines', 'clip,clap'], '“--pipelines” expects a list of preclip, clip, not “clip,clap”.'],
    [['compare', 'x', '--pipelines', 'preclip', '--fail-under-clip', '5'], '“--fail-under-clip” judges CLIP'],
    [['compare', 'x', '--pipelines', 'preclip', '--baseline', 'f'], '“--baseline” judges CLIP'],
    [['compare', 'x', '--lang', 'fr'], '“--lang” expects one of en, es, not “fr”.'],
    [['init'], 'The dataset folder is missing.'],
  ])('that cannot be used ends with 2 and says why: %j', async (args, sentence) => {
    const { code, out, err } = await cli(args);
    expect(err).toContain(sentence);
    expect([code, out]).toEqual([2, '']);
  });
});

describe('help', () => {
  it('lists every option of a command with what it does', async () => {
    for (const [command, options] of Object.entries(OPTIONS)) {
      const { code, out } = await cli([command, '--help']);
      expect(code).toBe(0);
      for (const name of Object.keys(options)) {
        expect(out).toContain(`--${name}`);
        expect(optionHelp[name]?.()).toBeTruthy();
      }
    }
  });

  it('comes for the program and for a command by name', async () => {
    expect((await cli(['--help'])).out).toContain('compare    Run the pipelines');
    expect((await cli(['help', 'init'])).out).toContain('Usage: caption-lens init DATASET');
    expect(await cli(['--version'])).toEqual({ code: 0, out: '1.2.3\n', err: '' });
  });

  it('speaks Spanish where that is asked for or the system does', async () => {
    const { testIo, fakeEngine } = await import('./harness.ts');
    expect((await cli(['--help', '--lang', 'es'])).out).toContain('Uso: caption-lens');
    expect((await cli(['compare', '--help', '--lang=es'])).out).toContain('Códigos de salida');
    expect((await cli(['--help'], fakeEngine(), testIo({ LANG: 'es_AR.UTF-8' }))).out).toContain('Uso:');
    expect((await cli(['--help'], fakeEngine(), testIo({ LC_ALL: 'C', LANG: 'es_AR.UTF-8' }))).out).toContain('Usage:');
  });
});
