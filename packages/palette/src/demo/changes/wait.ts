import type { Cluster } from "../state/cluster.js";
import { changedFrom, valueAt } from "../state/timeline.js";

type Why = { readonly reason: string; readonly message: string };

/** A condition is not met for a while; one that is not met anyway stays as it is. */
export function wait(cluster: Cluster, type: string, from: number, until: number, why: Why): void {
  const condition = cluster.conditions.find((each) => each.type === type);
  const isMet = condition === undefined || valueAt(condition.history, from)?.status === "True";
  if (isMet) waitAnyway(cluster, type, from, until, why);
}

/** A condition is not met for a while, whatever it was, and is met after that. */
export function waitAnyway(cluster: Cluster, type: string, from: number, until: number, why: Why): void {
  const changes = [
    { at: from, value: { status: "False", ...why } },
    { at: until, value: { status: "True", reason: "", message: "" } },
  ] as const;
  const condition = cluster.conditions.find((each) => each.type === type);
  const changed = { type, history: changedFrom(condition?.history ?? [], changes) };
  cluster.conditions =
    condition === undefined
      ? [...cluster.conditions, changed]
      : cluster.conditions.map((each) => (each === condition ? changed : each));
}
