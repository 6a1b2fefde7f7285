// What METADATA say of a rule of a plain package.
import { fieldOf } from "../contract/field-of.js";
import type { RuleDescription } from "../contract/rule-description.js";
import { type PlainRule, plainRuleOf } from "./plain-rule.js";

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
