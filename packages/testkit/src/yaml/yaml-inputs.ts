// YAML texts made at random, as many of each shape as of any other: the same seed gives the same texts.
import { Random } from "../fuzz/random.js";
import { anchors } from "./shapes/anchors.js";
import { blockScalars } from "./shapes/block-scalars.js";
import { characters } from "./shapes/characters.js";
import { comments } from "./shapes/comments.js";
import { directives } from "./shapes/directives.js";
import { encodings } from "./shapes/encodings.js";
import { flowStyle } from "./shapes/flow-style.js";
import { indentation } from "./shapes/indentation.js";
import { joinedFiles } from "./shapes/joined-files.js";
import { keys } from "./shapes/keys.js";
import { lineBreaks } from "./shapes/line-breaks.js";
import { longAndDeep } from "./shapes/long-and-deep.js";
import { manifests } from "./shapes/manifests.js";
import { merges } from "./shapes/merges.js";
import { mutants } from "./shapes/mutants.js";
import { numbers } from "./shapes/numbers.js";
import { plainText } from "./shapes/plain-text.js";
import { quotedText } from "./shapes/quoted-text.js";
import { tags } from "./shapes/tags.js";
import { templates } from "./shapes/templates.js";
import { timestamps } from "./shapes/timestamps.js";
import { tokens } from "./shapes/tokens.js";
import { words } from "./shapes/words.js";
import type { YamlShape } from "./yaml-shape.js";

export const yamlShapes: readonly YamlShape[] = [
  ...[
    merges,
    anchors,
    tags,
    keys,
    numbers,
    words,
    timestamps,
    lineBreaks,
    encodings,
    joinedFiles,
    directives,
  ],
  ...[blockScalars, quotedText, plainText, flowStyle, templates, indentation, comments, longAndDeep],
  ...[manifests, mutants, tokens, characters],
];

export type YamlInput = {
  /** `merges 1/17`: its shape, the seed, and which of them it is. */
  readonly id: string;
  readonly shape: string;
  readonly bytes: Uint8Array;
};

export type YamlInputOptions = {
  readonly seed: number;
  /** How many in all, at least: each shape has the same share. */
  readonly count: number;
};

/** No two are the same; a shape that has fewer texts than its share gives those. */
export function yamlInputs({ seed, count }: YamlInputOptions): readonly YamlInput[] {
  const share = Math.ceil(count / yamlShapes.length);
  const seen = new Set<string>();
  return yamlShapes.flatMap((shape, place) => {
    const inputs: YamlInput[] = [];
    for (let index = 0; inputs.length < share && index < share * mostTries; index++) {
      const bytes = makeBytes(shape, new Random((seed * 1_000_003 + index) * yamlShapes.length + place));
      const key = Buffer.from(bytes).toString("latin1");
      if (seen.has(key)) continue;
      seen.add(key);
      inputs.push({ id: `${shape.name} ${seed}/${index}`, shape: shape.name, bytes });
    }
    return inputs;
  });
}

const mostTries = 20;

function makeBytes({ make }: YamlShape, random: Random): Uint8Array {
  const text = make(random);
  return typeof text === "string" ? Buffer.from(text, "utf8") : text;
}
