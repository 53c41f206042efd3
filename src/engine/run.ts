import type { CompareParams } from '../contract/engine.ts';
import { compare, type Compared, type ComparePorts } from '../core/compare.ts';
import { problem } from '../core/dataset/problems.ts';
import type { Problem } from '../core/dataset/types.ts';
import type { EmbeddedCaptions, EmbeddedImages } from '../core/pipelines/embedded.ts';
import type { Matrix, PipelineName, Preprocessing } from '../core/pipelines/types.ts';
import type { Comparison, ModelsInfo } from '../core/report/types.ts';
import type { EmbeddingCache } from './cache/cache.ts';
import { hashMemo } from './cache/content.ts';
import type { RecentValues } from './cache/recent.ts';
import { scanDataset } from './dataset/scan.ts';
import { StageDump } from './dump.ts';
import { embedCaptions, type TextTower } from './embed/captions.ts';
import { embedImages, type ImageSource } from './embed/images.ts';
import { Imports } from './imported/imports.ts';
import { lookAtImages } from './imported/look.ts';
import type { Linear } from './linear/linear.ts';
import { Stopwatch } from './stopwatch.ts';
import { breathe, pieceOf, type Task } from './task.ts';
import type { TowerPool } from './towerPool.ts';
import type { Towers } from './towers.ts';

/** One comparison: gives the flow in core its files, models and products, and describes what came of it. */
export class ComparisonRun {
  readonly #params: CompareParams & { readonly captionsFile: string };
  readonly #values: RecentValues;
  readonly #pool: TowerPool;
  readonly #linear: Linear;
  readonly #task: Task;
  readonly #stopwatch = new Stopwatch(['scan', 'hash', 'load', 'images', 'captions', 'similarity']);
  readonly #started = performance.now();
  #towers = new Map<PipelineName, Towers>();
  #imports = new Imports(new Map());
  #paths: readonly string[] = [];
  #dump: StageDump | null = null;

  constructor(
    params: CompareParams & { readonly captionsFile: string },
    values: RecentValues,
    pool: TowerPool,
    linear: Linear,
    task: Task,
  ) {
    this.#params = params;
    this.#values = values;
    this.#pool = pool;
    this.#linear = linear;
    this.#task = task;
  }

  async compare(): Promise<Compared> {
    const { dumpStages } = this.#params;
    if (dumpStages !== undefined) this.#dump = await StageDump.create(dumpStages);
    const compared = await this.#stopwatch.time('similarity', () => compare(this.#params, this.#ports()));
    await this.#dump?.stages(this.#paths, compared);
    return compared;
  }

