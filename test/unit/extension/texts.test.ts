import { config } from '@vscode/l10n';
import { afterEach, describe, expect, it } from 'vitest';
import spanish from '../../../l10n/bundle.l10n.es.json';
import { Trouble } from '../../../src/core/errors.ts';
import { untranslated } from '../../../src/core/messages/bundle.ts';
import { editorTroubleSentence, editorTroubleSentences } from '../../../src/core/messages/editor.ts';
import { forLabel, forMessage } from '../../../src/extension/logic/disarm.ts';
import { comparisonLines } from '../../../src/extension/logic/logLines.ts';
import { ProgressSteps } from '../../../src/extension/logic/progressText.ts';
import type { DatasetState } from '../../../src/extension/logic/results.ts';
import { statusText as textOf } from '../../../src/extension/logic/statusText.ts';
import { comparison, withStarterModels } from '../report/builder.ts';

afterEach(() => {
  config({ contents: {} });
});

const made = comparison();
const dataset = { folder: '/home/somebody/photos', captionsFile: '/home/somebody/photos/captions.csv' };
const result = { run: 1, comparison: made, previous: null, revision: 3, unsavedText: null };
const current: DatasetState = { dataset, revision: 3, result, run: null, failure: null };
const statusText = (state: DatasetState) => textOf(state, 'photos');
const verdict = /^CLIP \d+% · pre-CLIP \d+%$/;

describe('the status bar', () => {
  it('has the verdict, CLIP first, with hits and chance level on hover', () => {
    const status = statusText(current);
    expect(status?.text).toMatch(verdict);
    expect(status?.tooltip).toMatch(/^photos\n.*images prefer their own caption, chance level 5\.0%/);
  });

  it('shows a stale verdict as stale, in sign, tooltip and speech', () => {
    const status = statusText({ ...current, revision: 4 });
    expect(status?.text).toMatch(/^\$\(history\) CLIP/);
    expect(status?.tooltip).toContain('earlier state');
    expect(status?.spoken).toContain('earlier state');
  });

  it('spins while a run is on and keeps the verdict; without one it tells the stage', () => {
    const run = { phase: 'comparing', revision: 3, progress: { stage: 'images', done: 12, total: 20 } } as const;
    expect(statusText({ ...current, run })?.text).toMatch(/^\$\(sync~spin\) CLIP/);
    expect(statusText({ ...current, run, result: null })?.text).toBe('$(sync~spin) Embedding the images 12/20');
  });

  it('tells runs that wait, begin and draw projections apart', () => {
    const at = (phase: 'waiting' | 'comparing' | 'spread') => ({
      ...current,
      result: null,
      run: { phase, revision: null, progress: null },
    });
    expect(statusText(at('waiting'))?.text).toBe('$(sync~spin) Waiting for another comparison');
    expect(statusText(at('comparing'))?.text).toBe('$(sync~spin) Starting the comparison');
    expect(statusText(at('spread'))?.text).toBe('$(sync~spin) Drawing random projections');
  });

  it('warns of a failure and says what it is', () => {
    const status = statusText({ ...current, result: null, failure: new Trouble('models-not-named') });
    expect(status).toMatchObject({ text: '$(warning) Caption Lens', tone: 'warning' });
    expect(status?.tooltip).toContain('Choose Models');
  });

  it('is silent before the first comparison', () => {
    expect(statusText({ ...current, result: null })).toBeNull();
  });

  it('calls neither all but one 100% nor one 0%', () => {
    const withHits = (correct: number): DatasetState => {
      const { clip } = made.pipelines;
      if (!clip) throw new Error('CLIP did not run');
      const top1 = { ...clip.top1, correct, total: 1000, accuracy: correct / 1000 };
      return { ...current, result: { ...result, comparison: { ...made, pipelines: { clip: { ...clip, top1 } } } } };
    };
    const texts = [999, 1000, 1, 0].map((correct) => statusText(withHits(correct))?.text);
    expect(texts).toEqual(['CLIP 99%', 'CLIP 100%', 'CLIP <1%', 'CLIP 0%']);
  });

  it('says what the starter models are not for', () => {
    const comparison = withStarterModels();
    expect(statusText({ ...current, result: { ...result, comparison } })?.tooltip).toContain('not photographs');
  });

  it('disarms the name of a folder', () => {
    const status = textOf(current, 'a\u202eb\n$(zap)');
    expect(status?.tooltip.split('\n')[0]).toBe(String.raw`a\u202eb\n$(zap)`);
    expect(status?.text).toMatch(verdict);
  });
});

