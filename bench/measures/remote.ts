import { join } from 'node:path';
import { InferenceServer, servedEncoders } from '../../test/engine/support/inferenceServer.ts';
import { ahead } from '../../src/engine/embed/ahead.ts';
import { parseAddress } from '../../src/engine/servers/address.ts';
import { RemoteSession } from '../../src/engine/servers/remoteSession.ts';
import { askModel } from '../../src/engine/servers/servedModel.ts';
import { compareParams, startEngine } from '../support/lens.ts';
import { duration, durations, median, megabytes } from '../support/numbers.ts';
import type { Places } from '../support/places.ts';
import { runProcess } from '../support/process.ts';
import type { Bench, Finding, Measure } from '../support/types.ts';

const CHILD = join(import.meta.dirname, '..', 'children', 'imported.ts');
const PHOTOS = 100;
const ROWS = 200_000;
const COMPARED = 20_000;
const RUNS = 3;
/** As a network and a busy server would take besides. */
const DELAY_MS = 150;
const BATCHES = 8;

/** Encoders on a server on this machine, and embeddings made elsewhere. */
export const remote: Measure = { name: 'remote', run };

async function run({ places }: Bench): Promise<Finding[]> {
  return [...(await served(places)), ...(await pipelined(places)), ...(await imported(places))];
}

/** The server shares the cores with the client: what it costs beyond a local run is the way there and back. */
async function served(places: Places): Promise<Finding[]> {
  const models = await encoders(places);
  await using binary = await InferenceServer.start({ models, style: 'triton' });
  await using json = await InferenceServer.start({ models, style: 'openvino' });
  const local: number[] = [];
  const bytes: number[] = [];
  const texts: number[] = [];
  // In turns: whatever else the machine does then slows all of them.
  for (let i = 0; i < RUNS; i++) {
    local.push(await images(places, null));
    bytes.push(await images(places, binary.address('clip_vision')));
    texts.push(await images(places, json.address('clip_vision')));
  }
  const finding = (how: string, seconds: readonly number[], limit: number | null): Finding => {
    const more = (median(seconds) - median(local)) / PHOTOS;
    return {
      what: `CLIP's image encoder on ${PHOTOS} photos, on a server on this machine (${how}) against here`,
      target: limit === null ? null : `at most ${duration(limit)} more for an image`,
      measured: `${durations(seconds)} against ${durations(local)}`,
      reached: limit === null ? null : more <= limit,
    };
  };
  return [finding('binary tensors', bytes, 0.01), finding('JSON', texts, null)];
}

const encoders = async (places: Places) => servedEncoders(await places.models(), { threads: 2 });

/** Seconds of the stage, nothing remembered. */
async function images(places: Places, server: string | null): Promise<number> {
  const params = await compareParams(places, await places.photos(PHOTOS), null);
  const models = { ...params.models, ...(server !== null && { servers: { clipImage: server } }) };
  const engine = startEngine();
  try {
    const { comparison } = await engine.compare({ ...params, models, pipelines: ['clip'] });
    return (comparison.timings['images'] ?? NaN) / 1e3;
  } finally {
    await engine.dispose();
  }
}

/** Batches of 32 images to a server that takes its time before it answers. */
async function pipelined(places: Places): Promise<Finding[]> {
  await using server = await InferenceServer.start({ models: await encoders(places), delay: DELAY_MS });
  const model = await askModel(parseAddress(server.address('clip_vision')));
  const session = new RemoteSession(model, 'image_embeds');
  const shape = [32, 3, 224, 224];
  const pixel_values = new Float32Array(shape.reduce((a, b) => a * b));
  const seconds = async (inFlight: number) => {
    const start = performance.now();
    const batches = Array.from({ length: BATCHES }, (_, i) => i);
    for await (const { data } of ahead(batches, inFlight, () => session.run({ pixel_values }, shape)))
      if (data.length === 0) throw new Error('an empty answer');
    return (performance.now() - start) / 1e3;
  };
  await seconds(1);
  const [one, two] = [await seconds(1), await seconds(2)];
  return [
    {
      what: `${BATCHES} batches of 32 images, ${DELAY_MS} ms of waiting in each: two requests under way against one`,
      target: null,
      measured: `${duration(two)} against ${duration(one)}`,
      reached: null,
    },
  ];
}

interface Imported {
  readonly open: number;
  readonly images: number;
  readonly captions: number;
  readonly peakBytes: number;
  /** Of the vectors that a run keeps. */
  readonly vectorBytes: number;
}

async function imported(places: Places): Promise<Finding[]> {
  const child = async (rows: number, what: string) => {
    const place = await places.result(`embeddings${rows}`);
    return (await runProcess(process.execPath, [CHILD, place, String(rows), what])).stdout;
  };
  await child(ROWS, 'write');
  const found = JSON.parse(await child(ROWS, 'read')) as Imported;
  const seconds = found.open + found.images + found.captions;
  await child(COMPARED, 'dataset');
  const whole = await compareImported(await places.result(`embeddings${COMPARED}`));
  return [
    {
      what: `embeddings of ${ROWS.toLocaleString('en')} rows (512-d, float16, Parquet) matched and read`,
      target: 'under 15 s',
      measured: `**${duration(seconds)}**: index ${duration(found.open)}, images ${duration(found.images)}, captions ${duration(found.captions)}`,
      reached: seconds < 15,
    },
    {
      what: 'peak memory of that, beyond the vectors themselves',
      target: 'under 500 MB',
      measured: `${megabytes(found.peakBytes - found.vectorBytes)} beside ${megabytes(found.vectorBytes)}`,
      reached: found.peakBytes - found.vectorBytes < 500e6,
    },
    {
      what: `a whole comparison of ${COMPARED.toLocaleString('en')} rows with imported embeddings`,
      target: null,
      measured: duration(whole),
      reached: null,
    },
  ];
}

async function compareImported(place: string): Promise<number> {
  const engine = startEngine();
  try {
    const start = performance.now();
    await engine.compare({
      ...{
        folder: join(place, 'dataset'),
        cacheFolder: null,
        pipelines: ['clip'],
        precision: 'fp32',
        projectionSeed: 0,
      },
      ...{ models: { embeddings: { clip: join(place, 'embeddings') } }, upright: false, threads: 0 },
    });
    return (performance.now() - start) / 1e3;
  } finally {
    await engine.dispose();
  }
}
