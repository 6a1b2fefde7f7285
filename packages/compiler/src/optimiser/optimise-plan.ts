// Plan to plan: the same answers with less work.
import type { Plan } from "@palisade/language";
import { indexRules } from "./index-rules.js";

/**
 * Errors in rules that cannot apply are not found, as with the index of OPA's interpreter; all else stays.
 * @throws {GenerateError} `too-large` if blocks nest too deeply.
 */
export function optimisePlan(plan: Plan): Plan {
  const { strings } = plan.static;
  return { ...plan, functions: plan.functions.map((item) => indexRules(item, strings)) };
}
