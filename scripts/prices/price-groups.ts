// The price table that ships: published prices in groups that share cloud, region, source and date.
import { type PriceTable, priceUnits } from "../../packages/guardrails/src/cost/price-table.js";

export type PriceGroup = PriceTable["groups"][number];
type Instance = NonNullable<PriceGroup["instances"]>[string];

type Row = Readonly<Record<string, string>>;

const units: ReadonlySet<string> = new Set(priceUnits);

/** The better first: a price that was read goes before one that was computed, and both before a tool's default. */
const kinds = ["list", "list-derived", "derived", "spot", "tool-default"];

type Entry = { readonly group: Omit<PriceGroup, "instances" | "units">; readonly row: Row };

/** @throws {Error} for a row with a number that is none, or of a kind that is not known */
export function priceGroups(instances: readonly Row[], prices: readonly Row[]): readonly PriceGroup[] {
  const types = instances.map((row) => entryOf({ ...row, kind: "list" }));
  const units = bestOf(prices.map(entryOf));
  const groups = new Map<string, { group: Entry["group"]; types: Row[]; units: Row[] }>();
  for (const [list, name] of [
    [types, "types"],
    [units, "units"],
  ] as const)
    for (const { group, row } of list) {
      const key = JSON.stringify(group);
      const known = groups.get(key) ?? { group, types: [], units: [] };
      known[name].push(row);
      groups.set(key, known);
    }
  return [...groups.values()].map(({ group, types, units }) => ({
    ...group,
    ...(types.length > 0 && { instances: instancesOf(types) }),
    ...(units.length > 0 && { units: unitsOf(units) }),
  }));
}

function entryOf(row: Row): Entry {
  const kind = cell(row, "kind");
  if (!kinds.includes(kind)) throw new Error(`a price of the kind \`${kind}\` is not known`);
  const group = {
    cloud: cell(row, "cloud"),
    region: cell(row, "region"),
    kind,
    source: cell(row, "source"),
    date: cell(row, "source_date"),
  };
  return { group, row };
}

/** Of several prices of one thing, the best kind; of those, the newest. */
function bestOf(entries: readonly Entry[]): readonly Entry[] {
  const best = new Map<string, Entry>();
  for (const entry of entries) {
    if (!isAskedFor(entry)) continue;
    const key = ["cloud", "region", "unit", "class"].map((name) => cell(entry.row, name)).join(" ");
    const before = best.get(key);
    if (before === undefined || isBetter(entry, before)) best.set(key, entry);
  }
  return [...best.values()];
}

/** What a tool takes for a disk or a GPU whose kind it does not know is a guess. */
function isAskedFor({ group, row }: Entry): boolean {
  const unit = cell(row, "unit");
  return units.has(unit) && (group.kind !== "tool-default" || unit === "cpu-hour" || unit === "ram-gib-hour");
}

function isBetter({ group: one }: Entry, { group: other }: Entry): boolean {
  const rank = kinds.indexOf(one.kind) - kinds.indexOf(other.kind);
  return rank === 0 ? one.date > other.date : rank < 0;
}

function instancesOf(rows: readonly Row[]): Readonly<Record<string, Instance>> {
  return Object.fromEntries(
    rows.map((row) => {
      const spot = cell(row, "spot_usd_per_hour");
      const gpu = cell(row, "gpu_name");
      const instance: Instance = {
        vcpu: numberIn(row, "vcpu"),
        memory: numberIn(row, "memory_gib"),
        hourly: numberIn(row, "on_demand_usd_per_hour"),
        ...(spot !== "" && { spot: numberIn(row, "spot_usd_per_hour") }),
        ...(gpu !== "" && { gpu, gpus: numberIn(row, "gpu_count") }),
      };
      return [cell(row, "instance_type"), instance];
    }),
  );
}

function unitsOf(rows: readonly Row[]): NonNullable<PriceGroup["units"]> {
  const found: Record<string, Record<string, number>> = {};
  for (const row of rows) {
    const unit = cell(row, "unit");
    found[unit] = { ...found[unit], [cell(row, "class")]: numberIn(row, "price_usd") };
  }
  return found;
}

function numberIn(row: Row, name: string): number {
  const number = Number(cell(row, name));
  if (Number.isFinite(number) && number > 0) return number;
  throw new Error(`\`${name}\` is \`${row[name]}\`, no number above 0`);
}

function cell(row: Row, name: string): string {
  const text = row[name];
  if (text === undefined) throw new Error(`there is no column \`${name}\``);
  return text;
}
