// How a document is laid out: where its parts end, how deep they stand, how its lines end.
import { isAlias, isCollection, isMap, isScalar, isSeq, type Node, type Pair, visit } from "yaml";
import { Unfixable } from "./unfixable.js";

/** From the first character to behind the last one. */
export type Extent = { readonly start: number; readonly end: number };
export type WrittenPair = Pair<Node, Node | null>;

export function extentOf(node: Node | null | undefined): Extent {
  const range = node?.range;
  if (!range) throw new Unfixable("the text has no place for it");
  return { start: range[0], end: range[1] };
}

/** Behind the last character that says something of it, comments and empty lines left out. */
export function endOf(text: string, node: Node): number {
  if (isCollection(node) && !node.flow) {
    const last = node.items.at(-1);
    if (last !== undefined) return endOfItem(text, last);
  }
  const { end } = extentOf(node);
  return isBlockScalar(node) ? withoutBreak(text, end) : end;
}

/** Of an entry of a mapping, or an item of a list. */
export function endOfItem(text: string, item: unknown): number {
  const { key, value } = item as Partial<WrittenPair>;
  if (key === undefined) return endOf(text, item as Node);
  return value ? endOf(text, value) : extentOf(key).end;
}

function isBlockScalar(node: Node): boolean {
  return isScalar(node) && (node.type === "BLOCK_LITERAL" || node.type === "BLOCK_FOLDED");
}

/** A block text ends with its line, and its end may take the line's break along. */
function withoutBreak(text: string, end: number): number {
  let at = end;
  while (at > 0 && (text[at - 1] === "\n" || text[at - 1] === "\r")) at--;
  return at;
}

export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf("\n", offset - 1) + 1;
}

/** Behind the break that ends the line, or at the end of the text. */
export function lineEnd(text: string, offset: number): number {
  const feed = text.indexOf("\n", offset);
  return feed === -1 ? text.length : feed + 1;
}

/** How many characters stand before it on its line. */
export function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

/** Whether nothing but blanks stands before it on its line. */
export function isFirstOnLine(text: string, offset: number): boolean {
  return text.slice(lineStart(text, offset), offset).trim() === "";
}

/** What ends the lines of a text. */
export function breakOf(text: string): string {
  return text.includes("\r\n") ? "\r\n" : "\n";
}

/** Whether lists below a key stand deeper than the key; most do, and nothing is said by a text without such a list. */
export function indentsLists(text: string, root: Node): boolean {
  let isIndented = true;
  visit(root, {
    Pair: (_, { key, value }) => {
      if (!isSeq(value) || value.flow || !isScalar(key) || !isFirstOnLine(text, extentOf(key).start)) return;
      isIndented = columnOf(text, extentOf(value).start) > columnOf(text, extentOf(key).start);
      return visit.BREAK;
    },
  });
  return isIndented;
}

/** By how many characters a mapping below a key of a mapping stands deeper; two, if none does. */
export function indentationOf(text: string, root: Node): number {
  let indentation = 2;
  visit(root, {
    Pair: (_, { key, value }) => {
      if (!isMap(value) || value.flow || !isScalar(key) || !isFirstOnLine(text, extentOf(key).start)) return;
      indentation = columnOf(text, extentOf(value).start) - columnOf(text, extentOf(key).start);
      return visit.BREAK;
    },
  });
  return Math.max(indentation, 1);
}

/** The node itself. @throws {Unfixable} for an alias: what it stands for is written elsewhere, and meant elsewhere, too */
export function written(node: Node | null | undefined): Node | null {
  if (isAlias(node)) throw new Unfixable("it is written elsewhere, by an anchor that others share");
  return node ?? null;
}
