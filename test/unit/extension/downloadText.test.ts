import { describe, expect, it } from 'vitest';
import type { ModelPlan, ModelsPlan } from '../../../src/core/models/plan.ts';
import { downloadQuestion } from '../../../src/extension/logic/downloadText.ts';

const model = (source: string, files: ModelPlan['files'], licence: string | null = null): ModelPlan => ({
  ...{ role: 'clip', towers: ['images', 'captions'], source, folder: '/cache/x', commit: null, licence, files },
});
const plan = (...models: ModelPlan[]): ModelsPlan => ({
  ...{ cacheFolder: '/home/me/$(zap)', endpoint: 'https://hub.example:8443/mirror', offline: false, models },
});

describe('the question before a download', () => {
  it('says how much is missing of which models, their licence, from where, and where it goes', () => {
    const clip = model('owner/clip', [{ path: 'onnx/a.onnx', bytes: 352_000_000, onDisk: 52_000_000 }], 'mit');
    const here = model('owner/here', [{ path: 'config.json', bytes: 10, onDisk: 10 }]);
    const text = model('owner/text', [{ path: 'onnx/model.onnx', bytes: 1_200_000_000, onDisk: 0 }]);
    const { message, detail } = downloadQuestion(plan(clip, here, text));
    expect(message).toBe('Download the models? 1.5 GB are missing.');
    expect(detail.split('\n')).toEqual([
      'owner/clip · 300 MB · licence mit',
      'owner/text · 1.2 GB',
      'From hub.example:8443 into “/home/me/$ (zap)”.',
    ]);
  });

  it('says so where a size is not known', () => {
    const { message } = downloadQuestion(plan(model('a/b', [{ path: 'x', bytes: null, onDisk: 0 }])));
    expect(message).toContain('size unknown');
  });
});
