// What things cost, as somebody worked it out by hand.
import type { CostEstimate } from "@palisade/guardrails";
import { describe, expect, it } from "vitest";
import { type Example, estimatorWith, examples, figures } from "./price-examples.js";

const names = (estimate: CostEstimate, of: "namespaces" | "teams" | "environments"): Record<string, number> =>
  Object.fromEntries(estimate[of].map(({ name, monthly }) => [name, monthly.expected]));

/** What the example says of each thing that it speaks of. */
function told(estimate: CostEstimate, example: Example): Omit<Example, "note" | "parameters" | "documents"> {
  const { sums, budgets } = example;
  return {
    monthly: estimate.monthly as never,
    ...(example.items && {
      items: estimate.items.map(({ sort, kind, name, words, monthly, included }) => ({
        [sort]: `${kind}/${name}`,
        words,
        monthly: monthly as never,
        ...(included && { included }),
      })),
    }),
    unpriced: estimate.unpriced.map(({ kind, name, what, reason }) => `${kind}/${name}: ${what}: ${reason}`),
    ...(example.assumes && {
      assumes: example.assumes.filter((text) => estimate.assumptions.includes(text)),
    }),
    ...(sums && {
      sums: {
        namespaces: names(estimate, "namespaces"),
        teams: names(estimate, "teams"),
        environments: names(estimate, "environments"),
      },
    }),
    ...(budgets && {
      budgets: Object.fromEntries(
        estimate.budgets.map(({ of, name, isExceeded }) => [name === "" ? of : `${of} ${name}`, isExceeded]),
      ),
    }),
    ...(example.prices && {
      prices: estimate.prices.map(({ cloud, region, kind, date }) => `${cloud} ${region} ${kind} ${date}`),
    }),
  };
}

describe("an estimate", () => {
  it.each(examples)("$note", async (example) => {
    const { note: _, parameters, documents, unpriced = [], ...wanted } = example;
    const estimator = await estimatorWith(parameters);
    const estimate = estimator.estimate({ resources: documents });
    expect(told(estimate, example)).toEqual({
      ...wanted,
      unpriced,
      monthly: figures(wanted.monthly),
      ...(wanted.items && {
        items: wanted.items.map((item) => ({ ...item, monthly: figures(item.monthly) })),
      }),
    });
    expect(estimate.lowerBound).toBe(unpriced.length > 0);
  });
});
