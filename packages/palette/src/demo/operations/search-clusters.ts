// The dashboard's search: groups of conditions over a few properties of clusters.
import type { Cluster } from "../state/cluster.js";
import type { Tenant } from "../state/tenant.js";
import { properties, type Value } from "./cluster-properties.js";
import type { Condition, SearchSpec, TextCondition } from "./search-spec.js";

/** The clusters that a search asks for, in its order. Properties that nobody knows fit no cluster. */
export function searchClusters(
  clusters: readonly Cluster[],
  { filter, sort }: SearchSpec,
  now: number,
  tenant: Tenant,
): Cluster[] {
  const propertyOf = (cluster: Cluster, name: string) =>
    properties.find((each) => each.name === name)?.of(cluster, now, tenant);
  const groups = filter?.filterGroups ?? [];
  const found = clusters.filter((cluster) =>
    all(filter?.conjunction, groups, ({ conjunction: within, filters }) =>
      all(within, filters ?? [], ({ property, condition }) => fits(condition, propertyOf(cluster, property))),
    ),
  );
  const order = sort?.length ? sort : [{ field: "lastModifiedTimestamp" as const, order: "desc" as const }];
  return found.sort((left, right) => {
    for (const { field, order: direction } of order) {
      const compared = compare(propertyOf(left, field), propertyOf(right, field));
      if (compared !== 0) return direction === "desc" ? -compared : compared;
    }
    return compare(left.name, right.name);
  });
}

function all<T>(how: "and" | "or" | undefined, each: readonly T[], test: (one: T) => boolean): boolean {
  if (each.length === 0) return true;
  return how === "or" ? each.some(test) : each.every(test);
}

function compare(left: Value | undefined, right: Value | undefined): number {
  if (left === right) return 0;
  return (left ?? "") < (right ?? "") ? -1 : 1;
}

function fits(condition: Condition, value: Value | undefined): boolean {
  if (value === undefined) return false;
  const { bool, string, keyValue, int, float, date } = condition;
  if (bool) return value === bool.value;
  if (keyValue) return textFits(keyValue, value, `${keyValue.key}:`);
  if (string) return textFits(string, value, "");
  const number = int ?? float;
  if (number) return numberFits(number, Number(value), (number.match?.values ?? []).map(Number));
  if (date) return numberFits(date, Number(value), (date.match?.values ?? []).map(Date.parse));
  return true;
}

function textFits(
  { operator, negation = false, ignoreCase = false, match: asked }: TextCondition,
  value: Value,
  prefix: string,
): boolean {
  const cased = (text: string) => (ignoreCase ? text.toLowerCase() : text);
  const texts = (Array.isArray(value) ? value : [String(value)]).map(cased);
  const test = (wanted: string) =>
    texts.some((text) => {
      if (operator === "eq") return text === cased(prefix + wanted);
      return operator === "contains" ? text.includes(cased(wanted)) : text.startsWith(cased(prefix + wanted));
    });
  return all(asked?.conjunction ?? "or", asked?.values ?? [], test) !== negation;
}

function numberFits(
  { operator, negation = false }: { readonly operator: string; readonly negation?: boolean | undefined },
  value: number,
  values: readonly number[],
): boolean {
  const [wanted = Number.NaN, until = Number.NaN] = values;
  const compared: Readonly<Record<string, boolean>> = {
    eq: value === wanted,
    gt: value > wanted,
    gte: value >= wanted,
    lt: value < wanted,
    lte: value <= wanted,
    range: value >= wanted && value <= until,
  };
  return (compared[operator] ?? false) !== negation;
}
