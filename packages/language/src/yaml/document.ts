// One document that was read, and what could not be.
import type { Value } from "../values/value.js";
import type { YamlComment } from "./comments.js";
import { type FieldsOf, Locator, type Span } from "./locate.js";
import type { Node } from "./parse/node.js";
import type { Places, YamlPlace } from "./places.js";
import type { ReadingMemory } from "./reading-memory.js";
import type { YamlProblemCode } from "./yaml-error.js";

export type YamlDocument = {
  /** With `YamlOptions.memory`, it may be read again each time that it is asked for. */
  readonly value: Value;
  readonly place: YamlPlace;
  /** Where the field of a JSON pointer was written, or the last of its parents that was. */
  locate(pointer: string): YamlPlace;
  /** Where the value of that field begins; the field itself, if nothing is written of its value. */
  locateValue(pointer: string): YamlPlace;
  /** The place of a field with its end: key and value, or the key alone if the value is a collection. */
  regionOf(pointer: string): YamlRegion;
};

/** From a place to the one behind the last character. */
export type YamlRegion = YamlPlace & { readonly endLine: number; readonly endColumn: number };

/** Why a document (or a whole text) could not be read. It quotes no value: values may be secrets. */
export type YamlProblem = {
  readonly code: YamlProblemCode;
  readonly message: string;
  readonly place: YamlPlace;
};

export type YamlReading = {
  readonly documents: readonly YamlDocument[];
  readonly problems: readonly YamlProblem[];
  /** Where text begins that the reference tool passes over without a word: behind a document, before the next `---`. */
  readonly ignored: readonly YamlPlace[];
  /** Those that hold `YamlOptions.commentsWith`. */
  readonly comments: readonly YamlComment[];
};

/** The nodes of a document, and those that its aliases stand for. */
export type DocumentTree = { readonly root: Node; readonly targets: ReadonlySet<Node> };

type Written = {
  /** Where the text of the tree begins in the whole text. */
  readonly offset: number;
  readonly root: Node;
  /** The tree again: it is not kept, because most documents are never asked for a place. */
  readonly readAgain: () => DocumentTree;
  readonly places: Places;
  readonly fieldsOf: FieldsOf;
};

/** How a value is made again, where it is kept no longer than a memory has room for it. */
export type Forgetting = {
  readonly memory: ReadingMemory;
  readonly build: (tree: DocumentTree) => Value;
};

/** What is asked of a document once it was read. */
type Asked = { readonly value: Value; readonly locator: Locator };

export function documentOf(value: Value, written: Written, forgetting?: Forgetting): YamlDocument {
  const { offset, places, root } = written;
  const askedOf = forgetting === undefined ? kept(value, written) : forgotten(value, written, forgetting);
  const spanOf = (pointer: string): Span => askedOf().locator.spanOf(pointer);
  return {
    get value() {
      return askedOf().value;
    },
    place: places.at(offset + root.offset),
    locate: (pointer) => places.at(offset + spanOf(pointer).start),
    locateValue: (pointer) => places.at(offset + askedOf().locator.valueOffsetOf(pointer)),
    regionOf: (pointer) => {
      const { start, end } = spanOf(pointer);
      const { line: endLine, column: endColumn } = places.at(offset + end);
      return { ...places.at(offset + start), endLine, endColumn };
    },
  };
}

/** The value stays; what finds places stays for the next place in the same document, while there is room for it. */
function kept(value: Value, { readAgain, fieldsOf }: Written): () => Asked {
  let known: WeakRef<Locator> | undefined;
  const asked: Asked = {
    value,
    get locator() {
      let locator = known?.deref();
      if (locator === undefined) {
        locator = new Locator(readAgain().root, fieldsOf);
        known = new WeakRef(locator);
      }
      return locator;
    },
  };
  return () => asked;
}

function forgotten(
  value: Value,
  { root, readAgain, fieldsOf }: Written,
  { memory, build }: Forgetting,
): () => Asked {
  const first = { value, locator: new Locator(root, fieldsOf) };
  return memory.keep(() => new ReadAgain(readAgain(), fieldsOf, build), first);
}

/** Value and places of one tree, each made if it is asked for. */
class ReadAgain implements Asked {
  readonly locator: Locator;
  readonly #tree: DocumentTree;
  readonly #build: (tree: DocumentTree) => Value;
  #value: Value | undefined;

  constructor(tree: DocumentTree, fieldsOf: FieldsOf, build: (tree: DocumentTree) => Value) {
    this.locator = new Locator(tree.root, fieldsOf);
    this.#tree = tree;
    this.#build = build;
  }

  get value(): Value {
    this.#value ??= this.#build(this.#tree);
    return this.#value;
  }
}
