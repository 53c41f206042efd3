import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withSpread } from '../../../src/core/report/findings.ts';
import { toJson, type ReportJson } from '../../../src/core/report/json.ts';
import { stringify } from '../../../src/core/report/stringify.ts';
import { clipResult, comparison, leftOutRow, problem, spread } from './builder.ts';

const sentence = ({ code }: { code: string }) => `Sentence of ${code}`;
const text = (report: Parameters<typeof stringify>[0]) => [...stringify(report)].join('');
const whole = withSpread(
  comparison({
    leftOut: [leftOutRow({ image: 'food/gone.jpg', caption: 'Gone' }, 20, 'missing-image')],
    problems: [problem('missing-image', 20, { file: 'food/gone.jpg' }), problem('image-without-row', null)],
  }),
  spread(20),
);

describe('the JSON report', () => {
  const report = JSON.parse(text(toJson(whole, sentence, 'caption-lens 1.2.3'))) as ReportJson;

  it('has the fields that the format promises', () => {
    expect(Object.keys(report)).toEqual([
      ...[
        'version',
        'generator',
        'dataset',
        'pipelines',
        'mcnemar',
        'remarks',
        'models',
        'runtime',
        'timings',
        'cache',
        'images',
      ],
    ]);
    expect(report.version).toBe(1);
    expect(report.dataset.rows[0]).toEqual({
      line: 2,
      filename: 'beaches_01.jpg',
      category: 'beaches',
      caption: 'Turquoise waves roll over white sand under a clear sky (1)',
      image: 'beaches/beaches_01.jpg',
    });
    const clip = report.pipelines.clip;
    expect(clip?.top1).toEqual({ correct: 15, total: 20, accuracy: 0.75, chance: 0.05, interval: [0.55, 0.95] });
    expect(clip?.similarity).toHaveLength(20);
    expect(clip?.rank).toEqual([...(whole.pipelines.clip?.rank ?? [])]);
    expect(clip?.best).toEqual([...(whole.pipelines.clip?.best ?? [])]);
    expect(report.pipelines.preclip?.spread?.correct).toHaveLength(200);
    expect(report.pipelines.preclip?.top1.interval).toEqual([0, 0.15]);
  });

  it('tells what was left out, and each problem with its place', () => {
    expect(report.dataset.leftOut).toEqual([
      { line: 22, filename: 'gone.jpg', category: 'food', caption: 'Gone', reasons: ['missing-image'] },
    ]);
    expect(report.dataset.problems).toEqual([
      {
        code: 'missing-image',
        severity: 'error',
        message: 'Sentence of missing-image',
        line: 22,
        column: 1,
        args: { file: 'food/gone.jpg' },
      },
      {
        code: 'image-without-row',
        severity: 'error',
        message: 'Sentence of image-without-row',
        line: null,
        column: null,
        args: {},
      },
    ]);
  });

  it('tells nothing of the folders of this machine', () => {
    expect(report.dataset).toMatchObject({ name: 'photos', captionsFile: 'captions.csv' });
    const encoder = {
      source: '/home/somebody/models/clip',
      fingerprint: 'f',
      precision: 'fp32',
      dimension: 512,
    } as const;
    const made = { ...whole, models: { clip: { image: encoder, text: { ...encoder, source: 'Xenova/clip' } } } };
    expect(text(toJson(made, sentence, 'x'))).not.toContain('/home/somebody');
    const { clip } = toJson(made, sentence, 'x').models;
    expect([clip?.image.source, clip?.text.source]).toEqual(['models/clip', 'Xenova/clip']);
  });

  it('rounds cosines to 7 significant digits, which keeps every bit of a 32-bit float', () => {
    const similarity = report.pipelines.clip?.similarity?.flat() ?? [];
    const digits = similarity.map((cosine) => String(cosine).replace(/^-?0\.0*/, '').length);
    expect(Math.max(...digits)).toBeLessThanOrEqual(7);
    similarity.forEach((cosine, k) => {
      expect(cosine).toBeCloseTo(whole.pipelines.clip?.similarity?.[k] ?? NaN, 7);
    });
  });

  it('tells the temperature where it is known', () => {
    const made = comparison();
    const { clip } = made.models;
    if (!clip) throw new Error('both pipelines run by default');
    const known = { ...clip.image, logits: { kind: 'sigmoid', scale: Math.exp(4.764997), bias: -12.932437 } } as const;
    const { models } = toJson({ ...made, models: { clip: { ...clip, image: known } } }, sentence, 'x');
    expect(models.clip?.image.logits).toEqual({ kind: 'sigmoid', scale: 117.3308, bias: -12.93244 });
    expect(models.clip?.text).not.toHaveProperty('logits');
  });

  it('rounds every size of number alike', () => {
    fc.assert(
      fc.property(
        fc.float({ noNaN: true, noDefaultInfinity: true }),
        fc.constantFrom(1, 0.1, 0.01, 0.001),
        (value, scale) => {
          const given = Math.fround((value % 1 || 0.5) * scale);
          const { clip } = toJson(
            comparison({ pipelines: { clip: clipResult({ diagonalMean: given }) } }),
            sentence,
            'x',
          ).pipelines;
          expect(Math.abs((clip?.diagonalMean ?? NaN) - given)).toBeLessThanOrEqual(Math.abs(given) * 5.001e-7);
        },
      ),
      { seed: 20250503, numRuns: 50 },
    );
  });

  it('says null where there is none, as JSON knows no NaN', () => {
    const alone = clipResult({ rival: Int32Array.of(-1), rivalCosine: Float32Array.of(NaN), restMean: NaN });
    const { clip } = toJson(comparison({ pipelines: { clip: alone } }), sentence, 'x').pipelines;
    expect([clip?.rival, clip?.rivalCosine, clip?.restMean]).toEqual([[null], [null], null]);
  });

  it('leaves the matrix out where none was kept', () => {
    const large = toJson(comparison({ pipelines: { clip: clipResult({ similarity: null }) } }), sentence, 'x');
    expect(large.pipelines.clip).not.toHaveProperty('similarity');
    expect(large.pipelines).not.toHaveProperty('preclip');
  });
});

