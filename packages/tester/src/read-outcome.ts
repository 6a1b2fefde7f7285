// What a test's value, and the cases it began, say about how it went.
import { isObject, printJson, type Value } from "@palisade/language";
import type { CaseResult } from "./test-case.js";

type Node = { failed: boolean; readonly cases: Map<string, Node> };

/** A test passes if its value is `true`, and nothing else. */
export function passes(value: Value | undefined): boolean {
  return value === true;
}

/** The cases that hold are in the value; those that began and are not there failed. */
export function readCases(
  value: Value | undefined,
  begun: readonly (readonly string[])[],
): readonly CaseResult[] {
  const root: Node = { failed: false, cases: new Map() };
  if (value !== undefined) addHeld(root, value);
  for (const path of begun) addBegun(root, path, 0);
  return finish(root).cases;
}

/** The names of a case, as `internal.test_case` hears them. */
export function caseNames(names: readonly Value[]): readonly string[] {
  return names.map((name) => (typeof name === "string" ? name : printJson(name)));
}

function addHeld(node: Node, value: Value): void {
  if (!isObject(value)) {
    node.failed = value !== true;
    return;
  }
  for (const [key, item] of value.entries()) {
    const child: Node = { failed: false, cases: new Map() };
    addHeld(child, item);
    node.cases.set(caseNames([key])[0] ?? "", child);
    if (child.failed) node.failed = true;
  }
}

/** Whether the case failed, in which case those it belongs to did, too. */
function addBegun(node: Node, path: readonly string[], depth: number): boolean {
  const name = path[depth];
  if (name === undefined) return node.failed;
  const known = node.cases.get(name);
  const child: Node = known ?? { failed: depth === path.length - 1, cases: new Map() };
  if (known === undefined) node.cases.set(name, child);
  const failed = addBegun(child, path, depth + 1);
  if (failed) child.failed = true;
  return child.failed;
}

function finish(node: Node): { readonly cases: readonly CaseResult[] } {
  const names = [...node.cases].sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0));
  return { cases: names.map(([name, child]) => ({ name, failed: child.failed, ...finish(child) })) };
}
