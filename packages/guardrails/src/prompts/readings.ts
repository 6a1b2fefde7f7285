// Every way in which a text can be read: as it stands, as it looks, and under each of its wrappings.
import { type PlainReading, readPlainly } from "./read-plainly.js";
import { type LeftWrapped, unwrapLayers } from "./unwrap-layers.js";
import type { View } from "./view.js";

export type Readings = PlainReading & {
  /** What it says besides `text`, under wrappings and in letters that can be read in two ways. */
  readonly views: readonly View[];
  /** What was not unwrapped. */
  readonly left: readonly LeftWrapped[];
};

/** Linear in the length of the text, as is all that comes out. */
export function readingsOf(text: string): Readings {
  const reading = readPlainly(text);
  const { text: plain, otherwise, unexpanded } = reading;
  const { decoded, left } = unwrapLayers([plain, ...otherwise.map((each) => each.text)].map(dropBlankLines));
  const remaining = unexpanded === 0 ? left : [...left, { kind: "expansion", count: unexpanded }];
  return { ...reading, views: [...otherwise, ...decoded], left: remaining };
}

/** Nothing that is wrapped needs them, and there may be a million. */
function dropBlankLines(text: string): string {
  return text.replace(/\n\s+/g, "\n");
}
