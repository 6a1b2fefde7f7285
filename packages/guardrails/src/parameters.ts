// Parameters that users set: what packs know, what they make of them, and what they cannot use.
import { z } from "zod";
import { readCatalogue } from "./catalogue.js";
import { suggestName } from "./contract/suggest-name.js";
import { GuardError } from "./guard-error.js";
import type { GuardPolicy } from "./policies/guard-policy.js";
import type { Subject } from "./subjects/define-subject.js";

/** What `<pack>/parameters/described` gives. */
const describedSchema = z.object({
  values: z.record(z.string(), z.unknown()),
  problems: z.record(z.string(), z.string()),
});

/** Settings that are not a pack's, but by rule. */
const byRule = ["severities", "approvers"] as const;

/** Settings for every rule: whether those in preview count. */
const forAll = ["preview"] as const;

type Known = { readonly policies: readonly GuardPolicy[]; readonly subjects: readonly Subject[] };

/**
 * Refuses parameters that would be passed over: those of packs or rules that are not there, and whatever a pack says
 * that it cannot use. Where a policy describes no parameters, any name may be its own.
 * @throws {GuardError} `invalid_parameters`
 */
export function checkParameters(parameters: Readonly<Record<string, unknown>>, known: Known): void {
  if (typeof parameters !== "object" || parameters === null || Array.isArray(parameters))
    throw new GuardError("invalid_parameters", "the parameters of a guard are an object");
  const { policies, subjects } = known;
  const packs = subjects.map(packOf).filter((pack) => policies.some((policy) => describes(policy, pack)));
  const isAllDescribed = policies.every((policy) => packs.some((pack) => describes(policy, pack)));
  if (isAllDescribed) refuseOthers("parameters", Object.keys(parameters), [...packs, ...byRule, ...forAll]);
  for (const pack of packs) for (const policy of policies) checkPack(policy, pack);
  if (!isAllDescribed) return;
  const rules = readCatalogue(policies, subjects).map(({ rule }) => rule);
  for (const name of byRule) refuseOthers(`parameters.${name}`, Object.keys(Object(parameters[name])), rules);
}

/** What the policies make of a pack's parameters, defaults included; nothing if none describes them. */
export function packParameters(
  policies: readonly GuardPolicy[],
  subject: Subject,
): Readonly<Record<string, unknown>> {
  const pack = packOf(subject);
  const values = policies
    .filter((policy) => describes(policy, pack))
    .map((policy) => readDescribed(policy, pack).values);
  return Object.assign({}, ...values) as Readonly<Record<string, unknown>>;
}

function packOf({ entrypoint }: Subject): string {
  return entrypoint.slice(0, entrypoint.lastIndexOf("/"));
}

function entrypointOf(pack: string): string {
  return `${pack}/parameters/described`;
}

function describes(policy: GuardPolicy, pack: string): boolean {
  return policy.entrypoints.has(entrypointOf(pack));
}

function checkPack(policy: GuardPolicy, pack: string): void {
  if (!describes(policy, pack)) return;
  const [first] = Object.entries(readDescribed(policy, pack).problems).sort();
  if (first === undefined) return;
  const [pointer, message] = first;
  throw new GuardError("invalid_parameters", `parameters.${pack}${pointer.replaceAll("/", ".")}: ${message}`);
}

function readDescribed(policy: GuardPolicy, pack: string): z.infer<typeof describedSchema> {
  const entrypoint = entrypointOf(pack);
  const { data, error } = describedSchema.safeParse(policy.evaluate(entrypoint, {}));
  if (data !== undefined) return data;
  throw new GuardError("invalid_parameters", `\`${entrypoint}\` of the bundle does not describe parameters`, {
    cause: error,
  });
}

function refuseOthers(called: string, given: readonly string[], known: readonly string[]): void {
  const other = given.find((name) => !known.includes(name));
  if (other === undefined) return;
  const suggestion = suggestName(other, known);
  throw new GuardError("invalid_parameters", `${called}: there is nothing called \`${other}\`${suggestion}`);
}
