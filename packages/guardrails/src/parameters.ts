// Parameters that users set: what packs know, what they make of them, and what they cannot use.
import { escapePointer, RegoObject } from "@palisade/language";
import { z } from "zod";
import { readCatalogue, tellsRules } from "./catalogue.js";
import { looking } from "./checked-options.js";
import { isPlain } from "./contract/is-plain.js";
import { issueText, valueAt } from "./contract/read-request.js";
import { suggestName } from "./contract/suggest-name.js";
import { priceTableSchema } from "./cost/price-table.js";
import { neverExcepted } from "./exceptions/apply-exceptions.js";
import { GuardError, type ParameterProblem } from "./guard-error.js";
import type { GuardPolicy } from "./policies/guard-policy.js";
import { plainRuleOf, plainRulesAmong } from "./policies/plain-rule.js";
import type { Subject } from "./subjects/define-subject.js";
import { packOf } from "./subjects/pack-of.js";

/** What `<pack>/parameters/described` gives. */
const describedSchema = z.object({
  schema: z.record(z.string(), z.unknown()),
  values: z.record(z.string(), z.unknown()),
  problems: z.record(z.string(), z.string()),
});

/** Settings that are not a pack's, but by rule. */
const byRule = ["severities", "approvers"] as const;

/** Settings for every rule: whether those in preview count, and what things cost. */
const forAll = ["preview", "prices"] as const;

type Known = { readonly policies: readonly GuardPolicy[]; readonly subjects: readonly Subject[] };

/**
 * Refuses parameters that would be passed over: those of packs or rules that are not there, and whatever a pack says
 * that it cannot use. Where a policy describes no parameters, any name may be its own; where one does not tell its rules,
 * so may any rule's. Parameters that came with the data that were laid over a policy are held against the same.
 * @throws {GuardError} `invalid_parameters`, with every problem
 */
export function checkParameters(given: unknown, known: Known): void {
  const { policies } = known;
  if (given === undefined && policies.every(({ parameters }) => parameters === undefined)) return;
  const names = knownNames(known);
  const problems = given === undefined ? [] : [...nameProblems(readParameters(given), names)];
  for (const policy of policies) {
    const laidOver = policy.parameters ?? given;
    if (laidOver === undefined) continue;
    const parameters = readParameters(laidOver);
    problems.push(...nameProblems(parameters, names));
    for (const pack of names.packs) problems.push(...packProblems(policy, pack, parameters[pack]));
  }
  const [first] = problems;
  if (first === undefined) return;
  const once = new Map(
    problems.toReversed().map(({ owner: _, ...problem }) => [problem.at, problem] as const),
  );
  throw new GuardError("invalid_parameters", `${first.owner}: ${first.message}`, {
    problems: [...once.values()].reverse(),
  });
}

/** `owner`: what the message is about, as `parameters.severities`. */
type Problem = ParameterProblem & { readonly owner: string };

type Names = {
  readonly packs: readonly string[];
  /** Of parameters, where every policy describes its own. */
  readonly all: readonly string[] | undefined;
  /** Of rules, where every policy tells which it has. */
  readonly rules: readonly string[] | undefined;
};

function knownNames({ policies, subjects }: Known): Names {
  const packs = subjects.map(packOf).filter((pack) => policies.some((policy) => describes(policy, pack)));
  const isAllDescribed = policies.every((policy) => packs.some((pack) => describes(policy, pack)));
  const isAllTold = policies.every((policy) => tellsRules(policy, subjects));
  const plain = policies.flatMap(({ entrypoints }) => plainRulesAmong(entrypoints)).map(plainRuleOf);
  const packages = plain.map((rule) => rule.package);
  return {
    packs,
    all: isAllDescribed ? [...packs, ...packages, ...byRule, ...forAll] : undefined,
    rules:
      isAllDescribed || isAllTold ? readCatalogue(policies, subjects).map(({ rule }) => rule) : undefined,
  };
}

/** @throws {GuardError} for what is no object. */
function readParameters(parameters: unknown): Readonly<Record<string, unknown>> {
  return readLayer("parameters", () => (isPlain(parameters) ? parameters : undefined));
}

/**
 * What is laid over a policy's data: a plain object, or one that was read from JSON.
 * @throws {GuardError} for anything else, such as a `Map`
 */
export function readData(data: unknown): object {
  return readLayer("data", () => (isPlain(data) || data instanceof RegoObject ? data : undefined));
}

