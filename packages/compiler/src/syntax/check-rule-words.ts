// What v1 demands of a rule's text: `if` before a body, `contains` for sets, and no keyword for a name.
import type { Diagnostic } from "../source/diagnostic.js";
import type { Rule } from "./ast.js";
import type { ParsedRule, RuleFacts } from "./parse-rule.js";
import { keywordsOfV1, plainKeywords } from "./token.js";

const keywords: ReadonlySet<string> = new Set([...plainKeywords, ...keywordsOfV1]);

export function checkRuleWords({ rule, facts }: ParsedRule): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  let branch: Rule | undefined = rule;
  for (const fact of facts) {
    if (branch === undefined) break;
    diagnostics.push(...checkBranch(branch, fact));
    branch = branch.else;
  }
  return diagnostics;
}

function checkBranch(rule: Rule, facts: RuleFacts): readonly Diagnostic[] {
  const { head, location } = rule;
  const sort = head.args === undefined ? "rule" : "function";
  const found: [message: string, help: string][] = [];
  const [name] = head.reference.parts;
  if (head.reference.parts.length === 1 && name?.kind === "var" && keywords.has(name.name)) {
    found.push([`${name.name} keyword cannot be used for rule name`, "choose another name"]);
  }
  if (!facts.hasBody && head.generatedValue) {
    found.push([
      `${sort} must have value assignment and/or body declaration`,
      "write `:= value` or `if { … }`",
    ]);
  }
  if (facts.hasBody && !facts.usesIf && !rule.isDefault) {
    found.push([`\`if\` keyword is required before ${sort} body`, "write `if` before the body"]);
  }
  if (head.key !== undefined && head.value === undefined && !facts.usesContains) {
    found.push(["`contains` keyword is required for partial set rules", "write `name contains value`"]);
  }
  return found.map(([message, help]) => ({
    code: "rego_parse_error",
    severity: "error",
    message,
    location,
    help,
  }));
}
