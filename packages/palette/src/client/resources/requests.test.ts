// What each method asks for, and that the specification takes it where it is present.
import { describe, expect, it } from "vitest";
import { readOpenApi } from "../../testing/openapi.js";
import { withServer } from "../../testing/with-server.js";
import { createPaletteClient, type PaletteClient } from "../create-palette-client.js";

const packs = { profiles: [{ uid: "65aa", packValues: [{ name: "kubernetes", tag: "1.31.x" }] }] };
const draft = { type: "infra" as const, packs: [{ name: "kubernetes", layer: "k8s", tag: "1.31.x" }] };
const ref = { kind: "aws", uid: "6601" };
const meta = { name: "n", uid: "u" };
const startTime = "2026-11-01T00:00:00Z";

type Row = readonly [
  does: string,
  call: (palette: PaletteClient) => Promise<unknown>,
  answer: unknown,
  asks: string,
  operation?: string,
  body?: unknown,
];

const search = (...filters: readonly unknown[]) => ({
  filter: { conjunction: "and", filterGroups: [{ conjunction: "and", filters }] },
  sort: [{ field: "clusterName", order: "asc" }],
});

const notDeleted = { property: "isDeleted", type: "bool", condition: { bool: { value: false } } };
const isOneOf = (property: string, values: readonly string[], negation = false) => ({
  property,
  type: "string",
  condition: {
    string: { operator: "eq", negation, ignoreCase: false, match: { conjunction: "or", values } },
  },
});
const contains = {
  property: "clusterName",
  type: "string",
  condition: {
    string: {
      operator: "contains",
      negation: false,
      ignoreCase: true,
      match: { conjunction: "or", values: ["prod"] },
    },
  },
};

const searchUrl = "POST /v1/dashboard/spectroclusters/search?limit=50";
const searchOperation = "v1SpectroClustersSearchFilterSummary";

