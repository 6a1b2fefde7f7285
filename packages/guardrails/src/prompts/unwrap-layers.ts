// Takes off every wrapping, and the wrappings under it, within a bound on what may come out.
import { layers } from "./layers/index.js";
import type { Found, Layer, LayerName } from "./layers/layer.js";

export type DecodedLayer = { readonly layer: LayerName; readonly text: string };

/** What was not taken off, and so is not judged: how many texts, and of what kind of wrapping. */
export type LeftWrapped = { readonly kind: string; readonly count: number };

export type Unwrapped = {
  readonly decoded: readonly DecodedLayer[];
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
 * Everything that is wrapped in these texts. The work is bounded by what may come out, not by how many pieces
 * there are: no decoy uses up the limit without being as long as what it hides.
 */
export function unwrapLayers(texts: readonly string[], limits: UnwrapLimits = unwrapLimits): Unwrapped {
  const decoded: DecodedLayer[] = [];
  const left = new Map<string, number>();
  const seen = new Set(texts);
  let budget = texts.reduce((sum, { length }) => sum + length, 0) * limits.growth + limits.spare;
  let sources = texts;
  for (let depth = 0; sources.length > 0; depth++) {
    const inner: string[] = [];
    for (const source of sources) {
      for (const layer of layers) {
        if (depth >= limits.depth && !layer.isEncoding) continue;
        const { name, text: found } = unwrapOne(layer, source);
        if (found === "" || seen.has(found)) continue;
        seen.add(found);
        const fits = depth < limits.depth && found.length <= budget && decoded.length < limits.texts;
        if (fits) {
          budget -= found.length;
          decoded.push({ layer: name, text: found });
          inner.push(found);
        } else left.set(name, (left.get(name) ?? 0) + 1);
      }
    }
    sources = depth < limits.depth ? inner : [];
  }
  return { decoded, left: [...left].map(([kind, count]) => ({ kind, count })) };
}

function unwrapOne({ name, unwrap }: Layer, source: string): Found {
  const found = unwrap(source);
  return typeof found === "string" ? { name, text: found } : found;
}
