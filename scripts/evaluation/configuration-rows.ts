// Labelled configurations: their rows, the rules that their topics are mapped to, and the figures that follow.
import { readFileSync } from "node:fs";
import type { ConfigurationRequest, Decision, Guard } from "@palisade/guardrails";
import { readRows } from "./read-rows.js";

/** A manifest with a verdict that somebody else wrote: `fail` must be found, `pass` must not. */
export type ConfigurationRow = {
  readonly id: string;
  readonly topic: string;
  readonly family: string;
  readonly form: string;
  readonly tier: string;
  readonly expect: "pass" | "fail";
  readonly params?: unknown;
  readonly resource: Readonly<Record<string, unknown>>;
};

/** A rule, or one variant of it. */
export type MappedRule = string | { readonly rule: string; readonly variant: string };

/**
 * How a parameter follows from what a row sets: a value, what is at a pointer (the first of several that is there), what
 * a choice makes of the text there, the part of it that an expression finds, ranges of pairs of numbers, or an object
 * whose fields follow likewise. Numbers become text, as parameters are.
 */
export type MappedParameter =
  | { readonly value: unknown }
  | {
      readonly from: string | readonly string[];
      readonly choose?: Readonly<Record<string, unknown>>;
      readonly match?: string;
      readonly ranges?: readonly [string, string];
      readonly list?: true;
      readonly otherwise?: unknown;
    }
  | { readonly fields: Readonly<Record<string, MappedParameter>> };

/** The rules of a topic, with the parameters that its rows set: `{ allowed_registries: { from: "/list" } }`. */
export type MappedTopic =
  | readonly MappedRule[]
  | {
      readonly rules: readonly MappedRule[];
      readonly parameters: Readonly<Record<string, MappedParameter>>;
    };

export type TopicMap = ReadonlyMap<string, MappedTopic>;

export type JudgedConfiguration = {
  readonly row: ConfigurationRow;
  readonly decision: Decision;
  /** Whether a rule of the row's topic found something. */
  readonly isFound: boolean;
};

/** Counts of one group of rows, and the shares of them: found of the failing, found of the passing. */
export type ConfigurationFigures = {
  readonly failing: number;
  readonly found: number;
  readonly passing: number;
  readonly alarms: number;
};

/** @throws {Error} with the place of a line that is no row. */
export function readConfigurationRows(file: string): readonly ConfigurationRow[] {
  const fields = ["id", "topic", "family", "form", "tier", "expect", "resource"];
  return readRows(file, isConfigurationRow, fields);
}

function isConfigurationRow(row: unknown): row is ConfigurationRow {
  const { id, topic, family, form, tier, expect, resource } = row as Partial<Record<string, unknown>>;
  return (
    [id, topic, family, form, tier].every((text) => typeof text === "string") &&
    (expect === "pass" || expect === "fail") &&
    typeof resource === "object"
  );
}

export function readTopicMap(file: string): TopicMap {
  return new Map(Object.entries(JSON.parse(readFileSync(file, "utf8")) as Record<string, MappedTopic>));
}

export function rulesOf(topic: MappedTopic | undefined): readonly MappedRule[] {
  if (topic === undefined) return [];
  return "rules" in topic ? topic.rules : topic;
}

/** What the row's own parameters come to in ours; none where the topic's rules have nothing to be set. */
export function parametersOf(row: ConfigurationRow, topic: MappedTopic | undefined): Record<string, unknown> {
  if (topic === undefined || !("rules" in topic)) return {};
  const set = Object.entries(topic.parameters).map(
    ([name, source]) => [name, parameterOf(row, source)] as const,
  );
  return Object.fromEntries(set.filter(([, value]) => value !== undefined));
}

