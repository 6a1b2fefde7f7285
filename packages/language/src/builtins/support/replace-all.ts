// Replaces many texts at once, from left to right, as Go's strings.Replacer does.
import { decodeUtf8, encodeUtf8 } from "../../values/utf8.js";
import { HaltError } from "../builtin-error.js";
import { limitText } from "./limits.js";

export type Replacement = readonly [old: string, replacement: string];

type Node = {
  readonly next: Map<string, Node>;
  /** The first replacement whose old text ends here. */
  ending?: { readonly rank: number; readonly text: string; readonly length: number };
};

/** Old texts are compared at every place: this many units in all, then the call is given up. */
const maximumComparisons = 500_000_000;

/** At one place the first old text that matches is taken, not the longest. */
export function replaceAll(text: string, replacements: readonly Replacement[], builtin: string): string {
  const [only] = replacements;
  if (only === undefined) return text;
  if (replacements.length === 1 && only[0] !== "") return replaceOne(text, only, builtin);
  if (!replacements.some(([old]) => old === "")) return replaceMany(text, replacements, builtin);
  // An empty text occurs between any two bytes, even inside a character.
  const inBytes = replacements.map(([old, by]): Replacement => [bytesOf(old), bytesOf(by)]);
  return textOf(replaceMany(bytesOf(text), inBytes, builtin));
}

function replaceOne(text: string, [old, replacement]: Replacement, builtin: string): string {
  const parts = text.split(old);
  limitText(text.length + (parts.length - 1) * (replacement.length - old.length), builtin);
  return parts.join(replacement);
}

function replaceMany(text: string, replacements: readonly Replacement[], builtin: string): string {
  const root = trieOf(replacements);
  const parts: string[] = [];
  let budget = maximumComparisons;
  let length = 0;
  let last = 0;
  let afterEmpty = false;
  for (let at = 0; at <= text.length; ) {
    const found = firstMatch(root, text, at, afterEmpty);
    budget -= found.compared;
    if (budget < 0) throw new HaltError(`${builtin}: too many comparisons`);
    const match = found.ending;
    afterEmpty = match !== undefined && match.length === 0;
    if (match === undefined) {
      at++;
      continue;
    }
    parts.push(text.slice(last, at), match.text);
    length += at - last + match.text.length;
    limitText(length, builtin);
    at += match.length;
    last = at;
  }
  parts.push(text.slice(last));
  return parts.join("");
}

function firstMatch(root: Node, text: string, start: number, ignoreEmpty: boolean) {
  let ending = ignoreEmpty ? undefined : root.ending;
  let node: Node | undefined = root;
  let at = start;
  while (at < text.length) {
    node = node.next.get(text[at] as string);
    if (node === undefined) break;
    at++;
    if (node.ending !== undefined && (ending === undefined || node.ending.rank < ending.rank)) {
      ending = node.ending;
    }
  }
  return { ending, compared: at - start + 1 };
}

function trieOf(replacements: readonly Replacement[]): Node {
  const root: Node = { next: new Map() };
  for (const [rank, [old, text]] of replacements.entries()) {
    let node = root;
    for (let index = 0; index < old.length; index++) {
      const unit = old[index] as string;
      const known = node.next.get(unit) ?? { next: new Map() };
      node.next.set(unit, known);
      node = known;
    }
    node.ending ??= { rank, text, length: old.length };
  }
  return root;
}

/** The bytes of a text, a unit each. */
function bytesOf(text: string): string {
  let bytes = "";
  for (const byte of encodeUtf8(text)) bytes += String.fromCharCode(byte);
  return bytes;
}

function textOf(bytes: string): string {
  return decodeUtf8(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
}
