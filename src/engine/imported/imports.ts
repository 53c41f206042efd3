import { problem } from '../../core/dataset/problems.ts';
import type { Problem } from '../../core/dataset/types.ts';
import { Trouble } from '../../core/errors.ts';
import type { EmbeddedCaptions, EmbeddedImages, ImageFacts } from '../../core/pipelines/embedded.ts';
import type { EncoderInfo, Matrix, PipelineName } from '../../core/pipelines/types.ts';
import type { HashMemo } from '../cache/content.ts';
import { requireOneSpace } from '../models/pair.ts';
import { CaptionVectors } from './captions.ts';
import { ImportedEmbeddings } from './embeddings.ts';

/** A text encoder for captions that have no embedding. */
export interface CaptionSource {
  readonly info: EncoderInfo;
  /** Vectors of captions, in their order. */
  readonly embed: (captions: readonly string[]) => Promise<EmbeddedCaptions>;
}

/** The embeddings made elsewhere that a run takes, by pipeline. */
export class Imports {
  readonly #imported: ReadonlyMap<PipelineName, ImportedEmbeddings>;
  readonly #captions = new Map<PipelineName, CaptionVectors>();
  readonly #texts = new Map<PipelineName, EncoderInfo>();
  readonly #problems: Problem[] = [];

  constructor(imported: ReadonlyMap<PipelineName, ImportedEmbeddings>) {
    this.#imported = imported;
  }

  /** `folders` by pipeline. Throws `embeddings-missing`, `embeddings-unusable`, `dimension-mismatch`. */
  static async open(
    folders: Partial<Record<PipelineName, string>>,
    pipelines: readonly PipelineName[],
    memo: HashMemo,
  ): Promise<Imports> {
    const opened = new Map<PipelineName, ImportedEmbeddings>();
    for (const name of pipelines) {
      const folder = folders[name];
      if (folder === undefined) continue;
      const imported = await ImportedEmbeddings.open(folder, memo);
      if (imported.text) requireOneSpace(name, imported.image.dimension, imported.text.dimension);
      opened.set(name, imported);
    }
    return new Imports(opened);
  }

  has(name: PipelineName): boolean {
    return this.#imported.has(name);
  }

  get problems(): readonly Problem[] {
    return [...[...this.#imported.values()].flatMap(({ problems }) => problems), ...this.#problems];
  }

  /** What a report says of the two encoders. */
  infoOf(name: PipelineName): { readonly image: EncoderInfo; readonly text: EncoderInfo } | undefined {
    const imported = this.#imported.get(name);
    const text = imported?.text ?? this.#texts.get(name);
    return imported && text && { image: imported.image, text };
  }

  /** Adds the vectors of images; one without is none of the comparison. Throws `embeddings-unusable`. */
  async withImages(paths: readonly string[], { facts, vectors }: EmbeddedImages): Promise<EmbeddedImages> {
    let known = facts;
    const all: Partial<Record<PipelineName, Matrix>> = { ...vectors };
    for (const [name, imported] of this.#imported) {
      const gathered = await imported.images(paths);
      const missing: ImageFacts = { ok: false, code: 'image-not-embedded', args: { folder: imported.folder } };
      known = known.map((fact, image) => (fact.ok && !gathered.found[image] ? missing : fact));
      all[name] = gathered.vectors;
    }
    return { facts: known, vectors: all };
  }

  /**
   * Looks up the vectors of captions and computes those that lack where `sourceOf` gives an encoder for it. Gives the
   * captions without vector, and the folder where it was looked for. Throws `embeddings-unusable`, and as the encoder.
   */
  async unembedded(
    captions: readonly string[],
    sourceOf: (name: PipelineName) => Promise<CaptionSource | null>,
  ): Promise<Map<number, string>> {
    const missing = new Map<number, string>();
    for (const [name, imported] of this.#imported) {
      const vectors = await this.#vectorsOf(name, imported, captions, sourceOf);
      this.#captions.set(name, vectors);
      captions.forEach((caption, index) => {
        if (!vectors.has(caption)) missing.set(index, imported.folder);
      });
    }
    return missing;
  }

  /** Captions that `unembedded` has looked up. */
  captionsOf(name: PipelineName, captions: readonly string[]): EmbeddedCaptions {
    const vectors = this.#captions.get(name);
    if (!vectors) throw new Error(`the captions of ${name} were not looked up`);
    return vectors.embedded(captions);
  }

  async #vectorsOf(
    name: PipelineName,
    imported: ImportedEmbeddings,
    captions: readonly string[],
    sourceOf: (name: PipelineName) => Promise<CaptionSource | null>,
  ): Promise<CaptionVectors> {
    const found = imported.text ? await imported.captions(captions) : null;
    const lacking = found ? found.missing : [...new Set(captions)];
    const source = lacking.length > 0 ? await sourceOf(name) : null;
    if (source) return this.#computed(name, imported, found, lacking, source);
    if (found) return found;
    const reason = 'they hold no text_emb, and no model is named that could embed the captions';
    throw new Trouble('embeddings-unusable', { folder: imported.folder, reason });
  }

  async #computed(
    name: PipelineName,
    imported: ImportedEmbeddings,
    found: CaptionVectors | null,
    lacking: readonly string[],
    { info, embed }: CaptionSource,
  ): Promise<CaptionVectors> {
    const { folder, image } = imported;
    const expected = found?.dimension ?? (name === 'clip' ? image.dimension : info.dimension);
    if (info.dimension === expected) {
      const embedded = await embed(lacking);
      this.#texts.set(name, info);
      this.#problems.push(problem('captions-embedded-here', { folder, count: lacking.length, model: info.source }));
      return CaptionVectors.of(lacking, embedded).over(found);
    }
    if (!found) throw new Trouble('dimension-mismatch', { images: image.dimension, captions: info.dimension });
    this.#problems.push(
      problem('embeddings-model-unfit', { folder, model: info.source, given: info.dimension, expected }),
    );
    return found;
  }
}
