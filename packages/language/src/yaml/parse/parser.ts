// Tokens to the trees of documents, by YAML 1.1's grammar.
import { type DocumentLimits, refuseBeyond } from "../limits.js";
import type { Scanner } from "../scan/scanner.js";
import type { Token, TokenKind } from "../scan/token.js";
import { YamlError } from "../yaml-error.js";
import {
  endsBlockEntry,
  endsBlockKey,
  endsFlowKey,
  endsFlowMappingEntry,
  endsFlowSequenceEntry,
  endsFlowSequenceKey,
  endsIndentlessEntry,
} from "./entry-ends.js";
import { type AliasNode, emptyScalar, type MappingEntry, type Node, type ScalarNode } from "./node.js";
import { TagHandles } from "./tag-handles.js";

/** What may stand for a node: block collections too, and those of lists without indentation under a key. */
type NodePlace = "block" | "block-or-indentless" | "flow";

type Properties = { readonly offset: number; readonly anchor: string | undefined; readonly tag: string };

export class Parser {
  readonly #scanner: Scanner;
  readonly #limits: DocumentLimits;
  /** Those of all documents so far: yaml.v3 keeps them, and yaml.v2 reads one document. */
  readonly #anchors = new Map<string, Exclude<Node, AliasNode>>();
  readonly #targets = new Set<Node>();
  #tags: TagHandles | undefined;
  #nodes = 0;
  #isFirst = true;

  constructor(scanner: Scanner, limits: DocumentLimits) {
    this.#scanner = scanner;
    this.#limits = limits;
  }

  /** What the aliases so far lead to. */
  get targets(): ReadonlySet<Node> {
    return this.#targets;
  }

  /** The tree of the next document, `undefined` behind the last. @throws {YamlError} */
  nextDocument(): Node | undefined {
    const scanner = this.#scanner;
    while (!this.#isFirst && scanner.peek().kind === "document-end") scanner.take();
    const { kind } = scanner.peek();
    if (kind === "stream-end") return undefined;
    const isExplicit =
      !this.#isFirst || kind === "version-directive" || kind === "tag-directive" || kind === "document-start";
    this.#isFirst = false;
    this.#tags = TagHandles.read(scanner);
    if (isExplicit) {
      this.#expect("document-start", "did not find expected <document start>");
    }
    const root =
      this.#endsDocument() && isExplicit ? this.#empty(scanner.peek().start) : this.#node("block", 0);
    if (scanner.peek().kind === "document-end") scanner.take();
    return root;
  }

  /** Where something stands behind the documents that were read; it may be no YAML. */
  findRest(): number | undefined {
    const scanner = this.#scanner;
    try {
      while (scanner.peek().kind === "document-end") scanner.take();
      const { kind, start } = scanner.peek();
      return kind === "stream-end" ? undefined : start;
    } catch (error) {
      if (error instanceof YamlError) return error.context ?? error.offset;
      throw error;
    }
  }

  #endsDocument(): boolean {
    const { kind } = this.#scanner.peek();
    return (
      kind === "version-directive" ||
      kind === "tag-directive" ||
      kind === "document-start" ||
      kind === "document-end" ||
      kind === "stream-end"
    );
  }

