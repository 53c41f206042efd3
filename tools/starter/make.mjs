// Makes the starter models from nothing: npm run starter -- --python PATH --scratch DIR [--from STEP]
// About two hours on two cores, 5 GB of scratch. Python needs torch, numpy, pillow, tokenizers, safetensors, onnx, onnxruntime.
import { spawn } from 'node:child_process';
import { copyFileSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, '../..');
const options = { python: { type: 'string' }, scratch: { type: 'string' }, from: { type: 'string', default: 'packs' } };
const { values } = parseArgs({ options });
if (!values.python || !values.scratch)
  throw new Error('Name the Python with torch and a scratch folder: npm run starter -- --python PATH --scratch DIR');
const scratch = resolve(values.scratch);
const packs = join(scratch, 'packs');
const sample = join(root, 'samples', 'scenes', 'captions.csv');
const SEEDS = ['0', '1'];

function run(command, args, cwd = here) {
  return new Promise((done, fail) => {
    const env = { ...process.env, PYTHONHASHSEED: '0' };
    const child = spawn(command, args, { cwd, env, stdio: 'inherit' });
    child.on('error', fail);
    child.on('close', (code) => (code === 0 ? done() : fail(new Error(`${args.join(' ')} ended with ${code}`))));
  });
}

const python = (script, ...args) => run(values.python, [join(here, script), ...args]);
const generate = (split, count) => python('generate.py', split, count, scratch, '--sample', sample);
const clip = (seed) => python('train.py', 'clip', scratch, '--seed', seed, '--threads', '1');

async function installPacks() {
  mkdirSync(packs, { recursive: true });
  copyFileSync(join(here, 'packs.json'), join(packs, 'package.json'));
  await run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund'], packs);
}

const steps = {
  packs: installPacks,
  sprites: () => run(process.execPath, [join(here, 'sprites.mjs'), packs, join(scratch, 'sprites')]),
  lexicon: () => python('prepare.py', 'lexicon', packs, scratch),
  captions: () => generate('captions', '60000'),
  tokenizers: () => python('prepare.py', 'tokenizers', scratch),
  validation: () => generate('validation', '6000'),
  scenes: () => generate('train', '120000'),
  resnet: () => python('train.py', 'resnet', scratch),
  distiluse: () => python('train.py', 'distiluse', scratch),
  clip: () => Promise.all(SEEDS.map(clip)),
  export: () => python('export.py', scratch, join(root, 'models', 'starter')),
  measure: () => python('measure.py', scratch, join(root, 'models', 'starter'), '--root', root),
};

const names = Object.keys(steps);
const first = names.indexOf(values.from);
if (first < 0) throw new Error(`--from is one of ${names.join(', ')}`);
for (const name of names.slice(first)) {
  console.log(`== ${name}`);
  await steps[name]();
}
