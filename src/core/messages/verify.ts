import { t } from '@vscode/l10n';
import { COSINE_TOLERANCE, type Verification } from '../verify/verify.ts';

const words = {
  passed: (rows: number, difference: string) =>
    t(
      'The engine computes the expected numbers: all ranks of {0} rows are equal, and no cosine differs by more than {1}.',
      rows,
      difference,
    ),
  otherModels: () => t('The expected numbers belong to other models than these, so nothing can be said.'),
  otherRows: (rows: number) => t('Rows without expected numbers, or expected and not there: {0}.', rows),
  otherRanks: (ranks: number, image: string) =>
    t('Ranks that differ from the expected ones: {0}. The first is that of “{1}”.', ranks, image),
  otherCosines: (difference: string, tolerance: string) =>
    t('A cosine differs by {0}; up to {1} is expected between machines.', difference, tolerance),
  report: () => t('Report this with the log: processor, system and version say where it comes from.'),
};

/** What the check found, in words, the verdict first. */
export function verificationSentences(found: Verification): string[] {
  const difference = found.worstCosineDifference.toExponential(1);
  if (found.ok) return [words.passed(found.rows, difference)];
  if (!found.modelsEqual) return [words.otherModels()];
  const [first] = found.otherRanks;
  return [
    ...(found.otherRows > 0 ? [words.otherRows(found.otherRows)] : []),
    ...(first ? [words.otherRanks(found.otherRanks.length, first.image)] : []),
    ...(found.worstCosineDifference > COSINE_TOLERANCE
      ? [words.otherCosines(difference, COSINE_TOLERANCE.toExponential(0))]
      : []),
    words.report(),
  ];
}
