// Replaces many texts at once, from left to right, as Go's strings.Replacer does.
import { decodeUtf8, encodeUtf8, textOfUnits } from "../../values/utf8.js";
import { budget } from "./budget.js";
import { prepareText } from "./limits.js";
import { StepMeter } from "./step-meter.js";
import { TextMeter } from "./text-meter.js";

export type Replacement = readonly [old: string, replacement: string];

type Node = {
  readonly next: Map<string, Node>;
  /** The first replacement whose old text ends here. */
  ending?: { readonly rank: number; readonly text: string; readonly length: number };
};

/** Old texts are compared at every place: so many units for the price of a step. */
const unitsPerStep = 4;
/** A unit of an old text takes a node to itself. */
const bytesPerNode = 256;
const stepsPerNode = 4;

/** At one place the first old text that matches is taken, not the longest. */
export function replaceAll(text: string, replacements: readonly Replacement[]): string {
  const [only] = replacements;
  if (only === undefined) return text;
  if (replacements.length === 1 && only[0] !== "") return replaceOne(text, only);
  if (!replacements.some(([old]) => old === "")) return replaceMany(text, replacements);
  // An empty text occurs between any two bytes, even inside a character.
  const inBytes = replacements.map(([old, by]): Replacement => [bytesOf(old), bytesOf(by)]);
  return textOf(replaceMany(bytesOf(text), inBytes));
}

function replaceOne(text: string, [old, replacement]: Replacement): string {
  let count = 0;
  for (let at = text.indexOf(old); at >= 0; at = text.indexOf(old, at + old.length)) count++;
  prepareText(text.length + count * (replacement.length - old.length));
  return text.split(old).join(replacement);
}

function replaceMany(text: string, replacements: readonly Replacement[]): string {
  const root = trieOf(replacements);
  const parts: string[] = [];
  const meter = new StepMeter(budget.takeSteps);
  const built = new TextMeter();
  let last = 0;
  let afterEmpty = false;
  for (let at = 0; at <= text.length; ) {
    const found = firstMatch(root, text, at, afterEmpty);
    meter.add(found.compared / unitsPerStep);
    const match = found.ending;
    afterEmpty = match !== undefined && match.length === 0;
    if (match === undefined) {
      at++;
      continue;
    }
    parts.push(text.slice(last, at), match.text);
    built.add(at - last + match.text.length);
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
  const nodes = replacements.reduce((sum, [old]) => sum + old.length, 0);
  budget.takeMemory(nodes * bytesPerNode);
  budget.takeSteps(nodes * stepsPerNode);
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
  return textOfUnits(Uint16Array.from(encodeUtf8(text)));
}

function textOf(bytes: string): string {
  const units = new Uint8Array(bytes.length);
  for (let at = 0; at < bytes.length; at++) units[at] = bytes.charCodeAt(at);
  return decodeUtf8(units);
}
