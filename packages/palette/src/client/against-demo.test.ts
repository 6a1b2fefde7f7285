// The whole client against the demo tenant: every method, of every cloud, over real sockets.
import { afterAll, beforeAll, expect, it } from "vitest";
import { type DemoTenant, startDemoTenant } from "../demo/index.js";
import type { ClusterSummary } from "./bodies/cluster-summary.js";
import { createPaletteClient, type PaletteClient } from "./create-palette-client.js";
import { connectPalette, type PaletteConnection } from "./palette-connection.js";
import { PaletteError } from "./palette-error.js";

const now = Date.UTC(2026, 10, 20, 9, 15);
let demo: DemoTenant;
let connection: PaletteConnection;
let palette: PaletteClient;
let clusters: readonly ClusterSummary[];

/** The limits have tests of their own. */
const limiter = { take: () => Promise.resolve(), pause: () => Promise.resolve() };

beforeAll(async () => {
  demo = await startDemoTenant({ clock: () => now });
  connection = connectPalette({ baseUrl: demo.url, apiKey: demo.apiKey, limiter });
  palette = createPaletteClient(connection);
  const { items, incomplete } = await palette.clusters.search().collect();
  expect(incomplete).toBeUndefined();
  clusters = items;
});

afterAll(async () => {
  await connection.close();
  await demo.close();
});

const inProjectOf = ({ specSummary }: ClusterSummary): PaletteClient =>
  palette.inProject(specSummary?.projectMeta?.uid ?? "");

it("finds clusters of many clouds, by name, state and cloud", async () => {
  expect(clusters.length).toBeGreaterThanOrEqual(14);
  const [first] = clusters;
  const { name } = first?.metadata ?? { name: "" };
  expect(
    (await palette.clusters.search({ name: name.slice(1).toUpperCase() }).collect()).items.map(
      ({ metadata }) => metadata.name,
    ),
  ).toContain(name);
  const running = await palette.clusters.search({ states: ["Running"] }).collect();
  expect(new Set(running.items.map(({ status }) => status?.state))).toEqual(new Set(["Running"]));
  const aws = await palette.clusters.search({ clouds: ["aws"] }).collect();
  expect(aws.items.length).toBeGreaterThan(0);
  expect(new Set(aws.items.map(({ specSummary }) => specSummary?.cloudConfig?.cloudType))).toEqual(
    new Set(["aws"]),
  );
});

it("reads what there is of every cluster", async () => {
  for (const each of clusters) {
    const own = inProjectOf(each);
    const { uid } = each.metadata;
    const cluster = await own.clusters.get(uid);
    const overview = await own.clusters.overview(uid);
    expect(await own.clusters.state(uid)).toBe(cluster.status?.state);
    expect(overview.status?.state).toBe(cluster.status?.state);
    expect(overview.spec?.cloudConfig?.uid).toBe(cluster.spec?.cloudConfigRef?.uid);
    const profiles = await own.clusters.profiles(uid);
    expect(profiles.map(({ metadata }) => metadata.uid)).toEqual(
      cluster.spec?.clusterProfileTemplates.map((template) => template.uid),
    );
  }
});

it("tells a missing project from a missing right and a missing cluster", async () => {
  const [first] = clusters;
  const { uid = "" } = first?.metadata ?? {};
  const viewer = createPaletteClient(connection.as({ apiKey: demo.keys["viewer"] ?? "" }));
  await expect(viewer.clusters.get(uid)).rejects.toMatchObject({
    code: "forbidden",
    hint: expect.stringContaining("no project was named") as string,
  });
  await expect(
    palette.inProject(first?.specSummary?.projectMeta?.uid ?? "").clusters.get("65aa"),
  ).rejects.toMatchObject({ code: "not_found" });
  const stranger = createPaletteClient(connection.as({ apiKey: "pk-of-nobody-0123" }));
  await expect(stranger.tenant.user()).rejects.toMatchObject({ code: "unauthorized" });
});

it("is kept from other projects by itself, and by Palette", async () => {
  const projects = await palette.tenant.projects();
  expect(projects.length).toBeGreaterThan(1);
  const [own, other] = projects;
  const kept = createPaletteClient(connection.as({ projects: [own?.uid ?? ""] }));
  expect(await kept.tenant.projects()).toEqual([own]);
  await expect(
    kept
      .inProject(other?.uid ?? "")
      .clusters.search()
      .collect(),
  ).rejects.toMatchObject({ code: "forbidden", status: undefined });
  const rows = await kept
    .inProject(own?.uid ?? "")
    .clusters.search()
    .collect();
  expect(rows.items.length).toBeGreaterThan(0);
  const foreign = clusters.find(({ specSummary }) => specSummary?.projectMeta?.uid === other?.uid);
  await expect(
    kept.inProject(own?.uid ?? "").clusters.get(foreign?.metadata.uid ?? ""),
  ).rejects.toBeInstanceOf(PaletteError);
});
