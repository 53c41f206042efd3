import { describe, expect, it } from 'vitest';
import { Trouble } from '../../../src/core/errors.ts';
import { datasetItem } from '../../../src/extension/logic/datasetItem.ts';
import type { DatasetState } from '../../../src/extension/logic/results.ts';
import { comparison } from '../report/builder.ts';

const dataset = { folder: '/w/photos', captionsFile: '/w/photos/captions.csv' };
const result = { run: 1, comparison: comparison(), previous: null, revision: 3, unsavedText: null };
const current = { dataset, revision: 3, result, run: null, failure: null } as unknown as DatasetState;
const itemOf = (state: DatasetState | null) => datasetItem(dataset, 'photos', state);

describe('a dataset in the list', () => {
  it('has its verdict, and more of it on hover', () => {
    const { label, description, tooltip, kind } = itemOf(current);
    expect([label, kind]).toEqual(['photos', 'compared']);
    expect(description).toMatch(/^CLIP \d+% · pre-CLIP \d+%$/);
    expect(tooltip).toMatch(/^\/w\/photos\/captions\.csv\n[^]*chance level/);
  });

  it('says that it was never compared, is being compared, has changed, or failed', () => {
    const run = { phase: 'waiting', revision: null, progress: null } as const;
    expect(itemOf(null)).toMatchObject({ description: 'not compared yet', kind: 'new', icon: 'file-media' });
    expect(itemOf({ ...current, run })).toMatchObject({ kind: 'running', icon: 'sync~spin' });
    expect(itemOf({ ...current, result: null, run }).description).toBe('comparing');
    expect(itemOf({ ...current, revision: 4 })).toMatchObject({ icon: 'history', kind: 'compared' });
    expect(itemOf({ ...current, revision: 4 }).description).toMatch(/%, before the last change$/);
    const failure = new Trouble('models-not-named');
    expect(itemOf({ ...current, result: null, failure })).toMatchObject({ description: 'failed', icon: 'warning' });
  });

  it('shows a hostile name in full view', () => {
    const evil = { folder: '/w/a\u202e\n$(zap)', captionsFile: '/w/a\u202e\n$(zap)/captions.csv' };
    const { label, tooltip } = datasetItem(evil, 'a\u202e\n$(zap)', null);
    expect(label).toBe(String.raw`a\u202e\n$(zap)`);
    expect(tooltip).toBe(String.raw`/w/a\u202e\n$(zap)/captions.csv`);
  });
});
