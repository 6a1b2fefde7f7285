// JSON to the same trees that YAML has: strictly JSON, with the places of everything in it.
import { wellFormed } from "../../values/utf8.js";
import { type DocumentLimits, refuseBeyond } from "../limits.js";
import { YamlError } from "../yaml-error.js";
import type { MappingEntry, Node } from "./node.js";
import { coreTag } from "./tag-handles.js";

export type JsonPrefix = { readonly root: Node; readonly end: number };

/** The JSON value at an offset of a text, and where it ends. @throws {YamlError} if there is none. */
export function readJsonTree(text: string, from: number, limits: DocumentLimits): JsonPrefix {
  const reader = new JsonTreeReader(text, from, limits);
  const root = reader.readValue(0);
  return { root, end: reader.at };
}

/** Passes JSON's white space. */
export function skipJsonSpace(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return at;
    at++;
  }
}

const number = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const floatTag = `${coreTag}float`;
const word = /true|false|null/y;
const escapeSequence = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

class JsonTreeReader {
  readonly #text: string;
  readonly #limits: DocumentLimits;
  #nodes = 0;
  at: number;

  constructor(text: string, from: number, limits: DocumentLimits) {
    this.#text = text;
    this.#limits = limits;
    this.at = from;
  }

  readValue(depth: number): Node {
    this.#skipSpace();
    const offset = this.at;
    refuseBeyond(this.#limits, ++this.#nodes, depth, offset);
    switch (this.#text.charAt(offset)) {
      case "{":
        return { kind: "mapping", offset, entries: this.#readEntries(depth) };
      case "[":
        return { kind: "sequence", offset, items: this.#readItems(depth) };
      case '"':
        return this.#readString();
      default:
        return this.#readScalar();
    }
  }

  #readEntries(depth: number): MappingEntry[] {
    const entries: MappingEntry[] = [];
    this.at++;
    if (this.#accepts("}")) return entries;
    do {
      this.#skipSpace();
      if (this.#text.charAt(this.at) !== '"') throw this.#mistake("expected a string as key");
      const key = this.#readString();
      this.#expect(":");
      entries.push({ key, value: this.readValue(depth + 1) });
    } while (this.#accepts(","));
    this.#expect("}");
    return entries;
  }

  #readItems(depth: number): Node[] {
    const items: Node[] = [];
    this.at++;
    if (this.#accepts("]")) return items;
    do {
      items.push(this.readValue(depth + 1));
    } while (this.#accepts(","));
    this.#expect("]");
    return items;
  }

  #readString(): Node {
    const offset = this.at++;
    let isEscaped = false;
    for (;;) {
      const code = this.#text.charCodeAt(this.at);
      if (Number.isNaN(code)) throw this.#mistake("unterminated string");
      if (code === 0x22) break;
      if (code < 0x20) throw this.#mistake("control character in a string");
      if (code === 0x5c) {
        isEscaped = true;
        escapeSequence.lastIndex = this.at;
        if (!escapeSequence.test(this.#text)) throw this.#mistake("invalid escape in a string");
        this.at = escapeSequence.lastIndex;
      } else this.at++;
    }
    this.at++;
    const text = isEscaped
      ? (JSON.parse(this.#text.slice(offset, this.at)) as string)
      : this.#text.slice(offset + 1, this.at - 1);
    return { kind: "scalar", offset, end: this.at, tag: "", text: wellFormed(text), isPlain: false };
  }

  #readScalar(): Node {
    const offset = this.at;
    for (const pattern of [number, word]) {
      pattern.lastIndex = offset;
      if (!pattern.test(this.#text)) continue;
      this.at = pattern.lastIndex;
      const text = this.#text.slice(offset, this.at);
      if (pattern === number) this.#refuseTail(text);
      // A number that no double holds is not the text that YAML would take it for: the tag refuses it.
      const tag = pattern === number && !Number.isFinite(Number(text)) ? floatTag : "";
      return { kind: "scalar", offset, end: this.at, tag, text, isPlain: true };
    }
    throw this.#mistake("expected a value");
  }

  /** A number may not go on with a point or an exponent that has no digits. */
  #refuseTail(text: string): void {
    const next = this.#text.charAt(this.at);
    const goesOn = (next === "." && !/[.eE]/.test(text)) || (/[eE]/.test(next) && !/[eE]/.test(text));
    if (goesOn) throw this.#mistake("expected a digit");
  }

  #accepts(mark: string): boolean {
    this.#skipSpace();
    if (this.#text.charAt(this.at) !== mark) return false;
    this.at++;
    return true;
  }

  #expect(mark: string): void {
    if (!this.#accepts(mark)) throw this.#mistake(`expected \`${mark}\``);
  }

  #skipSpace(): void {
    this.at = skipJsonSpace(this.#text, this.at);
  }

  #mistake(message: string): YamlError {
    return new YamlError("syntax", `invalid JSON: ${message}`, this.at);
  }
}
