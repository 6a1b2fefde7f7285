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

function plainTitle({ kind, package: name }: PlainRule): string {
  return `${kind} of package ${name}`;
}

/** What METADATA say that findings carry, too. */
export type PlainWords = { readonly title: string; readonly remedy?: string };

/**
 * Of the rule as a whole (`scope: document`), or of its one block that says it. Where blocks say different things, nobody knows
 * which of them a message is of.
 */
export function plainWords(rule: PlainRule, annotations: readonly unknown[]): PlainWords {
  const { whole, parts } = sorted(annotations);
  const remedy = onlyText(whole, remedyOf) ?? onlyText(parts, remedyOf);
  return {
    title: onlyText(whole, titleOf) ?? onlyText(parts, titleOf) ?? plainTitle(rule),
    ...(remedy !== undefined && { remedy }),
  };
}

/**
 * As a catalogue has it: title, description and remedy are those of its METADATA, or of its package's where the bundle holds
 * them; several blocks are listed. Its severity is never that of METADATA: `deny` would then not deny.
 */
export function describePlainRule(
  entrypoint: string,
  annotations: readonly unknown[],
): Omit<RuleDescription, "subject"> {
  const rule = plainRuleOf(entrypoint);
  const { title, remedy = "" } = plainWords(rule, annotations);
  const description = describeParts(annotations) ?? describeWhole(annotations) ?? unsaid(rule);
  return { rule: rule.rule, title, description, severity: rule.severity, controls: [], remedy };
}

/** Each of several blocks: `1. No host pid: Pods see no processes of their node. Remedy: … 2. …`. */
function describeParts(annotations: readonly unknown[]): string | undefined {
  const { whole, parts } = sorted(annotations);
  const told = parts.map(partText).filter((text) => text !== "");
  if (told.length < 2) return undefined;
  const listed = told.map((text, index) => `${index + 1}. ${text}`);
  return [firstText(whole, descriptionOf) ?? [], ...listed].flat().join(" ");
}

function partText(block: unknown): string {
  const said = [titleOf(block), descriptionOf(block)].filter((text) => text !== undefined).join(": ");
  const remedy = remedyOf(block);
  return [said, ...(remedy === undefined ? [] : [`Remedy: ${remedy}`])]
    .filter((text) => text !== "")
    .join(" ");
}

function describeWhole(annotations: readonly unknown[]): string | undefined {
  const { whole, parts, ofPackage } = sorted(annotations);
  const own = firstText([...whole, ...parts], descriptionOf);
  return own ?? firstText(ofPackage, descriptionOf) ?? firstText(ofPackage, titleOf);
}

type Blocks = Readonly<Record<"whole" | "parts" | "ofPackage", readonly unknown[]>>;

function sorted(annotations: readonly unknown[]): Blocks {
  const ofScope = (scope: string): readonly unknown[] =>
    annotations.filter((block) => textOf(block, "scope") === scope);
  const [whole, ofPackage] = [ofScope("document"), ofScope("package")];
  const parts = annotations.filter((block) => !whole.includes(block) && !ofPackage.includes(block));
  return { whole, parts, ofPackage };
}

type Reading = (block: unknown) => string | undefined;

const titleOf: Reading = (block) => textOf(block, "title");
const descriptionOf: Reading = (block) => textOf(block, "description");
const remedyOf: Reading = (block) => textOf(fieldOf(block, "custom"), "remedy");

function unsaid({ kind, package: name }: PlainRule): string {
  return `A \`${kind}\` of package \`${name}\`, asked about each object as Conftest and Gatekeeper do. Its messages say what is wrong; METADATA of the rule would say what it is about.`;
}

function firstText(blocks: readonly unknown[], read: Reading): string | undefined {
  return blocks.map(read).find((text) => text !== undefined);
}

/** Nothing, where blocks do not agree. */
function onlyText(blocks: readonly unknown[], read: Reading): string | undefined {
  const texts = new Set(blocks.flatMap((block) => read(block) ?? []));
  return texts.size === 1 ? [...texts][0] : undefined;
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
