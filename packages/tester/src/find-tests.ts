// Finds the tests in modules: rules whose names start with `test_`, or `todo_test_` for later.
import { type Module, printTerm, type Rule, type Term } from "@palisade/compiler";
import type { TestCase } from "./test-case.js";

/** The part of a rule's reference that says it is a test: the second of `suite.test_x[case]`. */
export type TestName = { readonly text: string; readonly index: number };

/** In the order of the files. */
export function findTests(modules: readonly Module[]): readonly TestCase[] {
  const tests = new Map<string, TestCase>();
  for (const module of modules) {
    const path = module.package.path.parts.map(partText);
    for (const rule of module.rules) {
      const found = testName(rule);
      if (found === undefined) continue;
      const parts = rule.head.reference.parts.slice(0, found.index + 1);
      const steps = [...path.slice(1), ...parts.map(partText)];
      const entrypoint = steps.join("/");
      if (tests.has(entrypoint)) continue;
      tests.set(entrypoint, {
        package: printTerm(module.package.path),
        name: parts.length === 1 ? found.text : printTerm({ ...rule.head.reference, parts }),
        entrypoint,
        path: steps,
        location: rule.location,
        hasCases: rule.head.reference.parts.length > parts.length,
        skipped: found.text.startsWith("todo_"),
      });
    }
  }
  return [...tests.values()];
}

export function testName(rule: Rule): TestName | undefined {
  if (rule.head.args !== undefined || rule.isDefault) return undefined;
  for (const [index, part] of rule.head.reference.parts.entries()) {
    const isGround = part.kind === "string" || (index === 0 && part.kind === "var");
    if (!isGround) return undefined;
    const text = partText(part);
    if (text.startsWith("test_") || text.startsWith("todo_test_")) return { text, index };
  }
  return undefined;
}

function partText(part: Term): string {
  if (part.kind === "var") return part.name;
  return part.kind === "string" ? part.value : "";
}
