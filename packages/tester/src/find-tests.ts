// Finds the tests in parsed modules: rules whose names start with `test_`, or `todo_test_` for later.
import type { Module, Rule, Term } from "@palisade/compiler";
import type { TestCase } from "./test-case.js";

/** In the order of the files; rules of one name are one test. */
export function findTests(modules: readonly Module[]): readonly TestCase[] {
  const tests = new Map<string, TestCase>();
  for (const module of modules) {
    const path = module.package.path.parts.map(partText);
    for (const rule of module.rules) {
      const name = testName(rule);
      if (name === undefined || rule.head.args !== undefined || rule.isDefault) continue;
      const entrypoint = [...path.slice(1), name].join("/");
      if (tests.has(entrypoint)) continue;
      const skipped = name.startsWith("todo_");
      tests.set(entrypoint, { package: path.join("."), name, entrypoint, location: rule.location, skipped });
    }
  }
  return [...tests.values()];
}

function testName(rule: Rule): string | undefined {
  const [first] = rule.head.reference.parts;
  const name = first === undefined ? "" : partText(first);
  return name.startsWith("test_") || name.startsWith("todo_test_") ? name : undefined;
}

function partText(part: Term): string {
  if (part.kind === "var") return part.name;
  return part.kind === "string" ? part.value : "";
}