describe('progress', () => {
  it('tells stage, count, rate and time left', () => {
    const steps = new ProgressSteps();
    expect(steps.next({ stage: 'images', done: 0, total: 100 }, 0).message).toBe('Embedding the images 0/100');
    expect(steps.next({ stage: 'images', done: 50, total: 100 }, 5000).message).toBe(
      'Embedding the images 50/100 · 10 per second, 5 s left',
    );
  });

  it('never goes back and ends at 100, though stages take turns', () => {
    const steps = new ProgressSteps();
    const increments = [
      { stage: 'images', done: 10, total: 20 },
      { stage: 'scan', done: 1, total: 1 },
      { stage: 'images', done: 15, total: 20 },
      { stage: 'captions', done: 20, total: 20 },
      { stage: 'images', done: 20, total: 20 },
      { stage: 'spread', done: 200, total: 200 },
    ].map((progress, index) => steps.next(progress as Parameters<ProgressSteps['next']>[0], index).increment);
    expect(Math.min(...increments)).toBe(0);
    expect(increments.reduce((sum, increment) => sum + increment, 0)).toBeCloseTo(100);
  });

  it('does without a count where there is only one thing to do', () => {
    expect(new ProgressSteps().next({ stage: 'load', done: 0, total: 1 }, 0).message).toBe('Loading the models');
  });
});

describe('the log', () => {
  it('tells verdict, models, precision, timings, cache and threads', () => {
    const text = comparisonLines(made, 2).join('\n');
    for (const part of ['captions.csv: CLIP', 'fp32', '812 ms', '3 embeddings from the cache', 'Threads: 2']) {
      expect(text).toContain(part);
    }
  });

  it('has no line that a file name could forge', () => {
    const forged = { ...made, captionsFile: '/x/a\n[error] all is lost/captions.csv' };
    expect(comparisonLines(forged, 0).every((line) => !line.includes('\n'))).toBe(true);
  });
});

describe('hostile texts', () => {
  it('make no link in a message', () => {
    const message = forMessage('“[see](command:workbench.action.terminal.new)\u202e” is gone');
    expect(message).not.toMatch(/\[[^\]]+\]\((https?:|command:|file:)/);
    expect(message).toContain(String.raw`\u202e`);
  });

  it('make no icon in a label', () => {
    expect(forLabel('a$(zap)b')).toBe('a$ (zap)b');
  });
});

describe('errors in the editor', () => {
  it('name a way out that the editor has', () => {
    const args = { file: '/x/captions.csv', folder: '/x', detail: 'SIGSEGV', seconds: 30 };
    const ofEngine = ['engine-died', 'engine-silent', 'engine-failed'] as const;
    for (const code of ['captions-file-missing', 'models-not-named', ...ofEngine] as const) {
      expect(editorTroubleSentence({ code, args })).not.toMatch(/caption-lens |“--|Run the command/);
    }
    expect(editorTroubleSentence({ code: 'dataset-folder-missing', args })).toContain('“/x”');
  });

  it('are Spanish, too', () => {
    expect(untranslated(Object.values(editorTroubleSentences).flat(), spanish)).toEqual([]);
    config({ contents: spanish });
    expect(editorTroubleSentence({ code: 'models-not-named', args: {} })).toMatch(/^No se ha indicado/);
    expect(editorTroubleSentence({ code: 'engine-died', args: {} })).toBe('El motor se detuvo de forma inesperada.');
  });
});
