// Plan to plan: the same answers with less work.
import type { Plan } from "@palisade/language";
import { foldCalls } from "./fold-calls.js";
import { indexRules } from "./index-rules.js";

/**
 * Errors in rules that cannot apply are not found, as with the index of OPA's interpreter; all else stays.
 * @throws {GenerateError} `too-large` if blocks nest too deeply.
 */
export function optimisePlan(plan: Plan): Plan {
  const folded = foldCalls(plan);
  const { strings } = folded.static;
  return { ...folded, functions: folded.functions.map((item) => indexRules(item, strings)) };
}