  #expect(kind: TokenKind, message: string, context?: number): void {
    const token = this.#scanner.peek();
    if (token.kind !== kind) throw mistake(message, token, context);
    this.#scanner.take();
  }

  #count(offset: number, depth: number): void {
    refuseBeyond(this.#limits, ++this.#nodes, depth, offset);
  }

  #empty(offset: number): ScalarNode {
    this.#count(offset, 0);
    return emptyScalar(offset);
  }

  #node(place: NodePlace, depth: number): Node {
    const scanner = this.#scanner;
    const first = scanner.peek();
    this.#count(first.start, depth);
    if (first.kind === "alias") return this.#alias(first);
    const properties = this.#properties(first);
    const { offset } = properties;
    const token = scanner.peek();
    switch (token.kind) {
      case "scalar":
        scanner.take();
        return this.#anchored(properties, {
          kind: "scalar",
          offset,
          end: token.end,
          tag: properties.tag,
          text: token.text,
          isPlain: token.isPlain,
        });
      case "flow-sequence-start":
        return this.#sequence(properties, (items) => this.#flowSequence(items, depth));
      case "flow-mapping-start":
        return this.#mapping(properties, (entries) => this.#flowMapping(entries, depth));
      case "block-sequence-start":
        if (place === "flow") break;
        return this.#sequence(properties, (items) => this.#blockSequence(items, depth));
      case "block-mapping-start":
        if (place === "flow") break;
        return this.#mapping(properties, (entries) => this.#blockMapping(entries, depth));
      case "block-entry":
        if (place !== "block-or-indentless") break;
        return this.#sequence(properties, (items) => this.#indentlessSequence(items, depth));
    }
    if (properties.anchor === undefined && properties.tag === "") {
      throw mistake("did not find expected node content", token, offset);
    }
    return this.#anchored(properties, {
      kind: "scalar",
      offset,
      end: offset,
      tag: properties.tag,
      text: "",
      isPlain: true,
    });
  }

  #alias(token: Token): AliasNode {
    const target = this.#anchors.get(token.text);
    // Without its name: a password that begins with `*` and stands without quotes is read as an alias.
    if (target === undefined) throw new YamlError("value", "unknown anchor referenced", token.start);
    this.#scanner.take();
    this.#targets.add(target);
    return { kind: "alias", offset: token.start, end: token.end, name: token.text, target };
  }

  /** An anchor and a tag, in either order. */
  #properties(first: Token): Properties {
    let anchor: string | undefined;
    let tag: string | undefined;
    for (let token = first; ; token = this.#scanner.peek()) {
      if (token.kind === "anchor" && anchor === undefined) anchor = token.text;
      else if (token.kind === "tag" && tag === undefined) tag = this.#tags?.resolve(token) ?? "";
      else return { offset: first.start, anchor, tag: tag ?? "" };
      this.#scanner.take();
    }
  }

  #anchored<T extends Exclude<Node, AliasNode>>({ anchor }: Properties, node: T): T {
    if (anchor !== undefined) this.#anchors.set(anchor, node);
    return node;
  }

  #sequence(properties: Properties, fill: (items: Node[]) => void): Node {
    const items: Node[] = [];
    const node = this.#anchored(properties, { kind: "sequence", offset: properties.offset, items });
    fill(items);
    return node;
  }

  #mapping(properties: Properties, fill: (entries: MappingEntry[]) => void): Node {
    const entries: MappingEntry[] = [];
    const node = this.#anchored(properties, { kind: "mapping", offset: properties.offset, entries });
    fill(entries);
    return node;
  }

  /** The node behind an indicator, or an empty one if a token comes that belongs to what is around. */
  #nodeUnless(ends: ReadonlySet<TokenKind>, place: NodePlace, depth: number, empty: number): Node {
    return ends.has(this.#scanner.peek().kind) ? this.#empty(empty) : this.#node(place, depth);
  }

  #blockSequence(items: Node[], depth: number): void {
    const start = this.#scanner.peek().start;
    this.#scanner.take();
    for (let token = this.#scanner.peek(); token.kind === "block-entry"; token = this.#scanner.peek()) {
      this.#scanner.take();
      items.push(this.#nodeUnless(endsBlockEntry, "block", depth + 1, token.start));
    }
    this.#expect("block-end", "did not find expected '-' indicator", start);
  }

  #indentlessSequence(items: Node[], depth: number): void {
    for (let token = this.#scanner.peek(); token.kind === "block-entry"; token = this.#scanner.peek()) {
      this.#scanner.take();
      items.push(this.#nodeUnless(endsIndentlessEntry, "block", depth + 1, token.start));
    }
  }

  #blockMapping(entries: MappingEntry[], depth: number): void {
    const start = this.#scanner.peek().start;
    this.#scanner.take();
    for (let token = this.#scanner.peek(); token.kind !== "block-end"; token = this.#scanner.peek()) {
      if (token.kind !== "key") throw mistake("did not find expected key", token, start);
      this.#scanner.take();
      const key = this.#nodeUnless(endsBlockKey, "block-or-indentless", depth + 1, token.start);
      entries.push({ key, value: this.#blockValue(depth) });
    }
    this.#scanner.take();
  }

  #blockValue(depth: number): Node {
    const token = this.#scanner.peek();
    if (token.kind !== "value") return this.#empty(token.start);
    this.#scanner.take();
    return this.#nodeUnless(endsBlockKey, "block-or-indentless", depth + 1, token.start);
  }

  #flowSequence(items: Node[], depth: number): void {
    const start = this.#scanner.peek().start;
    this.#scanner.take();
    while (this.#scanner.peek().kind !== "flow-sequence-end") {
      if (items.length > 0) {
        this.#expect("flow-entry", "did not find expected ',' or ']'", start);
        if (this.#scanner.peek().kind === "flow-sequence-end") break;
      }
      items.push(this.#scanner.peek().kind === "key" ? this.#pair(depth + 1) : this.#node("flow", depth + 1));
    }
    this.#scanner.take();
  }

  /** `[a: 1]` is a list of a mapping. */
  #pair(depth: number): Node {
    const scanner = this.#scanner;
    const { start } = scanner.peek();
    this.#count(start, depth);
    scanner.take();
    let key: Node;
    if (endsFlowSequenceKey.has(scanner.peek().kind)) {
      // libyaml passes the token that ends an empty key, and goes on behind it.
      key = this.#empty(scanner.peek().start);
      scanner.take();
    } else key = this.#node("flow", depth + 1);
    return {
      kind: "mapping",
      offset: start,
      entries: [{ key, value: this.#flowValue(endsFlowSequenceEntry, depth) }],
    };
  }

  #flowValue(ends: ReadonlySet<TokenKind>, depth: number): Node {
    const token = this.#scanner.peek();
    if (token.kind !== "value") return this.#empty(token.start);
    this.#scanner.take();
    return this.#nodeUnless(ends, "flow", depth + 1, token.start);
  }

  #flowMapping(entries: MappingEntry[], depth: number): void {
    const scanner = this.#scanner;
    const start = scanner.peek().start;
    scanner.take();
    while (scanner.peek().kind !== "flow-mapping-end") {
      if (entries.length > 0) {
        this.#expect("flow-entry", "did not find expected ',' or '}'", start);
        if (scanner.peek().kind === "flow-mapping-end") break;
      }
      const token = scanner.peek();
      if (token.kind !== "key") {
        const key = this.#node("flow", depth + 1);
        entries.push({ key, value: this.#empty(scanner.peek().start) });
        continue;
      }
      scanner.take();
      const key = this.#nodeUnless(endsFlowKey, "flow", depth + 1, token.start);
      entries.push({ key, value: this.#flowValue(endsFlowMappingEntry, depth) });
    }
    scanner.take();
  }
}

function mistake(message: string, token: Token, context?: number): YamlError {
  const where = context === undefined ? {} : { context };
  return new YamlError("syntax", message, token.start, { ...where, stage: "parser" });
}
