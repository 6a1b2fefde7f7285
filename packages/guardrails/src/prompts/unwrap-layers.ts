// Takes off every wrapping, and the wrappings under it, within a bound on what may come out.
import { layers } from "./layers/index.js";
import type { Found, Layer, LayerName } from "./layers/layer.js";
import { readPlainly } from "./read-plainly.js";
import type { View } from "./view.js";

/** What was not taken off, and so is not judged: how many texts, and of what kind of wrapping. */
export type LeftWrapped = { readonly kind: string; readonly count: number };

export type Unwrapped = {
  readonly decoded: readonly View[];
  readonly left: readonly LeftWrapped[];
};

export type UnwrapLimits = {
  /** Wrappings in wrappings that are taken off. */
  readonly depth: number;
  /** What may come out of a text, in units for each of its own, and besides. */
  readonly growth: number;
  readonly spare: number;
  readonly texts: number;
};

export const unwrapLimits: UnwrapLimits = { depth: 4, growth: 4, spare: 65_536, texts: 256 };

/**
 * Everything that is wrapped in these texts, as it stands under its wrapping and as it reads. The work is bounded by
 * what may come out, not by how many pieces there are: no decoy uses up the limit without being as long as what it hides.
 */
export function unwrapLayers(texts: readonly string[], limits: UnwrapLimits = unwrapLimits): Unwrapped {
  const unwrapping = new Unwrapping(texts, limits);
  let sources = texts;
  for (let depth = 0; sources.length > 0 && depth <= limits.depth; depth++) {
    const isDeepest = depth === limits.depth;
    sources = sources.flatMap((source) =>
      layers.flatMap((layer) => unwrapping.take(unwrapOne(layer, source), isDeepest && layer.isEncoding)),
    );
  }
  return unwrapping.result();
}

class Unwrapping {
  readonly #decoded: View[] = [];
  readonly #left = new Map<LayerName, number>();
  readonly #seen: Set<string>;
  readonly #texts: number;
  #budget: number;

  constructor(texts: readonly string[], { growth, spare, texts: most }: UnwrapLimits) {
    this.#seen = new Set(texts);
    this.#texts = most;
    this.#budget = texts.reduce((sum, { length }) => sum + length, 0) * growth + spare;
  }

  /** What is new of it, to be unwrapped in turn; nothing if it is to be left. */
  take({ name, text }: Found, isLeft: boolean): readonly string[] {
    if (text === "" || this.#seen.has(text)) return [];
    if (isLeft || !this.#hasRoom(text)) {
      this.#seen.add(text);
      this.#leave(name);
      return [];
    }
    const { text: plain, otherwise, unexpanded } = readPlainly(text);
    if (unexpanded > 0) this.#leave(name);
    const views: readonly View[] = [{ layer: name, text }, { layer: name, text: plain }, ...otherwise];
    return views.filter((view) => this.#keep(view, name)).map((view) => view.text);
  }

  result(): Unwrapped {
    return { decoded: this.#decoded, left: [...this.#left].map(([kind, count]) => ({ kind, count })) };
  }

  #keep(view: View, under: LayerName): boolean {
    if (view.text === "" || this.#seen.has(view.text)) return false;
    this.#seen.add(view.text);
    if (!this.#hasRoom(view.text)) {
      this.#leave(under);
      return false;
    }
    this.#budget -= view.text.length;
    this.#decoded.push(view);
    return true;
  }

  #hasRoom(text: string): boolean {
    return text.length <= this.#budget && this.#decoded.length < this.#texts;
  }

  #leave(name: LayerName): void {
    this.#left.set(name, (this.#left.get(name) ?? 0) + 1);
  }
}

function unwrapOne({ name, unwrap }: Layer, source: string): Found {
  const found = unwrap(source);
  return typeof found === "string" ? { name, text: found } : found;
}