const rows: readonly Row[] = [
  [
    "clusters.search",
    (p) => p.clusters.search().collect(),
    { items: [] },
    searchUrl,
    searchOperation,
    search(notDeleted, isOneOf("environment", ["nested"], true)),
  ],
  [
    "clusters.search with a query",
    (p) => p.clusters.search({ name: "prod", states: ["Running"], clouds: ["aws", "eks"] }).collect(),
    { items: [] },
    searchUrl,
    searchOperation,
    search(
      notDeleted,
      isOneOf("environment", ["nested"], true),
      contains,
      isOneOf("clusterState", ["Running"]),
      isOneOf("environment", ["aws", "eks"]),
    ),
  ],
  [
    "clusters.search of everything, by filters of Palette's own",
    (p) =>
      p.clusters
        .search({
          includeDeleted: true,
          includeVirtual: true,
          filters: [
            {
              property: "tags",
              type: "keyValue",
              condition: {
                keyValue: { key: "env", operator: "eq", match: { conjunction: "or", values: ["prod"] } },
              },
            },
          ],
          sort: [{ field: "healthState", order: "desc" }],
        })
        .collect(),
    { items: [] },
    searchUrl,
    searchOperation,
    {
      ...search({
        property: "tags",
        type: "keyValue",
        condition: {
          keyValue: { key: "env", operator: "eq", match: { conjunction: "or", values: ["prod"] } },
        },
      }),
      sort: [{ field: "healthState", order: "desc" }],
    },
  ],
  [
    "clusters.searchSchema",
    (p) => p.clusters.searchSchema(),
    {},
    "GET /v1/dashboard/spectroclusters/search/schema",
  ],
  ["clusters.get", (p) => p.clusters.get("65aa"), { metadata: meta }, "GET /v1/spectroclusters/65aa"],
  [
    "clusters.overview",
    (p) => p.clusters.overview("65aa"),
    { metadata: meta },
    "GET /v1/dashboard/spectroclusters/65aa/overview",
  ],
  ["clusters.state", (p) => p.clusters.state("65aa"), {}, "GET /v1/spectroclusters/65aa/status"],
  ["clusters.profiles", (p) => p.clusters.profiles("65aa"), {}, "GET /v1/spectroclusters/65aa/profiles"],
  ["clusters.variables", (p) => p.clusters.variables("65aa"), [], "GET /v1/spectroclusters/65aa/variables"],
  [
    "clusters.certificates",
    (p) => p.clusters.certificates("65aa"),
    {},
    "GET /v1/spectroclusters/65aa/k8certificates",
  ],
  [
    "clusters.cost",
    (p) => p.clusters.cost("65aa", { startTime, period: 1440 }),
    {},
    "GET /v1/dashboard/spectroclusters/65aa/cost?startTime=2026-11-01T00%3A00%3A00Z&period=1440",
  ],
  ["clusters.repave", (p) => p.clusters.repave("65aa"), {}, "GET /v1/spectroclusters/65aa/repave/status"],
  [
    "clusters.byRepave",
    (p) => p.clusters.byRepave().collect(),
    {},
    "GET /v1/dashboard/spectroclusters/repaveStatus?limit=50&repaveState=Pending",
  ],
  [
    "clusters.validatePacks",
    (p) => p.clusters.validatePacks("65aa", packs),
    {},
    "POST /v1/spectroclusters/65aa/validate/packs",
    "v1SpectroClustersUidValidatePacks",
    packs,
  ],
  [
    "clusters.validateRepave",
    (p) => p.clusters.validateRepave("65aa", packs),
    { isRepaveRequired: true },
    "POST /v1/spectroclusters/65aa/validate/repave",
    "v1SpectroClustersUidValidateRepave",
    packs,
  ],
  ["cloudConfigs.get", (p) => p.cloudConfigs.get(ref), {}, "GET /v1/cloudconfigs/aws/6601"],
  [
    "cloudConfigs.machines",
    (p) => p.cloudConfigs.machines(ref, "a pool").collect(),
    {},
    "GET /v1/cloudconfigs/aws/6601/machinePools/a%20pool/machines?limit=50",
  ],
  [
    "events.list",
    (p) => p.events.list("65aa").collect(),
    {},
    "GET /v1/events/components/spectrocluster/65aa?limit=50",
  ],
  [
    "events.list of an edge host",
    (p) => p.events.list("65aa", { kind: "edgehost", filters: "severity=Error" }).collect(),
    {},
    "GET /v1/events/components/edgehost/65aa?limit=50&filters=severity%3DError",
  ],
  [
    "metrics.of",
    (p) => p.metrics.of("spectrocluster", "65aa"),
    {},
    "GET /v1/metrics/spectrocluster/65aa/values",
  ],
  [
    "metrics.inCluster",
    (p) => p.metrics.inCluster("machine", "65aa", { metricKind: "cpu" }),
    {},
    "GET /v1/metrics/machine/values?metricKind=cpu&spectroClusterUid=65aa",
  ],
  [
    "compliance.schedule",
    (p) => p.compliance.schedule("65aa"),
    {},
    "GET /v1/spectroclusters/65aa/features/complianceScan",
  ],
  [
    "compliance.logs",
    (p) => p.compliance.logs("65aa"),
    {},
    "GET /v1/spectroclusters/65aa/features/complianceScan/logs/drivers",
  ],
  [
    "compliance.kubeBench",
    (p) => p.compliance.kubeBench("65aa", "65bb"),
    {},
    "GET /v1/spectroclusters/65aa/features/complianceScan/logs/65bb/drivers/kubeBench",
  ],
  [
    "compliance.syft",
    (p) => p.compliance.syft("65aa", "65bb"),
    {},
    "GET /v1/spectroclusters/65aa/features/complianceScan/logs/65bb/drivers/syft",
  ],
  [
    "profiles.search",
    (p) =>
      p.profiles.search({ filter: { profileType: ["infra"], profileName: { contains: "aws" } } }).collect(),
    {},
    "POST /v1/dashboard/clusterprofiles?limit=50",
    "v1ClusterProfilesFilterSummary",
    { filter: { profileType: ["infra"], profileName: { contains: "aws" } } },
  ],
  ["profiles.get", (p) => p.profiles.get("65aa"), { metadata: meta }, "GET /v1/clusterprofiles/65aa"],
  ["profiles.packs", (p) => p.profiles.packs("65aa"), {}, "GET /v1/clusterprofiles/65aa/packs"],
  ["profiles.variables", (p) => p.profiles.variables("65aa"), {}, "GET /v1/clusterprofiles/65aa/variables"],
  [
    "profiles.validate",
    (p) => p.profiles.validate(draft),
    {},
    "POST /v1/clusterprofiles/validate/packs",
    "v1ClusterProfilesValidatePacks",
    draft,
  ],
  [
    "packs.list",
    (p) => p.packs.list({ filters: "spec.layer=k8s" }).collect(),
    {},
    "GET /v1/packs?limit=50&filters=spec.layer%3Dk8s",
  ],
  [
    "packs.search",
    (p) =>
      p.packs
        .search({ filter: { layer: ["k8s"], environment: ["aws"] }, sort: [{ field: "name", order: "asc" }] })
        .collect(),
    {},
    "POST /v1/packs/search?limit=50",
    "v1PacksSearch",
    { filter: { layer: ["k8s"], environment: ["aws"] }, sort: [{ field: "name", order: "asc" }] },
  ],
  ["packs.get", (p) => p.packs.get("65aa"), {}, "GET /v1/packs/65aa"],
  [
    "packs.versions",
    (p) => p.packs.versions("kubernetes", "64ea", { cloudType: "aws" }),
    {},
    "GET /v1/packs/kubernetes/registries/64ea?cloudType=aws",
  ],
  ["packs.registries", (p) => p.packs.registries(), {}, "GET /v1/registries/metadata"],
  ["tenant.projects", (p) => p.tenant.projects(), {}, "GET /v1/dashboard/projects/metadata"],
  [
    "tenant.projectSummaries",
    (p) => p.tenant.projectSummaries().collect(),
    {},
    "POST /v1/dashboard/projects?limit=50",
    "v1ProjectsFilterSummary",
    {},
  ],
  ["tenant.user", (p) => p.tenant.user(), {}, "GET /v1/users/info"],
  ["tenant.roles", (p) => p.tenant.roles().collect(), {}, "GET /v1/roles?limit=50"],
  [
    "tenant.audits",
    (p) => p.tenant.audits({ startTime, actionType: "delete" }).collect(),
    {},
    "GET /v1/audits?limit=50&startTime=2026-11-01T00%3A00%3A00Z&actionType=delete",
  ],
  ["health.ping", (p) => p.health.ping(), {}, "GET /v1/health/ping"],
  ["health.ready", (p) => p.health.ready(), {}, "GET /v1/health/ready"],
];

