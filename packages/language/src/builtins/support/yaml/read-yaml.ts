// YAML to values: the first document of a stream, with anchors, merge keys, and keys as texts.
import {
  type Alias,
  type CST,
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  Parser,
  parseAllDocuments,
  type Scalar,
  visit,
  type YAMLMap,
  type YAMLParseError,
} from "yaml";
import { RegoObject } from "../../../values/collections.js";
import { maximumDepth } from "../../../values/json.js";
import { isNumber } from "../../../values/kind.js";
import { numberText } from "../../../values/number.js";
import type { Value } from "../../../values/value.js";
import { BuiltinError } from "../../builtin-error.js";
import { decodeBase64Text } from "../base64.js";
import { floatScalar, resolveScalar } from "./resolve-scalar.js";

const controlCharacters = /(?![\t\n\r\u0085])\p{Cc}/u;
/** What aliases may blow a document up to. */
const maximumNodes = 1_000_000;
const coreTag = "tag:yaml.org,2002:";

/** @throws {BuiltinError} for what is no YAML, or has no JSON form. */
export function readYaml(text: string): Value {
  if (controlCharacters.test(text)) throw new BuiltinError("yaml: control characters are not allowed");
  const [first] = documentsOf(text);
  const root = first?.contents;
  if (first === undefined || root === null || root === undefined) return null;
  return new YamlReader(first).read(root, 0);
}

function documentsOf(text: string): readonly Document.Parsed[] {
  try {
    refuseDeepNesting(text);
    const documents = parseAllDocuments(text, {
      schema: "failsafe",
      uniqueKeys: false,
      merge: false,
      prettyErrors: true,
      logLevel: "silent",
    });
    // An empty stream comes back as something that is not an array of documents with errors.
    for (const document of documents) {
      const [error] = document.errors;
      if (error === undefined) continue;
      throw new BuiltinError(`yaml: ${goMessage(error)}`);
    }
    return documents as Document.Parsed[];
  } catch (error) {
    if (error instanceof RangeError) {
      throw new BuiltinError("yaml: exceeded max depth", undefined, { cause: error });
    }
    throw error;
  }
}

/**
 * Composing recurses, tokens are made without. An overflowing stack is no error to wait for: V8 ends
 * the process if it has to compile a regular expression just then.
 */
function refuseDeepNesting(text: string): void {
  if (text.length < maximumDepth) return;
  for (const document of new Parser().parse(text)) {
    let level: readonly unknown[] = [document];
    for (let depth = 0; level.length > 0; depth++) {
      // A collection is a token with items, and each of them has a key or a value, or both.
      if (depth > maximumDepth) throw new BuiltinError("yaml: exceeded max depth");
      level = level.flatMap(partsOf);
    }
  }
}

function partsOf(token: unknown): readonly unknown[] {
  if (typeof token !== "object" || token === null) return [];
  if ("items" in token && Array.isArray(token.items)) {
    return (token.items as CST.CollectionItem[]).flatMap(({ key, value }) => [key, value]);
  }
  return token !== undefined && "value" in token ? [token.value] : [];
}

/** Go's words for the mistakes that are made most. */
const goMessages: readonly (readonly [RegExp, string])[] = [
  [/^Nested mappings are not allowed/, "mapping values are not allowed in this context"],
  [/^Unexpected block-seq-ind/, "block sequence entries are not allowed in this context"],
  [/^Missing closing/, "found unexpected end of stream"],
  [/^Plain value cannot start with (?:reserved|directive)/, "found character that cannot start any token"],
  [/^(?:Unexpected flow-|Plain value cannot start with flow)/, "did not find expected node content"],
  [/^Tabs are not allowed/, "found character that cannot start any token"],
];
const goMessagesWithLine: readonly (readonly [RegExp, string])[] = [
  [/^Flow sequence/, "did not find expected ',' or ']'"],
  [/^Flow map/, "did not find expected ',' or '}'"],
  [/^Implicit map keys need to be followed/, "could not find expected ':'"],
];

function goMessage(error: YAMLParseError): string {
  const [message = error.message] = error.message.split(" at line ");
  const line = error.linePos?.[0].line ?? 1;
  const bare = goMessages.find(([pattern]) => pattern.test(message))?.[1];
  if (bare !== undefined) return line === 1 ? bare : `line ${line}: ${bare}`;
  const known = goMessagesWithLine.find(([pattern]) => pattern.test(message))?.[1];
  return `line ${line}: ${known ?? message}`;
}

/** What each alias stands for: the last node before it with its anchor. */
function targetsOf(document: Document.Parsed): ReadonlyMap<Alias, Node> {
  const anchors = new Map<string, Node>();
  const targets = new Map<Alias, Node>();
  visit(document, {
    Alias: (_key, alias) => {
      const target = anchors.get(alias.source);
      if (target !== undefined) targets.set(alias, target);
    },
    Value: (_key, node) => {
      if (node.anchor !== undefined) anchors.set(node.anchor, node);
    },
  });
  return targets;
}

