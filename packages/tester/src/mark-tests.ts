// Makes tests fit to be told apart: a second rule of one name is a test of its own, and each case says when it begins.
import {
  type Expression,
  isExpression,
  type Module,
  type Rule,
  type Term,
  walkNodes,
} from "@palisade/compiler";
import { type TestName, testName } from "./find-tests.js";

/** A function for all modules of one policy, in their order: it counts the names it has seen. */
export function createTestMarker(): (module: Module) => Module {
  const counts = new Map<string, number>();
  return (module) => {
    const path = JSON.stringify(module.package.path.parts.map(keyOf));
    const rules = module.rules.map((rule) => {
      const name = testName(rule);
      return name === undefined ? rule : markCases(rename(rule, name, path, counts), name);
    });
    return { ...module, rules };
  };
}

function keyOf(part: Term): string {
  return part.kind === "var" ? part.name : part.kind === "string" ? part.value : "";
}

/** As `opa test`: the second `test_x` of a package is `test_x#01`. */
function rename(rule: Rule, { text, index }: TestName, path: string, counts: Map<string, number>): Rule {
  if (!text.startsWith("test_")) return rule;
  const { reference } = rule.head;
  const key = `${path}${JSON.stringify(reference.parts.slice(0, index + 1).map(keyOf))}`;
  const count = counts.get(key) ?? 0;
  counts.set(key, count + 1);
  if (count === 0) return rule;
  const name = `${text}#${String(count).padStart(2, "0")}`;
  const parts = reference.parts.map((part, at): Term => {
    if (at !== index) return part;
    return part.kind === "var" ? { ...part, name } : { ...part, kind: "string", value: name };
  });
  return { ...rule, head: { ...rule.head, reference: { ...reference, parts } } };
}

/** Calls `internal.test_case` with the case's names as soon as they are known: what follows may fail. */
function markCases(rule: Rule, { index }: TestName): Rule {
  const names = rule.head.reference.parts.slice(index + 1);
  if (names.length === 0 || rule.body.some(marksCase)) return rule;
  const wanted = variablesIn(names);
  const last = rule.body.findLastIndex((expression) => declares(expression, wanted));
  const body = rule.body.toSpliced(last + 1, 0, caseCall(names, rule));
  return { ...rule, body };
}

function caseCall(items: readonly Term[], rule: Rule): Expression {
  const { location } = rule.head.reference;
  const parts: readonly Term[] = [
    { kind: "var", name: "internal", location },
    { kind: "string", value: "test_case", location },
  ];
  return {
    code: {
      kind: "call",
      operator: { kind: "ref", parts, location },
      args: [{ kind: "array", items, location }],
      infix: false,
    },
    negated: false,
    with: [],
    // Generated calls have a local for their result; this one has none.
    generated: false,
    location,
  };
}

function marksCase({ code }: Expression): boolean {
  if (code.kind !== "call") return false;
  return code.operator.parts.map(keyOf).join(".") === "internal.test_case";
}

/** Whether an expression declares one of these names: before it, nothing may speak of them. */
function declares({ code }: Expression, names: ReadonlySet<string>): boolean {
  const declared: Term[] = [];
  if (code.kind === "some") {
    for (const symbol of code.symbols)
      declared.push(...(symbol.kind === "call" ? symbol.args.slice(0, -1) : [symbol]));
  }
  if (code.kind === "call" && code.operator.parts.map(keyOf).join(".") === "assign") {
    declared.push(...code.args.slice(0, 1));
  }
  return [...variablesIn(declared)].some((name) => names.has(name));
}

function variablesIn(terms: readonly Term[]): ReadonlySet<string> {
  const names = new Set<string>();
  walkNodes(terms, (node) => {
    if (!isExpression(node) && node.kind === "var") names.add(node.name);
  });
  return names;
}
