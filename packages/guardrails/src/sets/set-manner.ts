// How a policy judges a large set: in slices, if it has an entrypoint for them, and otherwise as a whole.
import type { GuardPolicy } from "../policies/guard-policy.js";
import { plainRulesAmong } from "../policies/plain-rules.js";
import type { Subject } from "../subjects/define-subject.js";

export type SetManner = {
  /** Asked about each slice: gives a verdict, and hands over what `across` needs. */
  readonly objects?: string;
  /** Asked once, about the whole set or what slices handed over. */
  readonly across?: string;
  /** Asked about each document. */
  readonly plain: readonly string[];
};

/** `configuration/objects` and `configuration/across` beside `configuration/decision`. */
export function mannerOf(
  { entrypoints }: Pick<GuardPolicy, "entrypoints">,
  { entrypoint }: Pick<Subject, "entrypoint">,
): SetManner {
  const pack = entrypoint.slice(0, entrypoint.lastIndexOf("/") + 1);
  const [objects, across] = [`${pack}objects`, `${pack}across`];
  const plain = plainRulesAmong(entrypoints);
  if (!entrypoints.has(entrypoint)) return { plain };
  if (entrypoints.has(objects) && entrypoints.has(across)) return { objects, across, plain };
  return { across: entrypoint, plain };
}

/** Whether it has anything to say. */
export function answers({ across, plain }: SetManner): boolean {
  return across !== undefined || plain.length > 0;
}