function parameterOf(row: ConfigurationRow, source: MappedParameter): unknown {
  if ("value" in source) return source.value;
  if ("fields" in source) {
    const fields = Object.entries(source.fields).map(
      ([name, each]) => [name, parameterOf(row, each)] as const,
    );
    const stated = fields.filter(([, value]) => value !== undefined);
    return stated.length === 0 ? undefined : Object.fromEntries(stated);
  }
  const { from, choose, match, ranges, list, otherwise } = source;
  const found = [from].flat().map((pointer) => valuesAt(row.params, pointer));
  const value = asText(found.find((each) => each !== undefined));
  if (value === undefined) return otherwise;
  if (choose !== undefined) return choose[String(value)];
  if (match !== undefined) return new RegExp(match).exec(String(value))?.[1];
  if (ranges !== undefined) return rangesOf([value].flat(), ranges);
  return list === true ? [value].flat() : value;
}

/** Texts such as `3-6`, of what is an object with both bounds. */
function rangesOf(
  pairs: readonly unknown[],
  [low, high]: readonly [string, string],
): readonly string[] | undefined {
  const stated = pairs.map((pair) => [valuesAt(pair, `/${low}`), valuesAt(pair, `/${high}`)]);
  const ranges = stated.filter((bounds) => !bounds.includes(undefined)).map((bounds) => bounds.join("-"));
  return ranges.length === 0 ? undefined : ranges;
}

function asText(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asText);
  return typeof value === "number" ? String(value) : value;
}

/** The star stands for every item: `/kvs` with `*` and `driver` behind it gives the list of every `driver`. */
function valuesAt(from: unknown, pointer: string): unknown {
  const [first, ...rest] = pointer.split("/").slice(1);
  if (first === undefined || from === undefined || from === null) return from ?? undefined;
  const below = rest.map((step) => `/${step}`).join("");
  if (first === "*") return Object.values(from).map((each) => valuesAt(each, below));
  return valuesAt((from as Readonly<Record<string, unknown>>)[first], below);
}

export function judgeConfiguration(
  guard: Guard,
  row: ConfigurationRow,
  topic: MappedTopic | undefined,
): JudgedConfiguration {
  const request = { resources: [row.resource] } as ConfigurationRequest;
  const decision = guard.validateConfiguration(request);
  const target = targetOf(row);
  const isFound = decision.findings.some(
    ({ rule, variant, at }) =>
      (target === undefined || `${at ?? ""}/`.startsWith(`${target}/`)) &&
      rulesOf(topic).some((mapped) =>
        typeof mapped === "string" ? mapped === rule : mapped.rule === rule && mapped.variant === variant,
      ),
  );
  return { row, decision, isFound };
}

/** One item of a list is judged, the others are what else there is. */
function targetOf({ params }: ConfigurationRow): string | undefined {
  const index = (params as { readonly _target_index?: unknown } | null | undefined)?._target_index;
  return typeof index === "number" ? `/items/${index}` : undefined;
}

export function configurationFigures(judged: readonly JudgedConfiguration[]): ConfigurationFigures {
  const failing = judged.filter(({ row }) => row.expect === "fail");
  const passing = judged.filter(({ row }) => row.expect === "pass");
  return {
    failing: failing.length,
    found: failing.filter(({ isFound }) => isFound).length,
    passing: passing.length,
    alarms: passing.filter(({ isFound }) => isFound).length,
  };
}

export function configurationFiguresBy(
  judged: readonly JudgedConfiguration[],
  nameOf: (row: ConfigurationRow) => string,
): Readonly<Record<string, ConfigurationFigures>> {
  const groups = new Map<string, JudgedConfiguration[]>();
  for (const each of judged) groups.set(nameOf(each.row), [...(groups.get(nameOf(each.row)) ?? []), each]);
  const sorted = [...groups].sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(sorted.map(([name, group]) => [name, configurationFigures(group)]));
}

/** The mean share over topics with at least so many rows of the verdict; undefined where there is no such topic. */
export function macroFigures(
  topics: Readonly<Record<string, ConfigurationFigures>>,
  least: number,
): { readonly recall: number | undefined; readonly alarms: number | undefined } {
  const all = Object.values(topics);
  return {
    recall: mean(all.filter((each) => each.failing >= least).map((each) => each.found / each.failing)),
    alarms: mean(all.filter((each) => each.passing >= least).map((each) => each.alarms / each.passing)),
  };
}

function mean(shares: readonly number[]): number | undefined {
  return shares.length === 0 ? undefined : shares.reduce((sum, share) => sum + share, 0) / shares.length;
}