describe('stringify', () => {
  it('is the same data as JSON.stringify', () => {
    const { pipelines, ...rest } = toJson(whole, sentence, 'x');
    const listed = Object.entries(pipelines).map(([name, { similarity = [], ...figures }]) => [
      name,
      { ...figures, similarity: [...similarity] },
    ]);
    const plain = JSON.stringify({ ...rest, pipelines: Object.fromEntries(listed) as unknown });
    expect(JSON.parse(text({ ...rest, pipelines }))).toEqual(JSON.parse(plain));
  });

  it('gives each row of a matrix and each record a line of its own', () => {
    const lines = text(toJson(whole, sentence, 'x')).split('\n');
    const rows = lines.filter((line) => /^ {8}\[-?\d/.test(line));
    expect(rows.length).toBeGreaterThanOrEqual(40);
    expect(lines.filter((line) => line.startsWith('      {"line":')).length).toBe(21);
    expect(lines.length).toBeLessThan(260);
  });

  it('comes in pieces, so that a large matrix never stands in one string', () => {
    const sizes = Array.from(stringify(toJson(whole, sentence, 'x')), (piece) => piece.length);
    expect(Math.max(...sizes)).toBeLessThan(2000);
  });

  it('rounds a row of a matrix when its turn comes: all rows at once would block the editor', () => {
    const similarity = new Float32Array(400).fill(0.25);
    const report = toJson(comparison({ pipelines: { clip: clipResult({ similarity }) } }), sentence, 'x');
    const row = (cosine: number) => `[${Array<number>(20).fill(cosine).join(',')}]`;
    const written = [];
    for (const piece of stringify(report)) {
      written.push(piece);
      if (piece === row(0.25)) similarity.fill(0.5);
    }
    expect(written.filter((piece) => piece === row(0.25))).toHaveLength(1);
    expect(written.filter((piece) => piece === row(0.5))).toHaveLength(19);
  });
});
