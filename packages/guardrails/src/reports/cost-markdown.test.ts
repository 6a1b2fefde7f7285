// Estimates as a comment on a pull request, word for word.
import { describe, expect, it } from "vitest";
import type { CostDifference, CostEstimate, CostItem, Unpriced } from "../contract/cost.js";
import { costMarkdown, differenceMarkdown } from "./cost-markdown.js";
import { budgetText, figureText, priceText, totalText } from "./cost-words.js";
import { money, moneyChange, moneyRange } from "./money.js";

const sure = (amount: number) => ({ low: amount, expected: amount, high: amount });
const between = (low: number, expected: number, high: number) => ({ low, expected, high });

const item = (given: Partial<CostItem> = {}): CostItem => ({
  ...{ resource: 0, at: "", kind: "Deployment", namespace: "shop", name: "web", sort: "pods" },
  ...{ words: "3 pods on m6i.xlarge", monthly: sure(12), included: false },
  ...given,
});
const unpriced = (given: Partial<Unpriced> = {}): Unpriced => ({
  ...{ resource: 1, at: "", kind: "Deployment", namespace: "shop", name: "model" },
  ...{ what: "a GPU", reason: "no price" },
  ...given,
});
const backing = { budgets: [], assumptions: [], prices: [] };
const estimate = (given: Partial<CostEstimate> = {}): CostEstimate => ({
  ...{ currency: "USD", cloud: "aws", region: "us-east-1", monthly: sure(12), lowerBound: false },
  ...{ items: [item()], unpriced: [], namespaces: [], teams: [], environments: [] },
  ...backing,
  ...given,
});

const [head, line] = ["| namespace | what | a month | range | how |", "| --- | --- | --- | --- | --- |"];

describe("an estimate", () => {
  it.each<[string, Partial<CostEstimate>, readonly string[]]>([
    [
      "that is sure",
      {},
      [
        "## Palisade: $12.00 a month",
        "",
        head,
        line,
        "| `shop` | `Deployment/web` | $12.00 |  | 3 pods on `m6i.xlarge` |",
        "",
      ],
    ],
    ["of nothing", { items: [], monthly: sure(0) }, ["## Palisade: $0.00 a month", ""]],
    [
      "of what has no price",
      { items: [], monthly: sure(0), lowerBound: true, unpriced: [unpriced()] },
      [
        "## Palisade: nothing has a price",
        "",
        "at least: some of it has no price.",
        "",
        "### Without a price",
        "",
        "- `Deployment/model` of `shop`, a GPU: no price",
        "",
      ],
    ],
    [
      "with all that it can say",
      {
        monthly: between(10, 12.5, 2000),
        lowerBound: true,
        items: [
          item({ monthly: between(1, 2, 3), included: true }),
          item({ kind: "PersistentVolumeClaim", name: "a|b", namespace: "", monthly: between(4, 5, 5) }),
        ],
        unpriced: [unpriced(), unpriced({ kind: "Service", name: "x", what: "a load balancer" })],
        budgets: [
          { of: "everything", name: "", limit: 10, monthly: sure(12), isExceeded: true },
          { of: "team", name: "", limit: 20, monthly: sure(12), isExceeded: false },
        ],
        assumptions: ["a month has 730 hours", "pods run on demand"],
        prices: [
          {
            ...{ cloud: "aws", region: "us-east-1", kind: "list", date: "2026-07-20" },
            source: "aws/prices@abc files/of/it.json",
          },
        ],
      },
      [
        "## Palisade: $12.50 a month",
        "",
        "$10.00 to $2,000.00, at least: some of it has no price.",
        "",
        head,
        line,
        "| `shop` | `Deployment/web` | ($2.00) | $1.00 to $3.00 | 3 pods on `m6i.xlarge` |",
        "|  | `PersistentVolumeClaim/a\\|b` | $5.00 | $4.00 to $5.00 | 3 pods on `m6i.xlarge` |",
        "",
        "### Without a price",
        "",
        "- `Deployment/model` of `shop`, a GPU: no price",
        "- `Service/x` of `shop`, a load balancer: no price",
        "",
        "### Budgets",
        "",
        "- everything: `$12.00` of `$10.00`, which is too much",
        "- what has no team: `$12.00` of `$20.00`",
        "",
        "### Assumed",
        "",
        "- a month has 730 hours",
        "- pods run on demand",
        "",
        "### Prices, as they were",
        "",
        "- aws `us-east-1`: list prices of `2026-07-20, aws/prices@abc`",
        "",
      ],
    ],
  ])("%s", (_, given, lines) => {
    expect(costMarkdown(estimate(given)).split("\n")).toEqual(lines);
  });

  it.each([
    [200, []],
    [201, ["and 1 more"]],
    [250, ["and 50 more"]],
  ])("of %i things shows 200 of each kind", (count, more) => {
    const names = Array.from({ length: count }, (_, index) => `w${index}`);
    const lines = costMarkdown(
      estimate({
        items: names.map((name) => item({ name })),
        unpriced: names.map((name) => unpriced({ name })),
        assumptions: names,
      }),
    ).split("\n");
    expect(lines.filter((each) => each.startsWith("| `shop` |"))).toHaveLength(200);
    expect(lines.filter((each) => each.startsWith("- `Deployment/w"))).toHaveLength(200);
    expect(lines.filter((each) => /^(?:- )?and \d/.test(each))).toEqual([
      ...more,
      ...more.map((each) => `- ${each}`),
      ...more.map((each) => `- ${each}`),
    ]);
  });
});

