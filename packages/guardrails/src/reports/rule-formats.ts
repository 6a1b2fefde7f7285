// What a rule is about, as a person, a program or a page has it: why, a bad and a good example, the way out.
import { escapeLines, escapeText, withoutLogCommands } from "@palisade/language";
import type { Severity } from "../contract/effect.js";
import type { RuleDescription } from "../contract/rule-description.js";
import { jsonText } from "./json-text.js";
import { markdownCode, markdownText } from "./markdown-text.js";
import type { Style } from "./report-format.js";
import { controlText } from "./tallies.js";

/** A rule once, with every subject that it judges. */
export type ExplainedRule = Omit<RuleDescription, "subject"> & {
  readonly subjects: readonly string[];
  /** What users set in the place of its own severity. */
  readonly effective?: EffectiveSeverity;
};

export type EffectiveSeverity = {
  readonly severity: Severity | "off";
  /** Who set it: `palisade.yaml`. */
  readonly from: string;
};

export type RuleFormat = {
  readonly name: string;
  readonly summary: string;
  readonly writeRule: (rule: ExplainedRule, paint?: Paint) => string;
  readonly writeList: (rules: readonly ExplainedRule[], paint?: Paint) => string;
};

type Paint = (style: Style, text: string) => string;

const plainly: Paint = (_, text) => text;

/** In the order of the catalogue. @param set severities that users set, by rule */
export function explainedRules(
  rules: readonly RuleDescription[],
  set: ReadonlyMap<string, EffectiveSeverity> = new Map(),
): readonly ExplainedRule[] {
  const explained = new Map<string, ExplainedRule>();
  for (const { subject, ...rule } of rules) {
    const known = explained.get(rule.rule);
    const subjects = new Set([...(known?.subjects ?? []), subject]);
    const effective = set.get(rule.rule);
    explained.set(rule.rule, {
      ...(known ?? rule),
      subjects: [...subjects],
      ...(effective && { effective }),
    });
  }
  return [...explained.values()];
}

const pretty = {
  name: "pretty",
  summary: "for people",
  writeRule: (rule, paint = plainly) => {
    const { title, subjects, description, examples, remedy, controls, parameters = [] } = rule;
    const about = [
      severityText(rule, escapeText),
      escapeText(subjects.join(", ")),
      escapeText(standing(rule)),
    ].join("; ");
    const head = `${paint("bold", escapeText(rule.rule))}: ${escapeText(title)} (${about})`;
    const parts = [
      head,
      escapeText(oneLine(description)),
      ...(examples === undefined
        ? []
        : [
            `${paint("red", "bad:")}\n${indented(examples.bad)}`,
            `${paint("green", "good:")}\n${indented(examples.good)}`,
          ]),
      ...(remedy === "" ? [] : [`${paint("cyan", "fix:")} ${escapeText(remedy)}`]),
      ...(controls.length === 0
        ? []
        : [`${paint("bold", "controls:")} ${escapeText(controlText(controls))}`]),
      ...parameters.map(
        ({ name, description: meaning, value }) =>
          `${paint("bold", "parameter:")} ${escapeText(name)} = ${escapeText(JSON.stringify(value))}\n${indented(oneLine(meaning))}`,
      ),
    ];
    return withoutLogCommands(`${parts.join("\n\n")}\n`);
  },
  writeList: (rules, paint = plainly) => {
    const width = rules.reduce((most, { rule }) => Math.max(most, escapeText(rule).length), 0);
    const lines = rules.map(({ rule, title, ...severities }) => {
      const id = escapeText(rule);
      const { word, why } = severityParts(severities, escapeText);
      const about = `${escapeText(title)}${why}`;
      return `${paint("bold", id)}${" ".repeat(width - id.length)}  ${word.padEnd(8)}  ${about}\n`;
    });
    return withoutLogCommands(lines.join(""));
  },
} as const satisfies RuleFormat;

const json = {
  name: "json",
  summary: "for programs",
  writeRule: (rule) => [...jsonText(rule)].join(""),
  writeList: (rules) => [...jsonText(rules)].join(""),
} as const satisfies RuleFormat;

const markdown = {
  name: "markdown",
  summary: "for a page",
  writeRule: (rule) => {
    const { title, description, examples, remedy, controls, parameters = [] } = rule;
    const facts = [
      ...(remedy === "" ? [] : [`- Remedy: ${markdownText(remedy)}.`]),
      ...(controls.length === 0 ? [] : [`- Controls: ${markdownText(controlText(controls))}.`]),
      ...parameters.map(
        ({ name, description: about, value }) =>
          `- Parameter ${markdownCode(name)} (${markdownCode(JSON.stringify(value))}): ${markdownText(oneLine(about))}`,
      ),
    ];
    const language = rule.subjects.includes("configuration") ? "yaml" : "";
    return `${[
      `### ${markdownCode(rule.rule)}`,
      `**${markdownText(title)}** (${severityText(rule, markdownCode)}; ${markdownText(standing(rule))}). ${markdownText(oneLine(description))}`,
      facts.join("\n"),
      ...(examples === undefined
        ? []
        : ["Bad:", fenced(examples.bad, language), "Good:", fenced(examples.good, language)]),
    ]
      .filter((part) => part !== "")
      .join("\n\n")}\n`;
  },
  writeList: (rules) => {
    const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |\n`;
    const rows = rules.map((each) =>
      row([markdownCode(each.rule), markdownText(each.title), severityText(each, markdownCode)]),
    );
    return [row(["rule", "title", "severity"]), row(["---", "---", "---"]), ...rows].join("");
  },
} as const satisfies RuleFormat;

export const ruleFormats: ReadonlyMap<string, RuleFormat> = new Map(
  [pretty, json, markdown].map((format) => [format.name, format]),
);

type Quote = (text: string) => string;
type Severities = Pick<ExplainedRule, "severity" | "effective">;

/** The severity that holds, and where it is from if it is not the rule's own. */
function severityParts(
  { severity, effective }: Severities,
  quote: Quote,
): { readonly word: string; readonly why: string } {
  if (effective === undefined) return { word: severity, why: "" };
  const { severity: word, from } = effective;
  const own = word === "off" || word === severity ? "" : `; ships as ${severity}`;
  return { word, why: ` (${quote(from)}${own})` };
}

/** `low (palisade.yaml; ships as critical)`. */
function severityText(severities: Severities, quote: Quote): string {
  const { word, why } = severityParts(severities, quote);
  return `${word}${why}`;
}

/** `stable, version 1.2.0`; a rule that says nothing of it is stable. */
function standing({ stability = "stable", version }: ExplainedRule): string {
  return version === undefined ? stability : `${stability}, version ${version}`;
}

function oneLine(text: string): string {
  return text.trim().replaceAll(/\s+/g, " ");
}

function indented(text: string): string {
  const lines = escapeLines(text.trimEnd()).split("\n");
  return lines.map((line) => `    ${line}`).join("\n");
}

/** A block that nothing in it ends. */
function fenced(text: string, language: string): string {
  const longest = [...text.matchAll(/`+/g)].reduce((length, [ticks]) => Math.max(length, ticks.length), 2);
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${withoutLogCommands(escapeLines(text.trimEnd()))}\n${fence}`;
}
