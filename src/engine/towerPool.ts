import type { CompareParams } from '../contract/engine.ts';
import type { PipelineName } from '../core/pipelines/types.ts';
import type { HashMemo } from './cache/content.ts';
import { undamaged } from './hub/damage.ts';
import type { Hub } from './hub/hub.ts';
import type { Stopwatch } from './stopwatch.ts';
import { chosenModels } from './models/chosen.ts';
import { openPair, openText, type PairOptions } from './models/pair.ts';
import { openTextTower, openTowers, type LoadOptions, type Towers } from './towers.ts';

/** The encoders in memory: kept while comparisons ask for the same, released before others are loaded. */
export class TowerPool {
  readonly #hub: Pick<Hub, 'locate'>;
  #held = new Map<string, Towers>();
  readonly #texts = new Map<PipelineName, { readonly key: string; readonly tower: Towers['text'] }>();

  constructor(hub: Pick<Hub, 'locate'>) {
    this.#hub = hub;
  }

  /**
   * Opens anew what may have changed on disk: only the weights of an unchanged model are kept. All models are checked
   * before the first is loaded. Throws `models-not-fetched`, and as `openPair` and `openTowers`.
   */
  async open(
    params: Pick<CompareParams, 'pipelines'> & PairOptions & Pick<LoadOptions, 'threads' | 'signal'>,
    memo: HashMemo,
    stopwatch: Stopwatch,
  ): Promise<Map<PipelineName, Towers>> {
    // Beside others in memory, new ones wait until those have gone.
    const { models, fetched } = await this.#hub.locate(params);
    const { threads, signal } = params;
    const options = { threads, signal, eager: this.#held.size === 0, fetched };
    const pairs = [];
    for (const name of params.pipelines)
      pairs.push(await undamaged(fetched.keys(), () => openPair(name, { ...params, models })));
    const fresh = new Map<PipelineName, Towers>();
    try {
      for (const pair of pairs) fresh.set(pair.name, await openTowers(pair, options, memo, stopwatch));
    } catch (error) {
      await disposeAll([...fresh.values()]);
      throw error;
    }
    return this.#hold(fresh, params.threads);
  }

  /**
   * The text encoder of a pipeline alone, for captions whose embeddings were not made elsewhere; null where the user
   * names none. Throws `models-not-fetched`, and as `openText` and `openTextTower`.
   */
  async openText(
    name: PipelineName,
    params: PairOptions & Pick<LoadOptions, 'threads' | 'signal'>,
    memo: HashMemo,
    stopwatch: Stopwatch,
  ): Promise<Towers['text'] | null> {
    if (chosenModels(params.models, [name]).length === 0) return null;
    const { models, fetched } = await this.#hub.locate({ ...params, pipelines: [name] });
    const model = await undamaged(fetched.keys(), () => openText(name, { ...params, models }));
    const fresh = await openTextTower(model, { ...params, eager: false, fetched }, memo, stopwatch);
    const key = JSON.stringify([name, fresh.info, params.threads]);
    const known = this.#texts.get(name);
    if (known?.key === key) {
      await fresh.dispose();
      return known.tower;
    }
    await known?.tower.dispose();
    this.#texts.set(name, { key, tower: fresh });
    return fresh;
  }

  async #hold(fresh: ReadonlyMap<PipelineName, Towers>, threads: number): Promise<Map<PipelineName, Towers>> {
    const opened = new Map<PipelineName, Towers>();
    const kept = new Map<string, Towers>();
    // Some of the fresh ones are loaded already: to learn their dimension, or to ask a server.
    const spare: Towers[] = [];
    for (const [name, towers] of fresh) {
      const key = keyOf(name, towers, threads);
      const known = this.#held.get(key);
      if (known) spare.push(towers);
      kept.set(key, known ?? towers);
      opened.set(name, known ?? towers);
    }
    const dropped = [...this.#held].filter(([key]) => !kept.has(key)).map(([, towers]) => towers);
    this.#held = kept;
    await disposeAll([...dropped, ...spare]);
    return opened;
  }

  async dispose(): Promise<void> {
    const dropped = [...this.#held.values()];
    this.#held = new Map();
    await disposeAll(dropped);
    for (const { tower } of this.#texts.values()) await tower.dispose();
    this.#texts.clear();
  }
}

function keyOf(name: PipelineName, { image, text }: Towers, threads: number): string {
  return JSON.stringify([name, image.info, text.info, threads]);
}

async function disposeAll(towers: readonly Towers[]): Promise<void> {
  for (const { image, text } of towers) {
    await image.dispose();
    await text.dispose();
  }
}
