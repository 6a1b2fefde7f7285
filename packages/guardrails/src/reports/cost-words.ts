// What every form of an estimate says in the same words.
import type {
  CostBudget,
  CostDifference,
  CostEstimate,
  Monthly,
  PriceSource,
  Unpriced,
} from "../contract/cost.js";
import { money } from "./money.js";

/** `Deployment/web` */
export function workloadText({ kind, name }: Pick<Unpriced, "kind" | "name">): string {
  return `${kind}/${name}`;
}

/** `aws us-east-1: list prices of 2026-07-20, aws/karpenter-provider-aws@…`, without the files there. */
export function priceText({ cloud, region, kind, source, date }: PriceSource): string {
  const [repository] = source.includes("@") ? source.split(" ") : [source];
  return `${cloud} ${region}: ${kind} prices of ${date}, ${repository}`;
}

/** A figure of something, as far as it has a price: `$5.00`, `≥ $5.00`, `no price`. */
export function figureText({ expected }: Pick<Monthly, "expected">, isUnpriced: boolean): string {
  if (!isUnpriced) return money(expected);
  return expected === 0 ? "no price" : `≥ ${money(expected)}`;
}

/** What a month costs in all: nothing has no price, which is no figure. */
export function totalText(estimate: Pick<CostEstimate, "items" | "unpriced" | "monthly">): string {
  const { items, unpriced, monthly } = estimate;
  return items.length === 0 && unpriced.length > 0
    ? "nothing has a price"
    : `${money(monthly.expected)} a month`;
}

/** `namespace shop: $280.02 of $100.00`, and whether that is too much. */
export function budgetText({ of, name, limit, monthly, isExceeded }: CostBudget): string {
  const whose = of === "everything" ? of : name === "" ? `what has no ${of}` : `${of} ${name}`;
  return `${whose}: ${money(monthly.expected)} of ${money(limit)}${isExceeded ? ", which is too much" : ""}`;
}

/** What a figure leaves out. */
export function boundText({ lowerBound }: Pick<CostEstimate, "lowerBound">): string {
  return lowerBound ? "at least: some of it has no price" : "";
}

/** Those that a change touches. */
export function changedWorkloads({ workloads }: CostDifference): CostDifference["workloads"] {
  return workloads.filter(({ change }) => change !== "none");
}
