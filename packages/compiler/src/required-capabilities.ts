// What policies need of whoever compiles them: the built-ins they call, and the features of the language they use.
import { type Capabilities, capabilities } from "@palisade/language";
import { checkPolicy } from "./check/check.js";
import { operatorName } from "./check/tree/make.js";
import { visitRule } from "./check/tree/visit.js";
import type { Diagnostic } from "./source/diagnostic.js";
import type { Body, Module, Rule } from "./syntax/ast.js";

/** The part of OPA's capabilities.json that is needed. */
export type RequiredCapabilities = Pick<Capabilities, "builtins" | "features"> & {
  readonly future_keywords?: readonly string[];
};

export type RequirementsResult = {
  /** Absent if the policies have errors. */
  readonly required?: RequiredCapabilities;
  readonly diagnostics: readonly Diagnostic[];
};

/** Functions that nobody knows are no error here: whoever evaluates the policies may provide them. */
export function requiredCapabilities(modules: readonly Module[]): RequirementsResult {
  const { policy, diagnostics } = checkPolicy(modules, { print: false, unknownFunctions: true });
  if (policy === undefined) return { diagnostics };
  const names = new Set<string>();
  for (const { rules } of policy.modules) addCalls(rules, names);
  // These are gone by now.
  for (const { rules } of modules) addWritten(rules, names);
  const keywords = futureKeywords(modules);
  const features = [
    ...(names.has("internal.template_string") ? ["template_strings"] : []),
    ...(modules.some(({ regoVersion }) => regoVersion === "v1") ? ["rego_v1"] : []),
    ...refHeadFeatures(modules),
  ];
  return {
    diagnostics,
    required: {
      builtins: capabilities().builtins.filter(({ name }) => names.has(name)),
      ...(keywords.length === 0 ? {} : { future_keywords: keywords }),
      features: [...new Set(features)].sort(),
    },
  };
}

/** Those in the bodies of `every` are not among what OPA tells. */
function addCalls(rules: readonly Rule[], names: Set<string>): void {
  for (const rule of rules) {
    visitRule(rule, {
      expression: ({ code }) => {
        if (code.kind === "call") names.add(operatorName(code.operator));
        return code.kind === "every";
      },
    });
  }
}

function addWritten(rules: readonly Rule[], names: Set<string>): void {
  for (const rule of rules) {
    for (let link: Rule | undefined = rule; link !== undefined; link = link.else) {
      if (callsIn(link.body).has("assign")) names.add("assign");
    }
    visitRule(rule, {
      operator: (operator) => {
        const name = operatorName(operator);
        if (name === "equal" || name === "print") names.add(name);
      },
    });
  }
}

/** Of the expressions themselves. */
function callsIn(body: Body): ReadonlySet<string> {
  return new Set(body.map(({ code }) => (code.kind === "call" ? operatorName(code.operator) : "")));
}

/** Those that an import of one module or another asks for. */
function futureKeywords(modules: readonly Module[]): readonly string[] {
  const keywords = new Set<string>();
  for (const { imports, regoVersion } of modules) {
    const importable =
      regoVersion === "v0" ? ["contains", "every", "if", "in", "not", "and", "or"] : ["not", "and", "or"];
    for (const { path } of imports) {
      const [future, group, keyword] = path.parts;
      if (future?.kind !== "var" || future.name !== "future" || group?.kind !== "string") continue;
      if (keyword?.kind === "string" && importable.includes(keyword.value)) keywords.add(keyword.value);
      if (keyword === undefined)
        for (const name of importable) if (!["not", "and", "or"].includes(name)) keywords.add(name);
    }
  }
  return [...keywords].sort();
}

/** Of v0, in which a head was one name once. */
function refHeadFeatures(modules: readonly Module[]): readonly string[] {
  return modules.flatMap(({ imports, regoVersion, rules }) => {
    if (regoVersion === "v1") return [];
    const isV1Import = imports.some(({ path: { parts } }) => {
      const [first, second] = parts;
      return (
        first?.kind === "var" && first.name === "rego" && second?.kind === "string" && second.value === "v1"
      );
    });
    const heads = rules.map(({ head: { reference } }) => reference.parts).filter(({ length }) => length >= 3);
    return [
      ...(isV1Import ? ["rego_v1_import"] : []),
      ...heads.map((parts) =>
        parts.slice(1).every(({ kind }) => kind === "string")
          ? "rule_head_ref_string_prefixes"
          : "rule_head_refs",
      ),
    ];
  });
}
