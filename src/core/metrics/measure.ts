import type { PipelineName } from '../pipelines/types.ts';
import type { PipelineResult, Retrieval, Top1 } from '../report/types.ts';
import { rowsBy, type RightAnswers } from '../similarity/answers.ts';
import type { RowVerdicts } from '../similarity/compare.ts';
import { categoriesOf, categoryResults, confusion } from './categories.ts';
import { tieAwareChances, top1Chances } from './guess.ts';
import { retrieval } from './retrieval.ts';
import { mean, share, sum } from './share.ts';
import { effectiveTrials, wilson } from './wilson.ts';

/** All figures of one pipeline; `labels` are the categories by row. `docs/metrics.md` has the formulas. */
export function measure(
  pipeline: PipelineName,
  verdicts: RowVerdicts,
  answers: RightAnswers,
  labels: readonly string[],
): PipelineResult {
  const n = labels.length;
  const { restMean, tieAware, ...rows } = verdicts;
  const chances = top1Chances(answers);
  const categories = categoriesOf(labels);
  return {
    ...rows,
    captionOf: answers.captionOf,
    ...captionCounts(answers, verdicts.best),
    top1: top1(pipeline, share(sum(verdicts.correct), n, mean(chances)), answers),
    tieAware: share(sum(tieAware), n, mean(tieAwareChances(answers))),
    imageToText: imageToText(verdicts, answers),
    textToImage: textToImage(verdicts, answers),
    diagonalMean: mean(verdicts.own),
    restMean,
    categories: categoryResults(categories, verdicts.correct, chances),
    confusion: confusion(categories, verdicts.best),
    spread: null,
  };
}

/** The rows of one image are right or wrong together. */
function top1(pipeline: PipelineName, hits: Omit<Top1, 'interval'>, answers: RightAnswers): Top1 {
  const trials = effectiveTrials(captionsPerImage(answers));
  return { ...hits, interval: pipeline === 'clip' ? wilson(hits.accuracy, trials) : null };
}

function captionsPerImage({ imageOf, imageRows }: RightAnswers): readonly number[] {
  return rowsBy(imageOf, imageRows.length).map((rows) => rows.length);
}

/** Queries: distinct images. Candidates: caption rows. */
function imageToText({ rank }: RowVerdicts, answers: RightAnswers): Retrieval {
  const ranks = Array.from(answers.imageRows, (row) => rank[row] ?? 0);
  return retrieval({ ranks, right: captionsPerImage(answers), candidates: answers.imageOf.length });
}

/** Queries: caption rows. Candidates: distinct images, of which one is right. */
function textToImage({ textRank }: RowVerdicts, { imageRows }: RightAnswers): Retrieval {
  const ranks = Array.from(textRank);
  return retrieval({ ranks, right: ranks.map(() => 1), candidates: imageRows.length });
}

function captionCounts(
  { captionOf, captionRows }: RightAnswers,
  best: Int32Array,
): Pick<PipelineResult, 'distinctCaptions' | 'chosenCaptions' | 'tiedRows'> {
  const tied = rowsBy(captionOf, captionRows.length).filter((rows) => rows.length > 1);
  return {
    distinctCaptions: captionRows.length,
    chosenCaptions: new Set(Array.from(best, (row) => captionOf[row])).size,
    tiedRows: sum(tied.map((rows) => rows.length)),
  };
}
