// Compares what a query gave with what a case wants: bindings as JSON, numbers by value.
import {
  compare,
  isArray,
  isEqual,
  isObject,
  isSet,
  parseJson,
  printJson,
  RegoObject,
  type Value,
} from "@palisade/language";
import type { ConformanceCase } from "./conformance-case.js";

/** Why the bindings are not the wanted ones, or `undefined`. */
export function compareResult(
  testCase: ConformanceCase,
  wanted: readonly Value[],
  results: readonly Value[],
): string | undefined {
  const prepare = (bindings: readonly Value[]) =>
    distinct(bindings.map((binding) => prepareBinding(testCase, binding)));
  const want = prepare(wanted);
  const got = prepare(results);
  return isEqual(want, got) ? undefined : `want ${printJson(want)}, got ${printJson(got)}`;
}

function prepareBinding(testCase: ConformanceCase, binding: Value): Value {
  const json = asJson(binding);
  if (!isObject(json)) return json;
  const entries = json
    .entries()
    .filter(([name]) => !(testCase.ignoreGeneratedVars && isGenerated(name)))
    .map(([name, value]) => [name, testCase.sortBindings && isArray(value) ? sorted(value) : value] as const);
  return RegoObject.from(entries);
}

/** Sets become sorted arrays, keys texts: as the case's JSON has them. */
function asJson(value: Value): Value {
  if (isSet(value)) return value.values().map(asJson);
  if (isArray(value)) return value.map(asJson);
  if (!isObject(value)) return value;
  return RegoObject.from(
    value
      .entries()
      .map(([key, item]) => [typeof key === "string" ? key : printJson(key), asJson(item)] as const),
  );
}

function isGenerated(name: Value): boolean {
  return typeof name === "string" && /^(?:__local|\$term|_)/.test(name);
}

function sorted(values: readonly Value[]): Value[] {
  return [...values].sort(compare);
}

/** A result set has no order and no doubles. */
function distinct(bindings: readonly Value[]): Value[] {
  return sorted(bindings).filter(
    (binding, index, all) => index === 0 || !isEqual(binding, all[index - 1] ?? null),
  );
}

/** For engines that answer in JSON. */
export function readResults(json: string): readonly Value[] {
  const results = parseJson(json);
  return isArray(results) ? results : [];
}
