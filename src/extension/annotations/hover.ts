import * as vscode from 'vscode';
import type { Picture } from '../../contract/engine.ts';
import type { Annotated } from '../../core/annotations/annotated.ts';
import { hoverAt, withNearest, type HoverContent } from '../../core/annotations/hover.ts';
import { TOP } from '../../core/annotations/neighbours.ts';
import { troubleOf } from '../../core/errors.ts';
import { Lru } from '../../core/lru.ts';
import type { EngineHost } from '../engineHost.ts';
import { hoverMarkdown, LINK_COMMANDS, PICTURE_SIDE, type HoverSource } from '../logic/hoverText.ts';
import { refusalOf } from '../logic/refusal.ts';
import type { DatasetState } from '../logic/results.ts';
import type { Annotations } from './annotations.ts';
import { toRange } from './places.ts';

/** A hover without picture is better than none: the engine may be busy. */
const PATIENCE = 1000;
const MOST_PICTURES = 100;

export type HoverEngine = Pick<EngineHost, 'nearest' | 'thumbnail'>;

/** What is known of the row under the pointer: image, figures of both pipelines, nearest captions and images, links. */
export class CaptionsHover implements vscode.HoverProvider {
  readonly #annotations: Annotations;
  readonly #engine: HoverEngine;
  readonly #pictures = new Lru<Picture>(MOST_PICTURES);

  constructor(annotations: Annotations, engine: HoverEngine) {
    this.#annotations = annotations;
    this.#engine = engine;
  }

  async provideHover(document: vscode.TextDocument, { line }: vscode.Position): Promise<vscode.Hover | null> {
    const annotated = this.#annotations.of(document);
    const state = this.#annotations.stateOf(document.uri);
    const found = annotated && hoverAt(annotated, line);
    if (!annotated || !state || !found) return null;
    const [told, picture] = await Promise.all([
      this.#withNearest(annotated, found, state),
      this.#pictureOf(found, state),
    ]);
    const captionsFile = state.dataset.captionsFile;
    return new vscode.Hover(markdown(hoverMarkdown({ ...told, captionsFile, picture })), toRange(found.range));
  }

  /** Large matrices are the engine's alone. */
  async #withNearest(
    annotated: Annotated,
    content: HoverContent,
    { result }: DatasetState,
  ): Promise<Pick<HoverSource, 'content' | 'refusal'>> {
    const row = annotated.rows[content.row]?.index ?? null;
    const pipeline = content.nearestBy;
    if (row === null || pipeline === null || !result || result.comparison.pipelines[pipeline]?.similarity)
      return { content, refusal: null };
    try {
      const nearest = await inTime(this.#engine.nearest({ run: result.run, pipeline, row, count: TOP }));
      return { content: nearest ? withNearest(annotated, content, nearest) : content, refusal: null };
    } catch (error) {
      return { content, refusal: refusalOf(troubleOf(error)) };
    }
  }

  /** Upright, as a person looks at it; a changed file is another picture. */
  async #pictureOf({ thumbnail: image }: HoverContent, { dataset, revision }: DatasetState): Promise<Picture | null> {
    if (image === null) return null;
    const key = JSON.stringify([dataset.folder, image, revision]);
    const known = this.#pictures.get(key);
    if (known) return known;
    const { folder } = dataset;
    const asked = this.#engine.thumbnail({ folder, image, side: PICTURE_SIDE, upright: true });
    const picture = await inTime(asked.catch(() => null));
    if (picture) this.#pictures.set(key, picture);
    return picture;
  }
}

/** Null where the answer does not come soon; rejects with what the answer rejects with. */
async function inTime<T>(answer: Promise<T>): Promise<T | null> {
  const { promise, resolve } = Promise.withResolvers<null>();
  const timer = setTimeout(() => {
    resolve(null);
  }, PATIENCE);
  try {
    return await Promise.race([answer, promise]);
  } finally {
    clearTimeout(timer);
  }
}

function markdown(text: string): vscode.MarkdownString {
  const value = new vscode.MarkdownString(text, false);
  value.supportHtml = false;
  value.isTrusted = { enabledCommands: Object.values(LINK_COMMANDS) };
  return value;
}