  /** The result with what an expert asks: models, timings, cache. */
  describe({ rows, leftOut, problems, pipelines, mcnemar }: Compared, cache: EmbeddingCache | null): Comparison {
    const { folder, captionsFile, upright } = this.#params;
    const { hits, computed } = this.#values;
    return {
      ...{ folder, captionsFile, rows, leftOut, pipelines, mcnemar },
      problems: [...problems, ...this.#imports.problems, ...cacheProblems(cache)],
      images: upright ? 'upright' : 'as-stored',
      models: this.#models(),
      runtime: this.#linear.runtime.info,
      timings: { ...this.#stopwatch.timings, total: performance.now() - this.#started },
      cache: { hits, computed, file: cache?.usable ? cache.file : null },
    };
  }

  /** How the crops of each pipeline were made. */
  get preprocessing(): Partial<Record<PipelineName, Preprocessing>> {
    return Object.fromEntries([...this.#towers].map(([name, { image }]) => [name, image.preprocessing]));
  }

  #ports(): ComparePorts {
    return {
      scan: () => this.#stopwatch.time('scan', () => scanDataset(this.#params, this.#task)),
      embedImages: (paths) => this.#embedImages(paths),
      unembedded: (captions) => this.#unembedded(captions),
      embedCaptions: (name, captions) => this.#embedCaptions(name, captions),
      multiply: this.#linear.multiply,
      project: this.#linear.project,
      step: async (name, done, total) => {
        this.#piece(name, total).progress({ stage: 'similarity', done, total });
        await breathe(this.#task);
      },
    };
  }

  async #embedImages(paths: readonly string[]): Promise<EmbeddedImages> {
    this.#paths = paths;
    this.#task.progress({ stage: 'load', done: 0, total: 1 });
    await this.#open();
    this.#task.progress({ stage: 'load', done: 1, total: 1 });
    this.#log();
    return this.#stopwatch.time('images', async () =>
      this.#imports.withImages(paths, await this.#computeImages(paths)),
    );
  }

  async #open(): Promise<void> {
    const { pipelines, models } = this.#params;
    const memo = hashMemo(this.#values);
    const imports = () => Imports.open(models.embeddings ?? {}, pipelines, memo);
    this.#imports = await this.#stopwatch.time('hash', imports);
    const computed = pipelines.filter((name) => !this.#imports.has(name));
    this.#towers = await this.#pool.open({ ...this.#loading, pipelines: computed }, memo, this.#stopwatch);
  }

  get #loading() {
    return { ...this.#params, signal: this.#task.signal };
  }

  /** Where no encoder wants to see them, images are not decoded. */
  async #computeImages(paths: readonly string[]): Promise<EmbeddedImages> {
    const names = [...this.#towers.keys()];
    if (names.length === 0) return { facts: await lookAtImages(this.#params.folder, paths, this.#task), vectors: {} };
    const towers = [...this.#towers.values()].map(({ image }) => image);
    const { facts, vectors } = await embedImages(this.#source(paths, names), towers, this.#values, this.#task);
    return { facts, vectors: byName(names, vectors) };
  }

  #source(paths: readonly string[], names: readonly PipelineName[]): ImageSource {
    const { folder, upright } = this.#params;
    const dump = this.#dump;
    return {
      ...{ folder, paths, images: upright ? 'upright' : 'as-stored' },
      onCrop: async (image, tower, crop) => {
        const name = names[tower];
        if (name) await dump?.crop(image, name, crop);
      },
    };
  }

  #unembedded(captions: readonly string[]): Promise<ReadonlyMap<number, string>> {
    return this.#stopwatch.time('captions', () =>
      this.#imports.unembedded(captions, async (name) => {
        const tower = await this.#pool.openText(name, this.#loading, hashMemo(this.#values), this.#stopwatch);
        return tower && { info: tower.info, embed: (lacking) => this.#computeCaptions(name, lacking, tower) };
      }),
    );
  }

  async #embedCaptions(name: PipelineName, captions: readonly string[]): Promise<EmbeddedCaptions> {
    if (this.#imports.has(name)) return this.#imports.captionsOf(name, captions);
    const tower = this.#towers.get(name)?.text;
    if (!tower) throw new Error(`no text encoder of ${name} is open`);
    return this.#stopwatch.time('captions', () => this.#computeCaptions(name, captions, tower));
  }

  #computeCaptions(name: PipelineName, captions: readonly string[], tower: TextTower): Promise<EmbeddedCaptions> {
    return embedCaptions(captions, tower, this.#values, this.#piece(name, captions.length));
  }

  #log(): void {
    const { complaint } = this.#linear.runtime;
    if (complaint !== null) {
      const text = `onnxruntime-node cannot be loaded, so models run in WebAssembly, slower: ${complaint}`;
      this.#task.log({ level: 'warning', text });
    }
    for (const name of this.#params.pipelines)
      for (const info of Object.values(this.#infosOf(name) ?? {})) {
        const { source, precision, dimension, fingerprint } = info;
        const text = `${name}: ${source} (${precision}, ${dimension} dimensions, ${fingerprint.slice(0, 12)})`;
        this.#task.log({ level: 'info', text });
        if (info.pooling) this.#task.log({ level: 'warning', text: assumedPooling(source) });
      }
  }

  /** Each pipeline does its piece of a stage that all of them pass. */
  #piece(name: PipelineName, size: number): Task {
    const { pipelines } = this.#params;
    return pieceOf(this.#task, pipelines.indexOf(name), pipelines.length, size);
  }

  #models(): ModelsInfo {
    const clip = this.#infosOf('clip');
    const preclip = this.#infosOf('preclip');
    const { projectionSeed } = this.#params;
    return { ...(clip && { clip }), ...(preclip && { preclip: { ...preclip, projectionSeed } }) };
  }

  #infosOf(name: PipelineName): ModelsInfo['clip'] {
    const towers = this.#towers.get(name);
    return this.#imports.infoOf(name) ?? (towers && { image: towers.image.info, text: towers.text.info });
  }
}

function cacheProblems(cache: EmbeddingCache | null): Problem[] {
  const trouble = cache?.takeTrouble();
  return cache && trouble ? [problem(`cache-${trouble.kind}`, { file: cache.file })] : [];
}

function byName(names: readonly PipelineName[], matrices: readonly Matrix[]): Partial<Record<PipelineName, Matrix>> {
  return Object.fromEntries(names.map((name, index) => [name, matrices[index]]));
}

function assumedPooling(source: string): string {
  return `${source} has no modules.json: its embedding is taken to be the mean over its tokens, with no layer behind it`;
}
