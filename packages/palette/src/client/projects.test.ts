// A client that is kept to projects sends nothing for others, and shows nothing of them.
import { describe, expect, it } from "vitest";
import { testKey, withServer } from "../testing/with-server.js";
import { createPaletteClient } from "./create-palette-client.js";
import { PaletteError } from "./palette-error.js";
import { createPaletteWriteClient } from "./writes/create-palette-write-client.js";

const forbidden = async (promise: Promise<unknown>): Promise<string> => {
  const error: unknown = await promise.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(PaletteError);
  expect(error).toMatchObject({ code: "forbidden", status: undefined });
  return (error as PaletteError).message;
};

const names = {
  items: ["65f0", "65f1", "65f2"].map((uid) => ({ metadata: { name: `project ${uid}`, uid } })),
};

describe("kept to projects", () => {
  it("reads and writes go to its own projects alone", async () => {
    const { connection, server } = await withServer([{ body: { status: { state: "Running" } } }]);
    const kept = connection.as({ projects: ["65f0", "65f1"] });
    const [reads, writes] = [createPaletteClient(kept), createPaletteWriteClient(kept)];

    expect(await reads.inProject("65f0").clusters.state("65aa")).toBe("Running");
    expect(await reads.clusters.state("65aa", { projectUid: "65f1" })).toBe("Running");
    expect(await forbidden(reads.clusters.state("65aa"))).toBe("no project is named");
    const notOwn = "this project is not one of the caller's";
    expect(await forbidden(reads.inProject("65f2").clusters.state("65aa"))).toBe(notOwn);
    expect(await forbidden(reads.inProject("65f0").clusters.state("65aa", { projectUid: "65f2" }))).toBe(
      notOwn,
    );
    expect(await forbidden(reads.inProject("65f2").clusters.search().collect())).toBe(notOwn);
    expect(await forbidden(writes.inProject("65f2").deleteCluster("65aa"))).toBe(notOwn);
    expect(await forbidden(writes.deleteCluster("65aa"))).toBe("no project is named");
    expect(server.asked.map(({ headers }) => headers["projectuid"])).toEqual(["65f0", "65f1"]);
  });

  it("without projects, nothing of any", async () => {
    const { connection, server } = await withServer([{ body: names }]);
    const reads = createPaletteClient(connection.as({ projects: [] }));
    expect(await forbidden(reads.inProject("65f0").clusters.state("65aa"))).toBe(
      "this project is not one of the caller's",
    );
    expect(server.asked).toEqual([]);
    expect(await reads.tenant.projects()).toEqual([]);
  });

  it("sees the names of its own projects", async () => {
    const { connection } = await withServer([{ body: names }]);
    expect(await createPaletteClient(connection).tenant.projects()).toHaveLength(3);
    expect(await createPaletteClient(connection.as({ projects: ["65f1"] })).tenant.projects()).toEqual([
      { name: "project 65f1", uid: "65f1" },
    ]);
  });

  it("sees the audits of a project of its own", async () => {
    const { connection, server } = await withServer([{ body: { items: [] } }]);
    const { tenant } = createPaletteClient(connection.as({ projects: ["65f1"] }));
    const message = "the audits of this project are not the caller's";
    expect(await forbidden(tenant.audits().collect())).toBe(message);
    expect(await forbidden(tenant.audits({ projectUid: "65f0" }).page())).toBe(message);
    expect(await tenant.audits({ projectUid: "65f1" }).collect()).toEqual({ items: [] });
    expect(server.asked.map(({ url }) => url)).toEqual(["/v1/audits?limit=50&projectUid=65f1"]);
  });

  it("cannot be widened by whoever has a narrower one", async () => {
    const { connection } = await withServer([{ body: names }]);
    const narrow = connection.as({ projects: ["65f1"] });
    expect(await createPaletteClient(narrow.as({})).tenant.projects()).toHaveLength(1);
    expect(await createPaletteClient(narrow.as({ projects: ["65f0", "65f1"] })).tenant.projects()).toEqual([
      { name: "project 65f1", uid: "65f1" },
    ]);
  });

  it.each([
    ["a cluster", { metadata: { name: "c", uid: "65aa", annotations: { projectUid: "65f9" } } }],
    ["a row", { items: [{ metadata: { name: "c", uid: "65aa", annotations: { projectUid: "65f9" } } }] }],
  ])("%s of another project that Palette answers with is not shown", async (what, body) => {
    const { connection } = await withServer([{ body }]);
    const { clusters } = createPaletteClient(connection.as({ projects: ["65f0"], projectUid: "65f0" }));
    const call = what === "a row" ? clusters.search().collect() : clusters.get("65aa");
    await expect(call).rejects.toMatchObject({
      code: "unexpected_response",
      message: "Palette's answer is of another project",
    });
  });
});

describe("what has no project", () => {
  it("is asked for without one", async () => {
    const { connection, server } = await withServer([{ body: { items: [] } }]);
    const palette = createPaletteClient(connection).inProject("65f0");
    await palette.packs.search().collect();
    await palette.packs.registries();
    await palette.tenant.projects();
    expect(server.asked.map(({ headers }) => headers["projectuid"])).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe("several keys on one connection", () => {
  it("each call has its own key, and they share limits", async () => {
    const { connection, server, limits } = await withServer([{ body: { items: [] } }]);
    const other = connection.as({ apiKey: "pk-other-0123456789" });
    await createPaletteClient(connection).tenant.projects();
    await createPaletteClient(other).tenant.projects();
    expect(server.asked.map(({ headers }) => headers["apikey"])).toEqual([testKey, "pk-other-0123456789"]);
    expect(limits).toEqual(["take /v1/dashboard", "take /v1/dashboard"]);
  });
});