const api = readOpenApi();

describe("what is asked", () => {
  it.each(rows.map((row) => [row[0], row] as const))("%s", async (_, row) => {
    const [, call, answer, asks, operation, body] = row;
    const { connection, server } = await withServer([{ body: answer }]);
    await call(createPaletteClient(connection));
    expect(server.asked.map(({ method, url }) => `${method} ${url}`)).toEqual([asks]);
    const sent = server.asked[0]?.body ?? "";
    expect(sent === "" ? undefined : (JSON.parse(sent) as unknown)).toEqual(body);
    if (api === undefined || operation === undefined) return;
    expect(api.problemsOfRequest(operation, body)).toEqual([]);
    const [method, path = ""] = asks.split("?")[0]?.split(" ") ?? [];
    const pattern = api.operations.get(operation)?.path.replaceAll(/\{\w+\}/g, "[^/]+") ?? "";
    expect(api.operations.get(operation)).toMatchObject({ method });
    expect(path).toMatch(new RegExp(`^${pattern}$`));
  });

  it("covers every method of the client that reads", async () => {
    const { connection } = await withServer([{ body: {} }]);
    const methods = Object.entries(createPaletteClient(connection)).flatMap(([name, resource]) =>
      typeof resource === "object" ? Object.keys(resource).map((method) => `${name}.${method}`) : [],
    );
    const covered = new Set(rows.map(([does]) => does.split(" ")[0]));
    expect(methods.filter((each) => !covered.has(each))).toEqual([]);
    expect(methods).toHaveLength(covered.size);
  });
});

it.each([
  [
    "a time that is none",
    (p: PaletteClient) => p.clusters.cost("65aa", { startTime: "yesterday" }),
    "the query cannot be sent: /startTime: Invalid ISO datetime",
  ],
  [
    "a page that is none",
    (p: PaletteClient) => p.clusters.byRepave("Done" as never).collect(),
    'the query cannot be sent: /repaveState: Invalid option: expected one of "Pending"|"Approved"|"Reverted"',
  ],
  [
    "no profiles",
    (p: PaletteClient) => p.clusters.validateRepave("65aa", { profiles: [] }),
    "the body cannot be sent: /profiles: Too small: expected array to have >=1 items",
  ],
])("%s is not sent", async (_, call, message) => {
  const { connection, server } = await withServer([{ body: {} }]);
  await expect(call(createPaletteClient(connection))).rejects.toMatchObject({
    code: "invalid",
    status: undefined,
    message,
  });
  expect(server.asked).toEqual([]);
});

it("the values of sensitive variables are not kept", async () => {
  const variable = {
    name: "token",
    isSensitive: true,
    value: "hunter2-secret",
    defaultValue: "secret-of-all",
  };
  const { connection } = await withServer(({ url }) => ({
    body: url.includes("clusterprofiles")
      ? { variables: [variable] }
      : [{ profileUid: "65aa", variables: [variable, { name: "nodes", value: "3" }] }],
  }));
  const palette = createPaletteClient(connection);
  const hidden = { name: "token", isSensitive: true, value: "[sensitive]", defaultValue: "[sensitive]" };
  expect(await palette.clusters.variables("65aa")).toEqual([
    { profileUid: "65aa", variables: [hidden, { name: "nodes", value: "3" }] },
  ]);
  expect(JSON.stringify(await palette.profiles.variables("65aa"))).not.toContain("secret-of-all");
});

it("what is secret in a cloud config is not read", async () => {
  const body = {
    spec: {
      clusterConfig: {
        region: "us-east-1",
        hybridConfig: {
          systemsManager: { activationCode: "code-of-activation" },
          iamRolesAnywhere: { rootCaPrivateKey: "private-key" },
        },
      },
      machinePoolConfig: [{ name: "w", size: 1, overrideKubeadmConfiguration: "private-key" }],
    },
  };
  const { connection } = await withServer([{ body }]);
  const config = await createPaletteClient(connection).cloudConfigs.get(ref);
  expect(JSON.stringify(config)).not.toMatch(/code-of-activation|private-key/);
  expect(config.spec?.machinePoolConfig).toMatchObject([{ name: "w", size: 1 }]);
});
