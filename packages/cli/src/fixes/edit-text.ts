// One operation of a JSON Patch as an edit of the text of one document: what it does not name stays, byte for byte.
import type { JsonPatchOperation } from "@palisade/guardrails";
import {
  isMap,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  stringify,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import {
  breakOf,
  columnOf,
  endOf,
  endOfItem,
  extentOf,
  indentationOf,
  indentsLists,
  isFirstOnLine,
  lineEnd,
  lineStart,
  type WrittenPair,
  written,
} from "./text-layout.js";
import { Unfixable } from "./unfixable.js";

export type TextEdit = Extract<JsonPatchOperation["op"], "add" | "remove" | "replace">;

type Operation = { readonly op: TextEdit; readonly steps: readonly string[]; readonly value: unknown };
type Replacement = { readonly start: number; readonly end: number; readonly text: string };

/** The text with the operation in it. @throws {Unfixable} if it is written in a way that cannot be edited in place */
export function editText(text: string, { op, steps, value }: Operation): string {
  const document = parseDocument(text, {
    schema: "failsafe",
    strict: false,
    uniqueKeys: false,
    logLevel: "silent",
  });
  const { contents, errors } = document;
  const step = steps.at(-1);
  if (contents === null || step === undefined || errors.length > 0)
    throw new Unfixable("its text cannot be edited in place");
  const { node, key } = follow(contents, steps.slice(0, -1));
  const editor = new Editor(text, contents, key);
  const { start, end, text: between } = editor.edit(node, op, step, value);
  return `${text.slice(0, start)}${between}${text.slice(end)}`;
}

/** What is to be changed, with the key that it stands behind; none for the root, and for items of lists. */
function follow(
  root: Node,
  steps: readonly string[],
): { readonly node: YAMLMap | YAMLSeq; readonly key: Node | undefined } {
  let node = written(root);
  let key: Node | undefined;
  for (const step of steps) {
    key = isMap(node) ? pairOf(node, step)?.key : undefined;
    const child = isMap(node)
      ? pairOf(node, step)?.value
      : isSeq(node)
        ? node.items[Number(step)]
        : undefined;
    node = written(child as Node | null | undefined);
  }
  if (!isMap(node) && !isSeq(node)) throw new Unfixable("what it is to be in is not written in the document");
  return { node, key };
}

function pairOf(map: YAMLMap, key: string): WrittenPair | undefined {
  const found = map.items.filter((pair) => isScalar(pair.key) && String(pair.key.value) === key);
  if (found.length > 1) throw new Unfixable("its key is there more than once");
  return found[0] as WrittenPair | undefined;
}

class Editor {
  readonly #text: string;
  readonly #root: Node;
  /** What the changed collection stands behind. */
  readonly #key: Node | undefined;

  constructor(text: string, root: Node, key: Node | undefined) {
    this.#text = text;
    this.#root = root;
    this.#key = key;
  }

  edit(parent: YAMLMap | YAMLSeq, op: TextEdit, step: string, value: unknown): Replacement {
    if (isMap(parent)) {
      const pair = pairOf(parent, step);
      if (op === "remove") return this.#removed(parent, parent.items.indexOf(present(pair) as never));
      return pair === undefined
        ? this.#newEntry(parent, step, value)
        : this.#newValue(parent, pair, step, value);
    }
    const index = step === "-" ? parent.items.length : Number(step);
    if (op === "remove") return this.#removed(parent, index);
    if (op === "add") return this.#newItem(parent, index, value);
    return this.#otherItem(parent, index, value);
  }

  #newEntry(map: YAMLMap, key: string, value: unknown): Replacement {
    const first = map.items[0] as WrittenPair | undefined;
    if (map.flow || first === undefined)
      return this.#addedToFlow(map, (gap) => flowEntry(this.#text, map, key, value, gap));
    const column = columnOf(this.#text, extentOf(first.key).start);
    return this.#linesBehind(endOfItem(this.#text, map.items.at(-1)), this.#block({ [key]: value }, column));
  }

  #newItem(list: YAMLSeq, index: number, value: unknown): Replacement {
    if (index !== list.items.length) throw new Unfixable("an item cannot be put between others in place");
    if (list.flow || index === 0) return this.#addedToFlow(list, (gap) => jsonOf(value, gap));
    const column = columnOf(this.#text, this.#dashOf(list, index - 1));
    return this.#linesBehind(endOfItem(this.#text, list.items.at(-1)), this.#block([value], column));
  }

  #otherItem(list: YAMLSeq, index: number, value: unknown): Replacement {
    const item = present(list.items[index]) as Node;
    const { start } = extentOf(item);
    const text =
      list.flow || (typeof value === "object" && value !== null) ? JSON.stringify(value) : scalarText(value);
    return { start, end: endOf(this.#text, item), text };
  }

  /** Behind the line that something ends on. */
  #linesBehind(end: number, lines: string): Replacement {
    const at = lineEnd(this.#text, end);
    const isEnded = at > 0 && this.#text[at - 1] === "\n";
    const eol = breakOf(this.#text);
    return { start: at, end: at, text: isEnded ? `${lines}${eol}` : `${eol}${lines}` };
  }

  #addedToFlow(collection: YAMLMap | YAMLSeq, write: (gap: string | undefined) => string): Replacement {
    const last = collection.items.at(-1);
    if (last === undefined) {
      const { start, end } = extentOf(collection);
      const [open, close] = isMap(collection) ? ["{", "}"] : ["[", "]"];
      return { start, end, text: `${open}${write(undefined)}${close}` };
    }
    const first = collection.items[0];
    const start = extentOf(((first as Partial<WrittenPair>).key ?? first) as Node).start;
    const end = endOfItem(this.#text, last);
    const isApart = isFirstOnLine(this.#text, start);
    const gap = isApart ? this.#text.slice(lineStart(this.#text, start), start) : undefined;
    const between = gap === undefined ? ", " : `,${breakOf(this.#text)}${gap}`;
    return { start: end, end, text: `${between}${write(gap)}` };
  }

  #newValue(map: YAMLMap, { key, value: before }: WrittenPair, name: string, value: unknown): Replacement {
    const keyExtent = extentOf(key);
    const isPlace = before !== null && isScalar(before) && !(typeof value === "object" && value !== null);
    if (map.flow || isPlace) {
      const { start, end } =
        before === null ? { start: keyExtent.end, end: keyExtent.end } : extentOf(before);
      const stop = before === null ? end : endOf(this.#text, before);
      const text = map.flow ? JSON.stringify(value) : scalarText(value);
      return { start, end: Math.max(stop, start), text: this.#text[start - 1] === ":" ? ` ${text}` : text };
    }
    const column = columnOf(this.#text, keyExtent.start);
    const end = before === null ? keyExtent.end : Math.max(endOf(this.#text, before), keyExtent.end);
    const stop = this.#text[end] === ":" ? end + 1 : end;
    return { start: keyExtent.start, end: stop, text: this.#block({ [name]: value }, column).trimStart() };
  }

  #removed(collection: YAMLMap | YAMLSeq, index: number): Replacement {
    const item = present(collection.items[index]);
    const text = this.#text;
    const end = endOfItem(text, item);
    if (collection.items.length === 1) return this.#emptied(collection, end);
    const startOf = (at: number): number => {
      const each = collection.items[at] as Partial<WrittenPair>;
      if (isSeq(collection) && !collection.flow) return this.#dashOf(collection, at);
      return extentOf((each.key ?? each) as Node).start;
    };
    const start = startOf(index);
    if (!collection.flow && isFirstOnLine(text, start))
      return { start: lineStart(text, start), end: lineEnd(text, end), text: "" };
    if (index + 1 < collection.items.length) return { start, end: startOf(index + 1), text: "" };
    if (!collection.flow) throw new Unfixable("it shares a line with others");
    return { start: endOfItem(text, collection.items[index - 1]), end, text: "" };
  }

  /** Lines become `{}` or `[]` behind the key, and before the comments that follow it. */
  #emptied(collection: YAMLMap | YAMLSeq, end: number): Replacement {
    const empty = isMap(collection) ? "{}" : "[]";
    const { start, end: stop } = extentOf(collection);
    if (collection.flow) return { start, end: stop, text: empty };
    // A collection may begin with a comment.
    const first = isMap(collection)
      ? extentOf((collection.items[0] as WrittenPair).key).start
      : this.#dashOf(collection, 0);
    const colon = this.#key === undefined ? -1 : this.#text.indexOf(":", extentOf(this.#key).end);
    if (colon === -1 || colon >= first) return { start: first, end, text: empty };
    const comments = this.#text.slice(colon + 1, first).trimEnd();
    const rest = this.#text.slice(end, lineEnd(this.#text, end));
    return { start: colon + 1, end: end + rest.trimEnd().length, text: ` ${empty}${comments}` };
  }

  #dashOf(list: YAMLSeq, index: number): number {
    const at = this.#text.lastIndexOf("-", extentOf(list.items[index] as Node).start - 1);
    if (at === -1 || this.#text.slice(at + 1, extentOf(list.items[index] as Node).start).trim() !== "")
      throw new Unfixable("its text cannot be edited in place");
    return at;
  }

  /** Lines of YAML at a column, the last one without its break. */
  #block(value: unknown, column: number): string {
    const lines = stringify(value, {
      version: "1.1",
      indent: indentationOf(this.#text, this.#root),
      indentSeq: indentsLists(this.#text, this.#root),
      lineWidth: 0,
    });
    const gap = " ".repeat(column);
    return lines
      .trimEnd()
      .split("\n")
      .map((line) => `${gap}${line}`)
      .join(breakOf(this.#text));
  }
}

function present<T>(found: T | undefined): T {
  if (found === undefined) throw new Unfixable("what it takes away is not written in the document");
  return found;
}

function scalarText(value: unknown): string {
  return stringify(value, { version: "1.1", lineWidth: 0 }).trimEnd();
}

/** In JSON keys are quoted. */
function flowEntry(text: string, map: YAMLMap, key: string, value: unknown, gap: string | undefined): string {
  const first = map.items[0] as WrittenPair | undefined;
  const isJson =
    first === undefined ? text.trimStart().startsWith("{") : text[extentOf(first.key).start] === '"';
  return `${isJson || !/^[A-Za-z][\w.-]*$/.test(key) ? JSON.stringify(key) : key}: ${jsonOf(value, gap)}`;
}

/** On one line, or on several where what it stands beside is. */
function jsonOf(value: unknown, gap: string | undefined): string {
  if (gap === undefined) return JSON.stringify(value);
  const unit = gap.startsWith("\t") ? "\t" : 2;
  return JSON.stringify(value, null, unit).replaceAll("\n", `\n${gap}`);
}
