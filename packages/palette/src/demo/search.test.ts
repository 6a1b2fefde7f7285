import { describe, expect, it } from "vitest";
import { at, listAt } from "../testing/demo-client.js";
import { runningDemo } from "../testing/running-demo.js";

const running = runningDemo();

const text = (property: string, operator: string, values: string[], more: object = {}) => ({
  property,
  type: "string",
  condition: {
    string: { operator, negation: false, ignoreCase: false, match: { conjunction: "or", values }, ...more },
  },
});
const filter = (filters: unknown[], conjunction = "and") => ({
  filter: { conjunction: "and", filterGroups: [{ conjunction, filters }] },
  sort: [{ field: "clusterName", order: "asc" }],
});

const names = async (body: unknown, query = "") => {
  const answered = await running.ask(`/v1/dashboard/spectroclusters/search${query}`, { body });
  return listAt(answered.body, "items").map((each) => at(each, "metadata", "name"));
};

describe("a search of clusters", () => {
  it.each([
    [
      "a name that contains, in any case",
      filter([text("clusterName", "contains", ["PAYMENTS"], { ignoreCase: true })]),
      ["prod-payments-use1"],
    ],
    [
      "a name that begins",
      filter([text("clusterName", "beginsWith", ["store-"])]),
      ["store-0117-hamburg", "store-0231-lyon"],
    ],
    [
      "a state",
      filter([text("clusterState", "eq", ["Deleting", "Deleted"])]),
      ["staging-load-test", "staging-mobile-old"],
    ],
    [
      "a cloud, and not another",
      filter([
        text("environment", "eq", ["gke", "gcp"]),
        text("environment", "eq", ["gcp"], { negation: true }),
      ]),
      ["prod-ml-gke", "staging-search-gke"],
    ],
    [
      "a health",
      filter([text("healthState", "eq", ["UnHealthy"])]),
      ["factory-berlin", "prod-analytics-eks", "prod-ledger-euc1", "staging-api-aks"],
    ],
    [
      "either",
      filter([text("clusterName", "eq", ["tools-gcp"]), text("clusterName", "eq", ["legacy-onprem"])], "or"),
      ["legacy-onprem", "tools-gcp"],
    ],
    [
      "a tag",
      filter([
        {
          property: "tags",
          type: "keyValue",
          condition: { keyValue: { key: "owner", operator: "eq", match: { values: ["web"] } } },
        },
      ]),
      ["prod-web-aks", "staging-web-eks"],
    ],
    [
      "a number of nodes",
      filter([
        {
          property: "nodesCount",
          type: "int",
          condition: { int: { operator: "gte", match: { values: [9] } } },
        },
      ]),
      ["prod-payments-use1", "staging-batch-usw2"],
    ],
    [
      "a time",
      filter([
        {
          property: "creationTimestamp",
          type: "date",
          condition: { date: { operator: "gt", match: { values: ["2026-11-20T08:00:00.000Z"] } } },
        },
      ]),
      ["staging-search-gke"],
    ],
    ["a property that nobody knows", filter([text("colour", "eq", ["blue"])]), []],
  ])("by %s", async (_, body, found) => {
    expect(await names(body)).toEqual(found);
  });

  it("is of one project where one is named", async () => {
    const { body } = await running.ask("/v1/dashboard/spectroclusters/search", {
      project: running.project("Edge-Retail"),
      body: { sort: [{ field: "clusterName", order: "desc" }] },
    });
    expect(listAt(body, "items").map((each) => at(each, "metadata", "name"))).toEqual([
      "store-0231-lyon",
      "store-0117-hamburg",
      "factory-berlin",
    ]);
  });

  it("refuses operators and fields that there are not", async () => {
    const answered = await running.ask("/v1/dashboard/spectroclusters/search", {
      body: { sort: [{ field: "colour" }] },
    });
    expect([answered.status, at(answered.body, "code"), at(answered.body, "message")]).toEqual([
      422,
      606,
      "sort.0.field in body should be one of the known values",
    ]);
  });

  it("has in its schema every property that it takes", async () => {
    const { body } = await running.ask("/v1/dashboard/spectroclusters/search/schema");
    expect(listAt(body, "schema", "properties").map((each) => at(each, "name"))).toContain("healthState");
  });
});

