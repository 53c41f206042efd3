// `npm run golden`: what the sample gives with the starter models, printed; with `--write` kept in samples/golden.json,
// which ships with the extension: "Verify Engine" and the tests hold the engine against it.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt, ensureDependencies, node, root, run } from './prepare.mjs';

const target = join(root, 'samples', 'golden.json');
const silent = { stdio: ['ignore', 'ignore', 'inherit'] };

ensureDependencies(silent);
ensureBuilt(silent);
const golden = `${JSON.stringify(goldenOf(compareSample()), null, 2)}\n`;
if (process.argv.includes('--write')) write(golden);
else process.stdout.write(golden);

/** The JSON report of a run that takes nothing from the cache. */
function compareSample() {
  const folder = mkdtempSync(join(tmpdir(), 'caption-lens-golden-'));
  const json = join(folder, 'report.json');
  try {
    const inputs = ['samples/scenes', '--models', 'models/starter', '--projection-seed', '0', '--cache', 'off'];
    // What it says is shown only where it fails: `run` throws it.
    run(node, ['dist/cli.js', 'compare', ...inputs, '--json', json], { stdio: ['ignore', 'ignore', 'pipe'] });
    return JSON.parse(readFileSync(json, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** As `Golden` in src/core/verify: ranks and models must be equal everywhere, cosines within a tolerance. */
function goldenOf({ dataset, models, pipelines }) {
  const ofPipelines = (value) => ({ preclip: value('preclip'), clip: value('clip') });
  const hashes = ({ image, text }) => ({ image: image.fingerprint, text: text.fingerprint });
  const numbers = ({ rank, textRank, own, rivalCosine }, row) => ({
    rank: rank[row],
    textRank: textRank[row],
    own: own[row],
    rival: rivalCosine[row],
  });
  return {
    projectionSeed: models.preclip.projectionSeed,
    models: ofPipelines((name) => hashes(models[name])),
    correct: ofPipelines((name) => pipelines[name].top1.correct),
    rows: Object.fromEntries(
      dataset.rows.map(({ image }, row) => [image, ofPipelines((name) => numbers(pipelines[name], row))]),
    ),
  };
}

function write(text) {
  writeFileSync(target, text);
  console.log(`Wrote ${target}`);
}
