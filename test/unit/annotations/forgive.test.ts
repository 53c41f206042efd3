import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forgiver } from '../../../src/core/annotations/forgive.ts';
import type { EquivalentPair } from '../../../src/core/dataset/equivalents.ts';
import type { UsableRow } from '../../../src/core/dataset/types.ts';
import { measure } from '../../../src/core/metrics/measure.ts';
import type { PipelineResult } from '../../../src/core/report/types.ts';
import { compareVectors } from '../../../src/core/similarity/compare.ts';
import { comparison, usableRow } from '../report/builder.ts';
import { toVectors, toyDataset, type ToyDataset } from '../similarity/dataset.ts';
import { multiply } from '../similarity/multiply.ts';
import { compared, listed } from './album.ts';

/** Rows whose spellings differ where their captions are the same to the encoder. */
function rowsOf({ rows }: ToyDataset): UsableRow[] {
  return rows.map(({ image, caption }, row) => {
    const spelling = row % 2 === 0 ? 'caption' : 'CAPTION';
    return usableRow({ image: `x/${image}.jpg`, caption: `${spelling} ${caption}` }, row);
  });
}

async function resultOf(dataset: ToyDataset): Promise<{ result: PipelineResult; tieAware: Uint8Array }> {
  const vectors = toVectors(dataset);
  const verdicts = await compareVectors(vectors, multiply);
  const labels = dataset.rows.map(() => '');
  return { result: measure('clip', verdicts, vectors.answers, labels), tieAware: verdicts.tieAware };
}

const declared = (rows: readonly UsableRow[], pairs: ToyDataset['pairs']): EquivalentPair[] =>
  pairs.map((pair) => {
    const [a, b] = pair.map((row) => ({ image: rows[row]?.image ?? '', caption: rows[row]?.caption.value ?? '' }));
    if (!a || !b) throw new Error('two rows');
    return [a, b];
  });

describe('what is forgiven', () => {
  test('is what the tie-aware accuracy counts, also for pairs that were declared since', async () => {
    const check = async (dataset: ToyDataset): Promise<void> => {
      const rows = rowsOf(dataset);
      const { tieAware } = await resultOf(dataset);
      const { result } = await resultOf({ ...dataset, pairs: [] });
      const forgive = forgiver(comparison({ rows }), declared(rows, dataset.pairs));
      const right = rows.map((_, row) => Number(result.correct[row] === 1 || forgive(result, row) !== null));
      expect(right).toEqual([...tieAware]);
    };
    await fc.assert(fc.asyncProperty(toyDataset, check), { seed: 22, numRuns: 300 });
  });

  test('is a caption that is the accepted one to the encoder, however it is spelled', () => {
    const text = 'a.jpg,x,A dog.\nb.jpg,x,A puppy.\nc.jpg,x,a dog.\n';
    const found = compared(text, listed('x/a.jpg', 'x/b.jpg', 'x/c.jpg'), {
      preclip: [
        [0.3, 0.1, 0.2],
        [0.1, 0.2, 0.3],
        [0.1, 0.1, 0.3],
      ],
      clip: [
        [0.3, 0.1, 0.3],
        [0.3, 0.2, 0.3],
        [0.3, 0.1, 0.3],
      ],
    });
    const [dog, puppy] = found.rows.map(({ image, caption }) => ({ image, caption: caption.value }));
    if (!dog || !puppy) throw new Error('three rows');
    const forgive = forgiver(found, [[dog, puppy]]);
    const { clip, preclip } = found.pipelines;
    if (!clip || !preclip) throw new Error('two pipelines');
    expect(found.rows.map((_, row) => forgive(clip, row))).toEqual([null, 'equivalent', 'tie']);
    expect(found.rows.map((_, row) => forgive(preclip, row))).toEqual([null, null, null]);
  });

  test('is no tie with another caption', () => {
    const text = 'a.jpg,x,one\nb.jpg,x,two\n';
    const found = compared(text, listed('x/a.jpg', 'x/b.jpg'), {
      clip: [
        [0.3, 0.1],
        [0.3, 0.3],
      ],
    });
    const { clip } = found.pipelines;
    if (!clip) throw new Error('CLIP runs');
    expect(clip.rank[1]).toBe(1);
    expect(forgiver(found, [])(clip, 1)).toBeNull();
  });
});
