// `palisade cost` and `palisade cost diff`, as people and pipelines use them.
import type { CostDifference } from "@palisade/guardrails";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runHere } from "./run-in-process.js";
import { Workspace } from "./run-palisade.js";

let workspace: Workspace;
beforeEach(() => {
  workspace = new Workspace();
});
afterEach(() => workspace.remove());

const deployment = (name: string, replicas: number): string =>
  `apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}, namespace: shop}
spec:
  replicas: ${replicas}
  template:
    spec:
      containers:
        - {name: app, image: a, resources: {requests: {cpu: 500m, memory: 1Gi}}}
`;
const bare =
  "apiVersion: v1\nkind: Pod\nmetadata: {name: bare}\nspec:\n  containers: [{name: app, image: a}]\n";
const where = ["--cloud", "aws", "--region", "us-east-1", "--instance-type", "m6i.xlarge"];

async function cost(line: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  return runHere([
    "cost",
    ...line.map((word) => (word.startsWith("./") ? `${workspace.path}/${word.slice(2)}` : word)),
  ]);
}

describe("cost", () => {
  it("shows a line for each thing, the whole, and what the figures rest on", async () => {
    workspace.write({ "app.yaml": `${deployment("web", 2)}---\n${bare}` });
    const { code, out, err } = await cost([...where, "./app.yaml"]);
    expect(out.replaceAll(workspace.path, "")).toMatchInlineSnapshot(`
      "┌───────────┬────────────────┬─────────┬───────┬───────────────────────────────────┐
      │ namespace │ what           │ a month │ range │ how                               │
      ├───────────┼────────────────┼─────────┼───────┼───────────────────────────────────┤
      │ shop      │ Deployment/web │  $35.04 │       │ 2 × 0.5 vCPU, 1 GiB on m6i.xlarge │
      └───────────┴────────────────┴─────────┴───────┴───────────────────────────────────┘
      $35.04 a month (at least: some of it has no price)
      without a price:
        /app.yaml:14:1: Pod/bare of default: pods: container \`app\` requests no CPU
        /app.yaml:14:1: Pod/bare of default: pods: container \`app\` requests no memory
      assumed:
        a month has 730 hours
        a pod costs its share of a machine: the larger of its shares of vCPU, memory and GPUs, whatever of the machine stays empty
        prices are those of the dates that are named, without tax, discounts and traffic: whoever sells may have changed them
      prices:
        aws us-east-1: list prices of 2026-07-20, aws/karpenter-provider-aws@6fc13b5236fd
      "
    `);
    expect({ code, err }).toEqual({ code: 0, err: "" });
  });

  it("is for programs, too, with places", async () => {
    workspace.write({ "app.yaml": deployment("web", 2) });
    const { code, out } = await cost([...where, "--format", "json", "./app.yaml"]);
    expect(JSON.parse(out)).toMatchObject({
      currency: "USD",
      monthly: { low: 35.04, expected: 35.04, high: 35.04 },
      lowerBound: false,
      items: [{ sort: "pods", kind: "Deployment", name: "web", place: { line: 7, column: 5 } }],
    });
    expect(code).toBe(0);
  });

  it("is a comment on a pull request", async () => {
    workspace.write({ "app.yaml": `${deployment("web", 2)}---\n${bare}` });
    const { out } = await cost([...where, "--format", "markdown", "./app.yaml"]);
    expect(out).toMatchInlineSnapshot(`
      "## Palisade: $35.04 a month

      at least: some of it has no price.

      | namespace | what | a month | range | how |
      | --- | --- | --- | --- | --- |
      | \`shop\` | \`Deployment/web\` | $35.04 |  | 2 \`× 0.5\` vCPU, 1 GiB on \`m6i.xlarge\` |

      ### Without a price

      - \`Pod/bare\` of \`default\`, pods: container \`app\` requests no CPU
      - \`Pod/bare\` of \`default\`, pods: container \`app\` requests no memory

      ### Assumed

      - a month has 730 hours
      - a pod costs its share of a machine: the larger of its shares of vCPU, memory and GPUs, whatever of the machine stays empty
      - prices are those of the dates that are named, without tax, discounts and traffic: whoever sells may have changed them

      ### Prices, as they were

      - aws \`us-east-1\`: list prices of \`2026-07-20, aws/karpenter-provider-aws@6fc13b5236fd\`
      "
    `);
  });

  it.each<[string, readonly string[], number]>([
    ["more than a bound", ["--fail-above", "35.03"], 1],
    ["no more than a bound", ["--fail-above", "35.04"], 0],
    ["something without a price", ["--region", "eu-north-1", "--strict"], 2],
    ["something without a price, which may be", ["--region", "eu-north-1"], 0],
  ])("tells a pipeline of %s", async (_, line, wanted) => {
    workspace.write({ "app.yaml": deployment("web", 2) });
    expect((await cost([...where, ...line, "./app.yaml"])).code).toBe(wanted);
  });

  it("fails where a budget of the project is exceeded", async () => {
    workspace.write({
      "app.yaml": deployment("web", 2),
      "palisade.yaml":
        "parameters:\n  configuration:\n    cost_cloud: aws\n    cost_region: us-east-1\n    cost_instance_type: m6i.xlarge\n    namespace_budgets: {shop: '30'}\n",
    });
    const { code, out } = await cost(["--config", "./palisade.yaml", "./app.yaml"]);
    expect(out).toContain("namespace shop: $35.04 of $30.00, which is too much");
    expect(code).toBe(1);
  });

  it("takes prices of one's own before those that ship", async () => {
    const table = {
      groups: [
        {
          cloud: "aws",
          region: "us-east-1",
          kind: "contract",
          source: "ours",
          date: "2026-11-01",
          instances: { "m6i.xlarge": { vcpu: 4, memory: 16, hourly: 0.1 } },
        },
      ],
    };
    workspace.write({ "app.yaml": deployment("web", 2), "prices.json": JSON.stringify(table) });
    const { out } = await cost([...where, "--prices", "./prices.json", "./app.yaml"]);
    expect(out).toContain("$18.25 a month");
    expect(out).toContain("aws us-east-1: contract prices of 2026-11-01, ours");
  });

  it.each<[string, string, string]>([
    [
      "a price that is none",
      "instances: {m4: {vcpu: 4, memory: 16, hourly: free}}",
      "prices.yaml:7:51: must be of type number",
    ],
    ["no date", "date: null", "prices.yaml:7:11: must be a text"],
  ])("refuses a table with %s", async (_, field, message) => {
    const group = ["cloud: ours", "region: here", "kind: list", "source: ours", "date: 2026-11-01"].filter(
      (line) => line.split(":")[0] !== field.split(":")[0],
    );
    const head = group.length === 5 ? [...group] : [...group, "instances: {}"];
    const lines = [...head, field].map((line, index) => `${index === 0 ? "  - " : "    "}${line}`);
    workspace.write({ "app.yaml": deployment("web", 2), "prices.yaml": `groups:\n${lines.join("\n")}\n` });
    const { code, err } = await cost([...where, "--prices", "./prices.yaml", "./app.yaml"]);
    expect(err).toContain(message);
    expect(code).toBe(2);
  });

  it.each<[string, readonly string[], string]>([
    [
      "no number of nodes",
      [...where, "--nodes", "many", "./app.yaml"],
      "--nodes is a whole number, such as 5",
    ],
    [
      "no amount",
      [...where, "--fail-above", "-5", "./app.yaml"],
      "--fail-above is an amount of dollars, such as 500",
    ],
    ["nothing to price", [...where, "./none.yaml"], "there is nothing to price"],
    ["what cannot be read", [...where, "./bad.yaml"], "what cannot be read has no price"],
    ["no file", [...where, "./absent.yaml"], "no such file or directory"],
    [
      "values without charts",
      [...where, "--values", "a.yaml", "./app.yaml"],
      "--values are for charts that --render renders",
    ],
  ])("refuses %s", async (_, line, message) => {
    workspace.write({ "app.yaml": deployment("web", 2), "none.yaml": "", "bad.yaml": "a: [" });
    const { code, out, err } = await cost(line);
    expect(err).toContain(message);
    expect({ code, out }).toEqual({ code: 2, out: "" });
  });
});

