// One of a guard's policies: what it can be asked, and how it answers.
import type { Policy } from "@palisade/runtime";
import type { PolicyIdentity } from "../contract/decision.js";
import type { Verdict } from "../contract/verdict.js";
import type { PolicyRequest } from "../policy-request.js";
import { askInSlices, largestWhole } from "../sets/ask-in-slices.js";
import { slicesOf } from "../sets/set-manner.js";
import { askPlainRule } from "./ask-plain-rule.js";
import { plainRulesAmong } from "./plain-rule.js";
import { readVerdict } from "./read-verdict.js";

/** What of a policy a guard uses, read once. */
export type GuardPolicy = Pick<Policy, "evaluate"> & {
  readonly identity: PolicyIdentity;
  readonly entrypoints: ReadonlySet<string>;
  /** What somebody set over the bundle's own data, as `data.parameters` has it; absent if nobody did. */
  readonly parameters?: unknown;
  /** METADATA of entrypoints, as the bundle's manifest has them. */
  readonly annotations: ReadonlyMap<string, readonly unknown[]>;
};

export type Asking = {
  /** What users set, by the names of packs and packages. */
  readonly parameters: unknown;
  /** Steps and memory of each evaluation, and the time it is told. */
  readonly evaluation: Parameters<Policy["evaluate"]>[2];
};

/**
 * What a policy says to a request: one verdict for the subject's entrypoint, and one for each rule of a plain package.
 * None, if it has nothing to say to such requests.
 * @throws whatever the evaluation throws
 */
export function askPolicy(
  policy: GuardPolicy,
  entrypoint: string,
  request: PolicyRequest,
  { parameters, evaluation }: Asking,
): readonly Verdict[] {
  const verdicts: Verdict[] = [];
  const { documents, items } = request;
  const manner =
    items === undefined || items.length <= largestWhole ? undefined : slicesOf(policy, entrypoint);
  if (items !== undefined && manner !== undefined)
    verdicts.push(askInSlices({ policy, manner, documents: items, evaluation }));
  else if (policy.entrypoints.has(entrypoint))
    verdicts.push(readVerdict(policy.evaluate(entrypoint, request.input, evaluation)));
  if (documents === undefined) return verdicts;
  const evaluate = (name: string, input: unknown) => policy.evaluate(name, input, evaluation);
  const set = [parameters, policy.parameters];
  for (const name of plainRulesAmong(policy.entrypoints)) {
    const annotations = policy.annotations.get(name);
    verdicts.push(askPlainRule({ entrypoint: name, documents, parameters: set, annotations, evaluate }));
  }
  return verdicts;
}
