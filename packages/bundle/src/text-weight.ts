// What a text would take once it is read, told from its bytes: small archives hold texts of millions of values.
import { BundleError } from "./bundle-error.js";

// What JavaScript takes for values, roughly.
const bytesPerItem = 64;
const bytesPerCollection = 256;

const quote = 0x22;
const backslash = 0x5c;

/** What each byte outside of strings adds: in JSON all values but the first of a list come after one of these. */
const jsonWeights = weightsOf({ ",": bytesPerItem, "[": bytesPerItem, "{": bytesPerCollection });
/** In YAML a value begins after one of these, or on a line of its own. */
const yamlWeights = weightsOf({
  ",": bytesPerItem,
  "[": bytesPerItem,
  "{": bytesPerCollection,
  "-": bytesPerItem,
  ":": bytesPerItem,
  "?": bytesPerItem,
  "\n": bytesPerItem,
  "\r": bytesPerItem,
});

function weightsOf(table: Readonly<Record<string, number>>): Uint16Array {
  const weights = new Uint16Array(256).fill(1);
  for (const [character, weight] of Object.entries(table)) weights[character.charCodeAt(0)] = weight;
  return weights;
}

/** Roughly, in bytes of memory. */
export function jsonWeight(text: Uint8Array): number {
  let weight = bytesPerItem;
  for (let at = 0; at < text.length; at++) {
    const byte = text[at] as number;
    weight += jsonWeights[byte] as number;
    if (byte !== quote) continue;
    const start = at++;
    while (at < text.length && text[at] !== quote) at += text[at] === backslash ? 2 : 1;
    weight += at - start;
  }
  return weight;
}

/** Roughly, in bytes of memory; never less than what it is, as strings are not told apart. */
export function yamlWeight(text: Uint8Array): number {
  let weight = bytesPerItem;
  for (const byte of text) weight += yamlWeights[byte] as number;
  return weight;
}

/** What the texts of a bundle may take together: 512 MiB. */
export const defaultMaximumWeight = 512 * 1024 * 1024;

/** Texts that are read as values. */
const read = /(?:^|\/)(?:data\.(?:json|yaml|yml)|plan\.json|\.manifest|\.signatures\.json)$/;

/**
 * Before anything is read: what all files that are read as values take.
 * @throws {BundleError} `too_large`, naming the file with which it was too much.
 */
export function checkWeight(files: ReadonlyMap<string, Uint8Array>, maximum = defaultMaximumWeight): void {
  let weight = 0;
  for (const [name, content] of files) {
    if (!read.test(name)) continue;
    weight += /\.ya?ml$/.test(name) ? yamlWeight(content) : jsonWeight(content);
    if (weight > maximum) {
      throw new BundleError(
        "too_large",
        `\`${name}\`: the values in the bundle would take more than ${maximum} bytes of memory; leave out what no policy asks for, or raise \`maximumWeight\``,
      );
    }
  }
}