describe("cost diff", () => {
  beforeEach(() => {
    workspace.write({
      "before/web.yaml": deployment("web", 2),
      "before/old.yaml": deployment("old", 1),
      "before/same.yaml": deployment("same", 1),
      "after/web.yaml": deployment("web", 5),
      "after/new.yaml": deployment("new", 1),
      "after/same.yaml": deployment("same", 1),
      "after/bare.yaml": bare,
    });
  });

  it("shows what each workload costs before and after", async () => {
    const { code, out } = await cost(["diff", ...where, "./before", "./after"]);
    expect(out.replaceAll(workspace.path, "")).toMatchInlineSnapshot(`
      "┌─────────┬───────────┬────────────────┬────────┬──────────┬────────────┐
      │ change  │ namespace │ what           │ before │ after    │ difference │
      ├─────────┼───────────┼────────────────┼────────┼──────────┼────────────┤
      │ added   │ default   │ Pod/bare       │  $0.00 │ no price │      $0.00 │
      │ added   │ shop      │ Deployment/new │  $0.00 │   $17.52 │    +$17.52 │
      │ removed │ shop      │ Deployment/old │ $17.52 │    $0.00 │    -$17.52 │
      │ changed │ shop      │ Deployment/web │ $35.04 │   $87.60 │    +$52.56 │
      └─────────┴───────────┴────────────────┴────────┴──────────┴────────────┘
      +$52.56 a month: from $70.08 to $122.64, as far as there are prices; 1 thing unchanged
      new, and without a price:
        /after/bare.yaml:4:1: Pod/bare of default: pods: container \`app\` requests no CPU
        /after/bare.yaml:4:1: Pod/bare of default: pods: container \`app\` requests no memory
      assumed:
        a month has 730 hours
        a pod costs its share of a machine: the larger of its shares of vCPU, memory and GPUs, whatever of the machine stays empty
        prices are those of the dates that are named, without tax, discounts and traffic: whoever sells may have changed them
      prices:
        aws us-east-1: list prices of 2026-07-20, aws/karpenter-provider-aws@6fc13b5236fd
      "
    `);
    expect(code).toBe(0);
  });

  it("is a comment on a pull request", async () => {
    const { out } = await cost(["diff", ...where, "--format", "markdown", "./before", "./after"]);
    expect(out).toMatchInlineSnapshot(`
      "## Palisade: +$52.56 a month

      From $70.08 to $122.64, as far as there are prices; 1 thing unchanged.

      | change | namespace | what | before | after | difference |
      | --- | --- | --- | --- | --- | --- |
      | added | \`default\` | \`Pod/bare\` | $0.00 | no price | $0.00 |
      | added | \`shop\` | \`Deployment/new\` | $0.00 | $17.52 | +$17.52 |
      | removed | \`shop\` | \`Deployment/old\` | $17.52 | $0.00 | -$17.52 |
      | changed | \`shop\` | \`Deployment/web\` | $35.04 | $87.60 | +$52.56 |

      ### New, and without a price

      - \`Pod/bare\` of \`default\`, pods: container \`app\` requests no CPU
      - \`Pod/bare\` of \`default\`, pods: container \`app\` requests no memory

      ### Assumed

      - a month has 730 hours
      - a pod costs its share of a machine: the larger of its shares of vCPU, memory and GPUs, whatever of the machine stays empty
      - prices are those of the dates that are named, without tax, discounts and traffic: whoever sells may have changed them

      ### Prices, as they were

      - aws \`us-east-1\`: list prices of \`2026-07-20, aws/karpenter-provider-aws@6fc13b5236fd\`
      "
    `);
  });

  it("is for programs, too", async () => {
    const { out } = await cost(["diff", ...where, "--format", "json", "./before", "./after"]);
    const { monthly, workloads } = JSON.parse(out) as CostDifference;
    expect(monthly).toMatchObject({ difference: { low: 52.56, expected: 52.56, high: 52.56 } });
    expect(workloads.map(({ name, change }) => [name, change])).toEqual([
      ["bare", "added"],
      ["new", "added"],
      ["old", "removed"],
      ["same", "none"],
      ["web", "changed"],
    ]);
  });

  it.each<[string, readonly string[], number]>([
    ["more than a bound", ["--fail-above", "52.55"], 1],
    ["no more than a bound", ["--fail-above", "52.56"], 0],
    ["something new without a price", ["--strict"], 2],
  ])("tells a pipeline of %s", async (_, line, wanted) => {
    expect((await cost(["diff", ...where, ...line, "./before", "./after"])).code).toBe(wanted);
  });

  it("needs both", async () => {
    const { code, err } = await cost(["diff", ...where, "./before"]);
    expect(err).toContain("missing required argument 'new'");
    expect(code).toBe(2);
  });
});

it("has help for both", async () => {
  expect((await runHere(["cost", "--help"])).out).toContain(
    "Usage: palisade cost [options] [command] <paths...>",
  );
  expect((await runHere(["cost", "diff", "--help"])).out).toContain(
    "Usage: palisade cost diff [options] <old> <new>",
  );
});
