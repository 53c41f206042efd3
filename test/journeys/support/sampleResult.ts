import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EngineClient } from '../../../src/client/client.ts';
import { changesSince } from '../../../src/core/annotations/changes.ts';
import { withSpread } from '../../../src/core/report/findings.ts';
import type { Comparison, Verdicts } from '../../../src/core/report/types.ts';
import type { PanelResult } from '../../../src/contract/panel.ts';

/** The sample compared with the starter models by the bundled engine, as the panel gets it. */
export async function sampleResult(modulePath = 'dist/engine.js'): Promise<PanelResult> {
  const engine = new EngineClient({ modulePath });
  try {
    const models = (name: string) => join(process.cwd(), 'models', 'starter', name);
    const { run, comparison } = await engine.compare({
      folder: join(process.cwd(), 'samples', 'scenes'),
      pipelines: ['preclip', 'clip'],
      models: { clip: models('clip'), imageEncoder: models('resnet'), textEncoder: models('distiluse') },
      precision: 'fp32',
      projectionSeed: 0,
      upright: false,
      cacheFolder: null,
      threads: 1,
    });
    const whole = withSpread(comparison, await engine.spread({ run, seeds: 200 }));
    return { run, comparison: whole, changes: changesSince(whole, earlier(whole)), forgiven: {} };
  } finally {
    await engine.dispose();
  }
}

/** As if CLIP had been right about one row that it misses now, and wrong about three that it finds. */
function earlier({ rows, pipelines }: Comparison): Verdicts {
  const { clip, preclip } = pipelines;
  if (!clip || !preclip) throw new Error('both pipelines run');
  const before = Array.from(clip.correct, (correct, row) =>
    row < 3 ? false : row === clip.correct.indexOf(0) || correct === 1,
  );
  const accuracy = before.filter(Boolean).length / rows.length;
  return {
    when: '2026-01-01T00:00:00Z',
    rows: rows.map(({ image, caption }) => ({ image, caption: caption.value })),
    pipelines: {
      clip: { correct: before, accuracy },
      preclip: { correct: Array.from(preclip.correct, (correct) => correct === 1), accuracy: preclip.top1.accuracy },
    },
  };
}

/** A row's image of the sample, as the fake host of the development page serves it. */
export function sampleImage(image: string): Promise<Buffer> {
  return readFile(join('samples', 'scenes', image));
}
