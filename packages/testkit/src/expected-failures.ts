// The written-down failures: engine, case id, reason. A listed case that passes fails the run.
import { isObject, type Value } from "@palisade/language";

/** Case ids with reasons. */
export type ExpectedFailures = ReadonlyMap<string, string>;

/** The failures expected under any of the names, in a document that has a mapping for each of them. */
export function readExpectedFailures(document: Value, ...names: readonly string[]): ExpectedFailures {
  const failures = new Map<string, string>();
  for (const name of names) {
    const listed = isObject(document) ? document.get(name) : undefined;
    if (listed === undefined || !isObject(listed)) continue;
    for (const [id, reason] of listed.entries()) failures.set(String(id), String(reason));
  }
  return failures;
}
