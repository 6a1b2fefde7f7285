// The list: every expression of the sources, and what is hard on it.
import { type Attack, listedAttacks } from "./adversarial-texts.js";
import { findExpressions } from "./find-expressions.js";

export type ListedExpression = {
  readonly file: string;
  readonly source: string;
  /** None where nothing is repeated without an end. */
  readonly attacks?: readonly Attack[];
};

export function listExpressions(): readonly ListedExpression[] {
  return findExpressions().map(({ file, source, isMade }) => {
    const attacks = isMade ? [] : listedAttacks(source);
    return { file, source, ...(attacks.length === 0 ? {} : { attacks }) };
  });
}
