// A rule of a plain package: how it is called, what is known of it, and what users set for it.
import { type Severity, severities } from "../contract/effect.js";
import type { RuleDescription } from "../contract/rule-description.js";

/** `main/deny`, `main/warn_costs`: what a rule of a plain package is called. */
const plainName = /^(.+)\/(deny|violation|warn)(?:_[A-Za-z0-9_]+)?$/;

const ownSeverities = { deny: "high", violation: "high", warn: "low" } as const satisfies Record<
  string,
  Severity
>;

export type PlainRule = {
  /** `main.deny`, as findings name it. */
  readonly rule: string;
  readonly kind: keyof typeof ownSeverities;
  /** `main`; its parameters go by this name. */
  readonly package: string;
  /** Unless users set another. */
  readonly severity: Severity;
};

/** The entrypoints that are rules of plain packages, in order. */
export function plainRulesAmong(entrypoints: Iterable<string>): readonly string[] {
  return [...entrypoints].filter((name) => plainName.test(name)).sort();
}

export function plainRuleOf(entrypoint: string): PlainRule {
  const kind = entrypoint.replace(plainName, "$2") as keyof typeof ownSeverities;
  return {
    rule: entrypoint.replaceAll("/", "."),
    kind,
    package: entrypoint.replace(plainName, "$1").replaceAll("/", "."),
    severity: ownSeverities[kind],
  };
}

export function plainTitle({ kind, package: name }: PlainRule): string {
  return `${kind} of package ${name}`;
}

/**
 * As a catalogue has it: title and description are those of its METADATA, or of its package's where the bundle holds
 * them. Its severity is never that of METADATA: `deny` would then not deny.
 */
export function describePlainRule(
  entrypoint: string,
  annotations: readonly unknown[],
): Omit<RuleDescription, "subject"> {
  const rule = plainRuleOf(entrypoint);
  const own = annotations.filter((block) => textOf(block, "scope") !== "package");
  const ofPackage = annotations.filter((block) => textOf(block, "scope") === "package");
  const about = firstText(own, "description") ?? firstText(ofPackage, "description");
  return {
    rule: rule.rule,
    title: firstText(own, "title") ?? plainTitle(rule),
    description: about ?? firstText(ofPackage, "title") ?? unsaid(rule),
    severity: rule.severity,
    controls: [],
    remedy: "",
  };
}

function unsaid({ kind, package: name }: PlainRule): string {
  return `A \`${kind}\` of package \`${name}\`, asked about each object as Conftest and Gatekeeper do. Its messages say what is wrong; METADATA of the rule would say what it is about.`;
}

function firstText(blocks: readonly unknown[], field: string): string | undefined {
  return blocks.map((block) => textOf(block, field)).find((text) => text !== undefined);
}

function textOf(block: unknown, field: string): string | undefined {
  const text = fieldOf(block, field);
  return typeof text === "string" && text.trim() !== "" ? text : undefined;
}

export type PlainSettings = {
  readonly severity: Severity | "off";
  readonly approvers?: readonly string[];
};

/**
 * What users set for a rule, by its name, as for the rules of packs: `severities` and `approvers`. A severity that is
 * none is the worst, so that a slip loosens nothing.
 * @param parameters the first of them that has something for the rule counts
 */
export function plainSettings({ rule, severity }: PlainRule, parameters: readonly unknown[]): PlainSettings {
  const setting = (name: string): unknown =>
    parameters.map((each) => fieldOf(fieldOf(each, name), rule)).find((each) => each !== undefined);
  const approvers = setting("approvers");
  const isList = Array.isArray(approvers) && approvers.length > 0 && approvers.every(isText);
  return {
    severity: severityOf(setting("severities"), severity),
    ...(isList && { approvers: approvers as readonly string[] }),
  };
}

function severityOf(chosen: unknown, own: Severity): Severity | "off" {
  if (chosen === undefined || chosen === null) return own;
  if (chosen === "off") return "off";
  return severities.find((severity) => severity === chosen) ?? "critical";
}

/** What was set for a package, `{}` if nothing was. */
export function packageParameters(name: string, parameters: readonly unknown[]): unknown {
  return parameters.map((each) => fieldOf(each, name)).find((each) => each !== undefined) ?? {};
}

function isText(given: unknown): boolean {
  return typeof given === "string";
}

function fieldOf(owner: unknown, name: string): unknown {
  return typeof owner === "object" && owner !== null && Object.hasOwn(owner, name)
    ? (owner as Readonly<Record<string, unknown>>)[name]
    : undefined;
}
