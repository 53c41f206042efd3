/** Three lines on what a JSON report shows; none where one of the pipelines did not run. */
export function findings({ pipelines: { clip, preclip } }) {
  if (!clip || !preclip) return [];
  return [clipLine(clip.top1), preclipLine(preclip), meaningLine(clip.top1, preclip.top1)];
}

const count = (share, { total }) => String(Math.round(10 * share * total) / 10);

function clipLine(top1) {
  return `CLIP finds the caption of ${top1.correct} of ${top1.total} images, where guessing finds ${count(top1.chance, top1)}.`;
}

/** Random projections vary: the number of this seed says little without the others. */
function preclipLine({ top1, spread }) {
  const found = `pre-CLIP finds ${top1.correct} of ${top1.total}`;
  if (!top1.interval || !spread) return `${found} with this random projection.`;
  const [low, high] = top1.interval.map((share) => count(share, top1));
  const verdict = isAtChance(top1) ? ', which is chance' : '';
  return `${found}${verdict}: of ${spread.seeds} random projections, 95% find ${low} to ${high}.`;
}

function meaningLine(clip, preclip) {
  if (!isAboveChance(clip))
    return 'CLIP is not clearly above chance here: this run shows no difference between the two.';
  if (!isAtChance(preclip)) return 'CLIP is above chance; but the two separate encoders are not at chance here either.';
  return 'Separate encoders cannot be compared until something aligns them; CLIP learned one space from pairs.';
}

const isAboveChance = ({ interval, chance }) => interval !== null && interval[0] > chance;
const isAtChance = ({ interval, chance }) => interval !== null && interval[0] <= chance && chance <= interval[1];
