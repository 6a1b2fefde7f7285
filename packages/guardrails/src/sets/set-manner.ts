// How a policy judges a large set: in slices, if it has an entrypoint for them, and otherwise as a whole.
import type { GuardPolicy } from "../policies/guard-policy.js";
import { plainRulesAmong } from "../policies/plain-rule.js";
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
  const plain = plainRulesAmong(entrypoints);
  if (!entrypoints.has(entrypoint)) return { plain };
  return { ...(slicesOf({ entrypoints }, entrypoint) ?? { across: entrypoint }), plain };
}

/** The two entrypoints of a policy that judges sets in slices. */
export function slicesOf(
  { entrypoints }: Pick<GuardPolicy, "entrypoints">,
  entrypoint: string,
): Required<Pick<SetManner, "objects" | "across">> | undefined {
  const pack = entrypoint.slice(0, entrypoint.lastIndexOf("/") + 1);
  const [objects, across] = [`${pack}objects`, `${pack}across`];
  return entrypoints.has(objects) && entrypoints.has(across) ? { objects, across } : undefined;
}

/** Whether it has anything to say. */
export function answers({ across, plain }: SetManner): boolean {
  return across !== undefined || plain.length > 0;
}
