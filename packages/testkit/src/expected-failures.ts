// The written-down failures: engine, case id, reason. A listed case that passes fails the run.
import { builtins, callBuiltin, isObject, type RegoObject, type Value } from "@palisade/language";
import { createBuiltinContext } from "@palisade/runtime";

/** Case ids with reasons. */
export type ExpectedFailures = ReadonlyMap<string, string>;

/** The failures expected of one engine, in a YAML text that has a mapping for each engine. */
export function readExpectedFailures(yaml: string, engine: string): ExpectedFailures {
  const reader = builtins.get("yaml.unmarshal");
  const document: Value | undefined =
    reader === undefined ? undefined : callBuiltin(reader, [yaml], createBuiltinContext({}, {}));
  const listed = document !== undefined && isObject(document) ? document.get(engine) : undefined;
  if (listed === undefined || !isObject(listed)) return new Map();
  return new Map((listed as RegoObject).entries().map(([id, reason]) => [String(id), String(reason)]));
}
