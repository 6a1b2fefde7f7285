// A text in one of the ways in which it can be read.
import type { SmuggledText } from "./hidden/smuggled-text.js";
import type { LayerName } from "./layers/layer.js";

/** Under what a text was found: a wrapping, or another way to read what stands there. */
export type ViewLayer = LayerName | SmuggledText["layer"] | "filler" | "backspace" | "lookalikes" | "markup";

export type View = { readonly layer: ViewLayer; readonly text: string };

/** Where policies find a reading: the first is the text itself. */
export function placeOfReading(index: number): string {
  return index === 0 ? "/normalized/text" : `/signals/decoded/${index - 1}/text`;
}