describe("a change", () => {
  const workload = (given: Partial<CostDifference["workloads"][number]> = {}) => ({
    ...{ kind: "Deployment", namespace: "shop", name: "web", change: "changed" as const },
    unpriced: { before: false, after: false },
    ...{ before: sure(10), after: sure(14.5), difference: sure(4.5) },
    ...given,
  });
  const difference = (given: Partial<CostDifference> = {}): CostDifference => ({
    currency: "USD",
    monthly: { before: sure(10), after: sure(14.5), difference: sure(4.5) },
    ...{ isIncomplete: false, workloads: [workload()], unpriced: [], ...backing },
    ...given,
  });
  const columns = ["| change | namespace | what | before | after | difference |"];

  it.each<[string, Partial<CostDifference>, readonly string[]]>([
    [
      "of one thing",
      {},
      [
        "## Palisade: +$4.50 a month",
        "",
        "From $10.00 to $14.50; 0 things unchanged.",
        "",
        ...columns,
        "| --- | --- | --- | --- | --- | --- |",
        "| changed | `shop` | `Deployment/web` | $10.00 | $14.50 | +$4.50 |",
        "",
      ],
    ],
    [
      "of nothing",
      {
        monthly: { before: sure(1), after: sure(1), difference: sure(0) },
        workloads: [workload({ change: "none" })],
      },
      ["## Palisade: $0.00 a month", "", "From $1.00 to $1.00; 1 thing unchanged.", ""],
    ],
    [
      "with all that it can say",
      {
        monthly: { before: sure(10), after: sure(3), difference: sure(-7) },
        isIncomplete: true,
        workloads: [
          workload({ change: "none", name: "a" }),
          workload({
            ...{ change: "removed", name: "b", unpriced: { before: true, after: false } },
            ...{ after: sure(0), difference: sure(-10) },
          }),
          workload({ change: "none", name: "c" }),
          workload({
            ...{ change: "added", name: "d", unpriced: { before: false, after: true } },
            ...{ before: sure(0), after: sure(0), difference: sure(0) },
          }),
        ],
        unpriced: [unpriced()],
        budgets: [{ of: "namespace", name: "shop", limit: 5, monthly: sure(3), isExceeded: false }],
        assumptions: ["a month has 730 hours"],
        prices: [{ cloud: "gcp", region: "any", kind: "contract", source: "a letter", date: "2026-01-02" }],
      },
      [
        "## Palisade: -$7.00 a month",
        "",
        "From $10.00 to $3.00, as far as there are prices; 2 things unchanged.",
        "",
        ...columns,
        "| --- | --- | --- | --- | --- | --- |",
        "| removed | `shop` | `Deployment/b` | ≥ $10.00 | $0.00 | -$10.00 |",
        "| added | `shop` | `Deployment/d` | $0.00 | no price | $0.00 |",
        "",
        "### New, and without a price",
        "",
        "- `Deployment/model` of `shop`, a GPU: no price",
        "",
        "### Budgets",
        "",
        "- namespace shop: `$3.00` of `$5.00`",
        "",
        "### Assumed",
        "",
        "- a month has 730 hours",
        "",
        "### Prices, as they were",
        "",
        "- gcp any: contract prices of `2026-01-02`, a letter",
        "",
      ],
    ],
  ])("%s", (_, given, lines) => {
    expect(differenceMarkdown(difference(given)).split("\n")).toEqual(lines);
  });
});

describe("dollars", () => {
  it.each([
    [0, "$0.00", "$0.00"],
    [0.004, "$0.00", "$0.00"],
    [3, "$3.00", "+$3.00"],
    [1234.5, "$1,234.50", "+$1,234.50"],
    [-3, "-$3.00", "-$3.00"],
  ])("%d are %s, as a change %s", (amount, text, change) => {
    expect([money(amount), moneyChange(amount)]).toEqual([text, change]);
  });

  it("have a range where they are not sure", () => {
    expect([moneyRange(sure(1)), moneyRange({ low: 1, high: 2 })]).toEqual(["", "$1.00 to $2.00"]);
  });

  it.each([
    [0, false, "$0.00"],
    [5, false, "$5.00"],
    [5, true, "≥ $5.00"],
    [0.5, true, "≥ $0.50"],
    [0, true, "no price"],
  ])("of %d, unpriced: %s, are `%s`", (expected, isUnpriced, text) => {
    expect(figureText({ expected }, isUnpriced)).toBe(text);
  });

  it.each([
    [[], [], "$1.00 a month"],
    [[item()], [], "$1.00 a month"],
    [[item()], [unpriced()], "$1.00 a month"],
    [[], [unpriced()], "nothing has a price"],
  ])("of %j and %j in all", (items, without, text) => {
    expect(totalText({ items, unpriced: without, monthly: sure(1) })).toBe(text);
  });
});

it.each([
  ["everything", "", false, "everything: $1.00 of $2.00"],
  ["namespace", "shop", true, "namespace shop: $1.00 of $2.00, which is too much"],
  ["environment", "", false, "what has no environment: $1.00 of $2.00"],
] as const)("a budget of %s %s", (of, name, isExceeded, text) => {
  expect(budgetText({ of, name, limit: 2, monthly: sure(1), isExceeded })).toBe(text);
});

it.each([
  ["a/b@c files/d.json", "aws eu: list prices of 2026-07-20, a/b@c"],
  ["our contract of May", "aws eu: list prices of 2026-07-20, our contract of May"],
])("a price of %s", (source, text) => {
  expect(priceText({ cloud: "aws", region: "eu", kind: "list", date: "2026-07-20", source })).toBe(text);
});
