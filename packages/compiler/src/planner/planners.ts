// The planners of each kind of node, as one value that every cursor carries.
import type { Planners } from "./cursor.js";
import { planCallTerm } from "./plan-call.js";
import { planBody, planExpression } from "./plan-expression.js";
import { planMatch } from "./plan-match.js";
import { planReference } from "./plan-reference.js";
import { planTerm } from "./plan-term.js";

export const planners: Planners = {
  body: planBody,
  expression: planExpression,
  term: planTerm,
  reference: planReference,
  match: planMatch,
  call: planCallTerm,
};