describe("pages", () => {
  const pages = async (path: string, asking: { body?: unknown } = {}) => {
    const sizes: number[] = [];
    const seen = new Set<string>();
    let token = "";
    let count: unknown;
    do {
      const joined = path.includes("?") ? "&" : "?";
      const { body } = await running.ask(
        `${path}${token === "" ? "" : `${joined}continue=${encodeURIComponent(token)}`}`,
        asking,
      );
      const items = listAt(body, "items");
      sizes.push(items.length);
      for (const item of items) seen.add(String(at(item, "metadata", "uid")));
      token = String(at(body, "listmeta", "continue"));
      count = at(body, "listmeta", "count");
    } while (token !== "");
    return { sizes, seen: seen.size, count };
  };

  it("of packs: fifty and the rest", async () => {
    expect(await pages("/v1/packs")).toEqual({ sizes: [50, 47], seen: 97, count: 97 });
  });

  it("of clusters, as many as were asked for", async () => {
    const path = "/v1/dashboard/spectroclusters/search?limit=8";
    expect(await pages(path, { body: {} })).toEqual({ sizes: [8, 8, 4], seen: 20, count: 20 });
  });

  it("are never longer than fifty", async () => {
    expect(await pages("/v1/events/components?limit=500")).toMatchObject({
      sizes: expect.arrayContaining([50]),
    });
  });

  it("begin at an offset", async () => {
    const { body } = await running.ask("/v1/packs?limit=2&offset=96");
    expect([listAt(body, "items").length, at(body, "listmeta")]).toEqual([
      1,
      { continue: "", count: 97, limit: 2, offset: 96 },
    ]);
  });

  it("of nothing are null, as Palette has it", async () => {
    expect((await running.ask("/v1/packs?filters=spec.name=none")).body).toEqual({
      items: null,
      listmeta: { continue: "", count: 0, limit: 50, offset: 0 },
    });
  });
});

describe("searches of profiles and packs", () => {
  const profileNames = async (body: unknown, project = "Production") => {
    const answered = await running.ask("/v1/dashboard/clusterprofiles", {
      body,
      project: running.project(project),
    });
    return listAt(answered.body, "items").map((each) => at(each, "metadata", "name"));
  };

  it("find profiles by name, type, cloud and tag", async () => {
    expect(await profileNames({ filter: { profileName: { contains: "AWS", ignoreCase: true } } })).toEqual([
      "aws-baseline",
      "aws-fips",
      "aws-gpu-training",
    ]);
    expect(await profileNames({ filter: { profileType: ["add-on"], environment: ["eks"] } })).toEqual([
      "gpu-burst",
    ]);
    expect(await profileNames({ filter: { tags: { eq: ["data:phi"] } } })).toEqual(["clinical-records"]);
    expect(await profileNames({ filter: { scope: "project" } }, "Edge-Retail")).toEqual(["edge-retail"]);
  });

  it("find packs by layer and cloud, once each, with the registries that have them", async () => {
    const { body } = await running.ask("/v1/packs/search", {
      body: { filter: { layer: ["k8s"], environment: ["aws"] } },
    });
    expect(listAt(body, "items")).toHaveLength(2);
    expect(at(body, "items", 0, "spec")).toMatchObject({
      name: "kubernetes",
      registries: [{ name: "Public Repo", latestVersion: "1.32.4" }],
    });
    const nginx = await running.ask("/v1/packs/search", { body: { filter: { name: { eq: "nginx" } } } });
    expect(
      listAt(nginx.body, "items", 0, "spec", "registries").map((each) => [
        at(each, "name"),
        at(each, "latestVersion"),
      ]),
    ).toEqual([
      ["Public Repo", "1.12.1"],
      ["Internal Packs", "1.12.1-internal.1"],
    ]);
  });
});
