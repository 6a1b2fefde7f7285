// What OPA's heads hold for readers of before there were refs in heads: a name, and what one part in brackets says.
import type { Rule, Term } from "./ast.js";
import { isGround } from "./is-ground.js";

export type CompatibleHead = { readonly name?: string; readonly key?: Term };

/** How a rule was written, as far as these depend on it. */
export type HeadForm = "default" | "headOnly" | "if" | "braces";

export function headForm(rule: Rule): HeadForm {
  if (rule.isDefault) return "default";
  const [first] = rule.body;
  if (rule.body.length === 1 && first?.generated === true) return "headOnly";
  return rule.usesIf ? "if" : "braces";
}

/** When `name` and `key` are filled, is history. A branch of an `else` has its rule's form. */
export function compatibleHead(rule: Rule, form = headForm(rule)): CompatibleHead {
  const { head } = rule;
  const [first, second, third] = head.reference.parts;
  const found: CompatibleHead = head.key === undefined ? {} : { key: head.key };
  const name = first?.kind === "var" ? first.name : undefined;
  if (second === undefined) return name === undefined ? found : { ...found, name };
  if (third !== undefined || head.key !== undefined || name === undefined || form === "default") return found;
  if (form === "if") {
    const named = head.generatedValue && head.args === undefined ? {} : { name };
    return head.args === undefined && (second.kind === "ref" || !isGround(second))
      ? { ...named, key: second }
      : named;
  }
  return head.args === undefined ? { name, key: second } : {};
}
