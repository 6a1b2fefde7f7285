// The written-down failures: engine, case id, reason. A listed case that passes fails the run.
import { isObject, type Value } from "@palisade/language";

/** Case ids with reasons. */
export type ExpectedFailures = ReadonlyMap<string, string>;

/** The failures expected of one engine, in a document that has a mapping for each engine. */
export function readExpectedFailures(document: Value, engine: string): ExpectedFailures {
  const listed = isObject(document) ? document.get(engine) : undefined;
  if (listed === undefined || !isObject(listed)) return new Map();
  return new Map(listed.entries().map(([id, reason]) => [String(id), String(reason)]));
}