function readLayer<Layer>(name: "parameters" | "data", read: () => Layer | undefined): Layer {
  const message = `the ${name} of a guard throw when they are looked at`;
  const layer = looking("invalid_parameters", message, read);
  if (layer !== undefined) return layer;
  throw new GuardError("invalid_parameters", `the ${name} of a guard are a plain object`);
}

/** Names that nobody knows, and what nothing lifts. */
function nameProblems(
  parameters: Readonly<Record<string, unknown>>,
  { all, rules }: Names,
): readonly Problem[] {
  const unknown = strangers(Object.keys(parameters), all).map((name): Problem => {
    const message = `there is nothing called \`${name}\`${suggestName(name, all ?? [])}`;
    return { owner: "parameters", at: `/${escapePointer(name)}`, message };
  });
  const shapeless = byRule
    .filter((setting) => !isPlain(parameters[setting] ?? {}))
    .map((setting): Problem => {
      const message = "must be a mapping, by the ids of rules";
      return { owner: `parameters.${setting}`, at: `/${setting}`, message, isValue: true };
    });
  const rulesOf = (setting: string): readonly string[] => {
    const set = parameters[setting];
    return isPlain(set) ? Object.keys(set) : [];
  };
  const always = rulesOf("severities")
    .filter((rule) => neverExcepted.has(rule))
    .map((rule): Problem => {
      const message = `\`${rule}\` is about what cannot be judged: it is neither switched off nor softened`;
      return { owner: "parameters.severities", at: `/severities/${escapePointer(rule)}`, message };
    });
  const unknownRules = byRule.flatMap((setting) =>
    strangers(rulesOf(setting), rules)
      .filter((rule) => !(setting === "severities" && neverExcepted.has(rule)))
      .map((rule): Problem => {
        const message = `there is no rule \`${rule}\`${suggestName(rule, rules ?? [])}`;
        return { owner: `parameters.${setting}`, at: `/${setting}/${escapePointer(rule)}`, message };
      }),
  );
  return [...unknown, ...shapeless, ...always, ...unknownRules, ...priceProblems(parameters["prices"])];
}

/** A price that is none must not leave its thing without one. */
function priceProblems(prices: unknown): readonly Problem[] {
  if (prices === undefined) return [];
  return misfitsOf(priceTableSchema, prices).map(([pointer, message]): Problem => {
    const owner = `parameters.prices${pointer.replaceAll("/", ".")}`;
    return { owner, at: `/prices${pointer}`, message, isValue: true };
  });
}

/** None, where nobody tells what there is. */
function strangers(given: readonly string[], known: readonly string[] | undefined): readonly string[] {
  return known === undefined ? [] : given.filter((name) => !known.includes(name));
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

function entrypointOf(pack: string): string {
  return `${pack}/parameters/described`;
}

function describes(policy: GuardPolicy, pack: string): boolean {
  return policy.entrypoints.has(entrypointOf(pack));
}

/** The pack says what it cannot use; its schema says more than it looks for in every evaluation. */
function packProblems(policy: GuardPolicy, pack: string, given: unknown): readonly Problem[] {
  if (!describes(policy, pack)) return [];
  const { problems, schema, values } = readDescribed(policy, pack);
  const said = Object.entries(problems).sort();
  const found = said.length > 0 ? said : misfits(schema, given ?? {});
  return found.map(([pointer, message]): Problem => {
    const [, name = "", ...deeper] = pointer.split("/");
    const isStranger = name !== "" && deeper.length === 0 && !Object.hasOwn(values, name);
    return {
      owner: `parameters.${pack}${pointer.replaceAll("/", ".")}`,
      at: `/${escapePointer(pack)}${pointer}`,
      message: isStranger ? `${message}${suggestName(name, Object.keys(values))}` : message,
      ...(!isStranger && { isValue: true }),
    };
  });
}

/** The first: what is wrong in one way is often wrong in more. */
function misfits(schema: Readonly<Record<string, unknown>>, given: unknown): readonly [string, string][] {
  return misfitsOf(asZod(schema), given);
}

function misfitsOf(schema: z.ZodType, given: unknown): readonly [string, string][] {
  const issue = schema.safeParse(given).error?.issues[0];
  if (issue === undefined) return [];
  const pointer = issue.path.map((step) => `/${escapePointer(String(step))}`).join("");
  return [[pointer, issueText(issue, valueAt(given, issue.path))]];
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
