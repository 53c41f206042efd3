import { describe, expect, it } from 'vitest';
import type { ModelPlan, ModelsPlan } from '../../../src/core/models/plan.ts';
import { downloadQuestion, isSizeKnown } from '../../../src/extension/logic/downloadText.ts';

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
    const { message, detail } = downloadQuestion(plan(clip, here, text), 'fp32');
    expect(message).toBe('Download the models? Missing: 1.5 GB.');
    expect(detail.split('\n')).toEqual([
      'owner/clip · 300 MB · licence mit',
      'owner/text · 1.2 GB',
      'From hub.example:8443 into “/home/me/$ (zap)”.',
    ]);
  });

  it('says a size that is known by name, and the licence, before the Hub is asked', () => {
    const known = plan(model('Xenova/clip-vit-base-patch32', [{ path: 'x', bytes: null, onDisk: 0 }]));
    expect(isSizeKnown(known, 'fp32')).toBe(true);
    const { message, detail } = downloadQuestion(known, 'fp32');
    expect(message).toBe('Download the models? Missing: about 606 MB.');
    expect(detail).toContain('Xenova/clip-vit-base-patch32 · about 606 MB · licence MIT');
  });

  it('says so where a size is not known', () => {
    const unknown = plan(model('a/b', [{ path: 'x', bytes: null, onDisk: 0 }]));
    expect(isSizeKnown(unknown, 'fp32')).toBe(false);
    expect(downloadQuestion(unknown, 'fp32').message).toContain('size unknown');
  });
});
