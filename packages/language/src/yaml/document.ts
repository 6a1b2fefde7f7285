// One document that was read, and what could not be.
import type { Value } from "../values/value.js";
import type { YamlComment } from "./comments.js";
import { type FieldsOf, Locator, type Span } from "./locate.js";
import type { Node } from "./parse/node.js";
import type { Places, YamlPlace } from "./places.js";
import type { YamlProblemCode } from "./yaml-error.js";

export type YamlDocument = {
  readonly value: Value;
  readonly place: YamlPlace;
  /** Where the field of a JSON pointer was written, or the last of its parents that was. */
  locate(pointer: string): YamlPlace;
  /** The same with its end: key and value, or the key alone if the value is a collection. */
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

type Written = {
  /** Where the text of the tree begins in the whole text. */
  readonly offset: number;
  readonly root: Node;
  /** The tree again: it is not kept, because most documents are never asked for a place. */
  readonly readAgain: () => Node;
  readonly places: Places;
  readonly fieldsOf: FieldsOf;
};

export function documentOf(value: Value, written: Written): YamlDocument {
  const { offset, places, readAgain, fieldsOf } = written;
  // Kept for the next place in the same document, and no longer than there is room for it.
  let known: WeakRef<Locator> | undefined;
  const spanOf = (pointer: string): Span => {
    let locator = known?.deref();
    if (locator === undefined) {
      locator = new Locator(readAgain(), fieldsOf);
      known = new WeakRef(locator);
    }
    return locator.spanOf(pointer);
  };
  return {
    value,
    place: places.at(offset + written.root.offset),
    locate: (pointer) => places.at(offset + spanOf(pointer).start),
    regionOf: (pointer) => {
      const { start, end } = spanOf(pointer);
      const { line: endLine, column: endColumn } = places.at(offset + end);
      return { ...places.at(offset + start), endLine, endColumn };
    },
  };
}