class YamlReader {
  readonly #targets: ReadonlyMap<Alias, Node>;
  /** Nodes above the one being read: an alias to one of them would never end. */
  readonly #open = new Set<Node>();
  /** What anchored nodes came to, and how many nodes that is. */
  readonly #known = new Map<Node, { readonly value: Value; readonly nodes: number }>();
  #nodes = 0;

  constructor(document: Document.Parsed) {
    this.#targets = targetsOf(document);
  }

  read(node: unknown, depth: number): Value {
    this.#count(1);
    if (depth > maximumDepth) throw new BuiltinError("yaml: exceeded max depth");
    if (isAlias(node)) return this.#readAlias(node, depth);
    if (isScalar(node)) return scalarValue(node);
    if (!isMap(node) && !isSeq(node)) return null;
    if (this.#open.has(node)) throw new BuiltinError(`yaml: anchor '${node.anchor}' value contains itself`);
    this.#open.add(node);
    const value = isMap(node)
      ? this.#readMap(node, depth)
      : node.items.map((item) => (isPair(item) ? this.#readPair(item, depth) : this.read(item, depth + 1)));
    this.#open.delete(node);
    return value;
  }

  #readAlias(alias: Alias, depth: number): Value {
    const target = this.#target(alias);
    const known = this.#known.get(target);
    if (known !== undefined) {
      this.#count(known.nodes);
      return known.value;
    }
    const before = this.#nodes;
    const value = this.read(target, depth);
    this.#known.set(target, { value, nodes: this.#nodes - before });
    return value;
  }

  #count(nodes: number): void {
    this.#nodes += nodes;
    if (this.#nodes > maximumNodes) throw new BuiltinError("yaml: document contains excessive aliasing");
  }

  #target(alias: Alias): Node {
    const target = this.#targets.get(alias);
    if (target === undefined) throw new BuiltinError(`yaml: unknown anchor '${alias.source}' referenced`);
    return target;
  }

  /** `[a: 1]` is a list of an object. */
  #readPair(pair: Pair, depth: number): Value {
    return new RegoObject().set(this.#key(pair.key, depth), this.read(pair.value, depth + 1));
  }

  #readMap(map: YAMLMap, depth: number): RegoObject {
    const object = new RegoObject();
    // A mapping's own keys come before merged ones, and earlier merged ones before later.
    const merged: unknown[] = [];
    for (const { key, value } of map.items) {
      if (isMergeKey(key)) merged.push(value);
      else object.set(this.#key(key, depth), this.read(value, depth + 1));
    }
    for (const source of merged) this.#merge(object, source, depth);
    return object;
  }

  #merge(object: RegoObject, source: unknown, depth: number): void {
    const node = isAlias(source) ? this.#target(source) : source;
    if (isSeq(node)) {
      for (const item of node.items) this.#mergeMap(object, isAlias(item) ? this.#target(item) : item, depth);
    } else {
      this.#mergeMap(object, node, depth);
    }
  }

  #mergeMap(object: RegoObject, node: unknown, depth: number): void {
    if (!isMap(node)) {
      throw new BuiltinError("yaml: map merge requires map or sequence of maps as the value");
    }
    const value = this.read(node, depth + 1) as RegoObject;
    for (const [key, item] of value.entries()) if (!object.has(key)) object.set(key, item);
  }

  /** Keys are texts in JSON. */
  #key(node: unknown, depth: number): string {
    const key = this.read(node, depth + 1);
    if (typeof key === "string") return key;
    if (typeof key === "boolean") return String(key);
    if (isNumber(key)) return numberText(key);
    throw new BuiltinError(`unsupported map key: ${String(node)}`);
  }
}

function isMergeKey(key: unknown): boolean {
  return isScalar(key) && isPlain(key) && key.tag === undefined && key.value === "<<";
}

function isPlain(scalar: Scalar): boolean {
  return scalar.type === undefined || scalar.type === "PLAIN";
}

function scalarValue(scalar: Scalar): Value {
  const text = typeof scalar.value === "string" ? scalar.value : (scalar.source ?? "");
  const tag = scalar.tag?.startsWith(coreTag) === true ? scalar.tag.slice(coreTag.length) : scalar.tag;
  if (tag === "binary") return decodeBase64Text(text, "standard");
  const tagged = tag === "int" || tag === "float" || tag === "bool" || tag === "null";
  // Times stay the texts they are; so does everything quoted or of an unknown tag.
  if (!tagged && (tag !== undefined || !isPlain(scalar))) return text;
  const resolved = resolveScalar(text);
  const found = tag === "float" && resolved.tag === "int" ? floatScalar(text) : resolved;
  if (tagged && found.tag !== tag) {
    throw new BuiltinError(`yaml: cannot decode !!${found.tag} \`${text}\` as a !!${tag}`);
  }
  if (found.value === undefined) throw new BuiltinError(`json: unsupported value: ${goFloat(text)}`);
  return found.value;
}

function goFloat(text: string): string {
  if (/nan/i.test(text)) return "NaN";
  return text.startsWith("-") ? "-Inf" : "+Inf";
}
