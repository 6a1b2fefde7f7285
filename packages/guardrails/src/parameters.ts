// Parameters that users set: what packs know, what they make of them, and what they cannot use.
import { z } from "zod";
import { readCatalogue } from "./catalogue.js";
import { looking } from "./checked-options.js";
import { isPlain } from "./contract/is-plain.js";
import { issueText, valueAt } from "./contract/read-request.js";
import { suggestName } from "./contract/suggest-name.js";
import { neverExcepted } from "./exceptions/apply-exceptions.js";
import { GuardError } from "./guard-error.js";
import type { GuardPolicy } from "./policies/guard-policy.js";
import type { Subject } from "./subjects/define-subject.js";

/** What `<pack>/parameters/described` gives. */
const describedSchema = z.object({
  schema: z.record(z.string(), z.unknown()),
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
 * that it cannot use. Where a policy describes no parameters, any name may be its own. Parameters that came with the data
 * that were laid over a policy are held against the same.
 * @throws {GuardError} `invalid_parameters`
 */
export function checkParameters(given: unknown, known: Known): void {
  const { policies } = known;
  if (given === undefined && policies.every(({ parameters }) => parameters === undefined)) return;
  const names = knownNames(known);
  if (given !== undefined) checkNames(given, names);
  for (const policy of policies) {
    const laidOver = policy.parameters ?? given;
    if (laidOver === undefined) continue;
    const parameters = checkNames(laidOver, names);
    for (const pack of names.packs) checkPack(policy, pack, parameters[pack]);
  }
}

type Names = {
  readonly packs: readonly string[];
  /** Of rules, where every policy tells which parameters and rules it has. */
  readonly rules: readonly string[] | undefined;
};

function knownNames({ policies, subjects }: Known): Names {
  const packs = subjects.map(packOf).filter((pack) => policies.some((policy) => describes(policy, pack)));
  const isAllDescribed = policies.every((policy) => packs.some((pack) => describes(policy, pack)));
  const rules = isAllDescribed ? readCatalogue(policies, subjects).map(({ rule }) => rule) : undefined;
  return { packs, rules };
}

/** The parameters, if they are an object. @throws {GuardError} for names that nobody knows, and for what nothing lifts. */
function checkNames(parameters: unknown, { packs, rules }: Names): Readonly<Record<string, unknown>> {
  const message = "the parameters of a guard throw when they are looked at";
  const read = looking("invalid_parameters", message, () => (isPlain(parameters) ? parameters : undefined));
  if (read === undefined)
    throw new GuardError("invalid_parameters", "the parameters of a guard are a plain object");
  if (rules !== undefined) refuseOthers("parameters", Object.keys(read), [...packs, ...byRule, ...forAll]);
  const severities = Object.keys(Object(read["severities"]));
  const always = severities.find((rule) => neverExcepted.has(rule));
  if (always !== undefined) {
    const why = `\`${always}\` is about what cannot be judged: it is neither switched off nor softened`;
    throw new GuardError("invalid_parameters", `parameters.severities: ${why}`);
  }
  if (rules === undefined) return read;
  for (const name of byRule) refuseOthers(`parameters.${name}`, Object.keys(Object(read[name])), rules);
  return read;
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

/** The pack says what it cannot use; its schema says more than it looks for in every evaluation. */
function checkPack(policy: GuardPolicy, pack: string, given: unknown): void {
  if (!describes(policy, pack)) return;
  const { problems, schema } = readDescribed(policy, pack);
  const [first = misfit(schema, given ?? {})] = Object.entries(problems).sort();
  if (first === undefined) return;
  const [pointer, message] = first;
  throw new GuardError("invalid_parameters", `parameters.${pack}${pointer.replaceAll("/", ".")}: ${message}`);
}

function misfit(schema: Readonly<Record<string, unknown>>, given: unknown): [string, string] | undefined {
  const issue = asZod(schema).safeParse(given).error?.issues[0];
  if (issue === undefined) return undefined;
  return [
    issue.path.map((step) => `/${String(step)}`).join(""),
    issueText(issue, valueAt(given, issue.path)),
  ];
}

function asZod(schema: Readonly<Record<string, unknown>>): z.ZodType {
  try {
    return z.fromJSONSchema(schema);
  } catch (cause) {
    throw new GuardError("invalid_parameters", "the schema of a pack's parameters is none", { cause });
  }
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
