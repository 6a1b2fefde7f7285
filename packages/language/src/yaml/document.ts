// One document that was read, and what could not be.
import type { Value } from "../values/value.js";
import { type FieldsOf, Locator } from "./locate.js";
import type { Node } from "./parse/node.js";
import type { Places, YamlPlace } from "./places.js";
import type { YamlProblemCode } from "./yaml-error.js";

export type YamlDocument = {
  readonly value: Value;
  readonly place: YamlPlace;
  /** Where the field of a JSON pointer was written, or the last of its parents that was. */
  locate(pointer: string): YamlPlace;
};

/** Why a document (or a whole text) could not be read. It quotes no value: values may be secrets. */
export type YamlProblem = {
  readonly code: YamlProblemCode;
  readonly message: string;
  readonly place: YamlPlace;
};

export type YamlReading = {
  readonly documents: readonly YamlDocument[];
  readonly problems: readonly YamlProblem[];
};

/** `offset` is where the text of the tree begins in the whole text. */
export function documentOf(
  value: Value,
  root: Node,
  {
    offset,
    places,
    fieldsOf,
  }: { readonly offset: number; readonly places: Places; readonly fieldsOf: FieldsOf },
): YamlDocument {
  let locator: Locator | undefined;
  return {
    value,
    place: places.at(offset + root.offset),
    locate: (pointer) => {
      locator ??= new Locator(root, fieldsOf);
      return places.at(offset + locator.offsetOf(pointer));
    },
  };
}
