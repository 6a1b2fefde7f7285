// A shape of YAML text, of which any number can be made: each of the differential's quotas is one.
import type { Random } from "../fuzz/random.js";

/** A text is written as UTF-8. */
export type YamlText = string | Uint8Array;

export type YamlShape = {
  readonly name: string;
  readonly make: (random: Random) => YamlText;
};
