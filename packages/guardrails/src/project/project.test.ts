// A project's palisade.yaml, as programs follow it: the same policies as commands have, or every mistake with its place.
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";
import { writeBundle } from "@palisade/bundle";
import { compile } from "@palisade/compiler";
import { loadBundle } from "@palisade/runtime";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { maximumManifestBytes } from "../configurations/read-manifests.js";
import { createGuard } from "../node.js";
import { createProjectGuard, readProject } from "./index.js";

/** With half of a character, which no UTF-8 has. */
const noText = Buffer.from('{"a": "\u00c3"}', "latin1");

const root = mkdtempSync(join(tmpdir(), "palisade-project-"));
afterAll(() => rmSync(root, { recursive: true }));

let folder: string;
let folders = 0;
beforeEach(() => {
  folder = join(root, String(++folders));
});

function write(files: Readonly<Record<string, string | Uint8Array>>): string {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return join(folder, "palisade.yaml");
}

/** It denies what the data forbid. */
async function bundle(): Promise<Uint8Array> {
  const text =
    'package action\n\ndefault effect := "allow"\n\neffect := "deny" if input.tool in data.ours.forbidden\n\ndecision := {"effect": effect, "findings": []}\n';
  const { plan } = compile([{ file: "a.rego", text }], { entrypoints: ["action/decision"] });
  return writeBundle({ ...(plan && { plan }) });
}

describe("a project", () => {
  it("has its bundles, and data laid over them, from where its settings are", async () => {
    const file = write({
      "palisade.yaml": "bundles: [policies/own.tar.gz]\ndata: [one.yaml, data/two.json]\n",
      "policies/own.tar.gz": await bundle(),
      "one.yaml": "ours: {forbidden: [rm], other: 1}\n",
      "data/two.json": '{"ours": {"forbidden": ["curl"]}}',
    });
    const guard = await createProjectGuard(await readProject(file));
    const effect = (tool: string) => guard.validateAction({ tool }).effect;
    expect([effect("curl"), effect("rm")]).toEqual(["deny", "allow"]);
    const layers = [{ ours: { forbidden: ["rm"], other: 1 } }, { ours: { forbidden: ["curl"] } }];
    const policy = layers.reduce((each, layer) => each.withData(layer), await loadBundle(await bundle()));
    expect(guard.policies).toEqual((await createGuard({ bundle: policy })).policies);
  });

  it("has the policies of a guard with its parameters, rules and exceptions", async () => {
    const file = write({
      "palisade.yaml":
        "parameters: {action: {max_replicas: 5}}\nrules: {ACT-DELETE: off}\npacks: [cost]\nexceptions: [e.yaml]\n",
      "e.yaml": "exceptions:\n  - {rule: ACT-SCALING, reason: so, owner: ana, expires: 2999-01-01}\n",
    });
    const guard = await createProjectGuard(await readProject(file));
    const parameters = {
      action: { max_replicas: 5 },
      configuration: { packs: ["cost"] },
      severities: { "ACT-DELETE": "off" },
    };
    expect(guard.policies).toEqual((await createGuard({ parameters })).policies);
  });

  it("that says nothing has the bundle that ships", async () => {
    const guard = await createProjectGuard(await readProject(write({ "palisade.yaml": "" })));
    expect(guard.policies).toEqual((await createGuard()).policies);
  });

  it("may ask for signatures", async () => {
    const file = write({
      "palisade.yaml": "bundles: [own.tar.gz]\n",
      "own.tar.gz": await bundle(),
    });
    const verify = { key: "a secret", algorithm: "HS256" } as const;
    await expect(createProjectGuard(await readProject(file), { verify })).rejects.toThrow("signature");
  });
});

describe("a mistake", () => {
  it.each<[string, Readonly<Record<string, string | Uint8Array>>, string]>([
    ["of bytes that are no text", { "palisade.yaml": "data: [d.json]", "d.json": noText }, "d.json: "],
    ["in settings", { "palisade.yaml": "gate: {databse: x}\nfailOn: hihg\n" }, "palisade.yaml:1:"],
    ["of an empty address", { "palisade.yaml": "gate: {database: ''}" }, "palisade.yaml:1:18: is empty"],
    [
      "of a password in settings",
      { "palisade.yaml": "gate: {database: 'postgres://ana:x@db/p'}" },
      "palisade.yaml:1:18: has a password: give it as PGPASSWORD, or in ~/.pgpass",
    ],
    [
      "of a number",
      { "palisade.yaml": "gate: {database: a, signEvery: 0, sessionHours: 1.5}" },
      "palisade.yaml:1:32: must be at least 1 (and 1 more)",
    ],
    ["of a file that is missing", {}, "palisade.yaml: cannot be read: ENOENT"],
    ["of a directory", { "palisade.yaml/a": "" }, "palisade.yaml: cannot be read: is no regular file"],
    [
      "of data",
      { "palisade.yaml": "data: [d.yaml]", "d.yaml": "- 1" },
      "d.yaml: data that are laid over a policy's own are an object",
    ],
    ["of YAML", { "palisade.yaml": "data: [d.yaml]", "d.yaml": "a: [" }, "d.yaml:1:5: "],
    ["of no YAML", { "palisade.yaml": "data: [d.yaml]", "d.yaml": "" }, "d.yaml: data that are laid over"],
    ["of JSON", { "palisade.yaml": "data: [d.json]", "d.json": "{" }, "d.json: "],
    [
      "of a bundle",
      { "palisade.yaml": "bundles: [policies]", "policies/a.rego": "package a" },
      "policies` cannot be read: ",
    ],
    [
      "of an exception",
      { "palisade.yaml": "exceptions: [e.yaml]", "e.yaml": "exceptions:\n  - rule: A\n" },
      "e.yaml:2:5: `reason` is missing (and 2 more)",
    ],
    [
      "of two exceptions",
      {
        "palisade.yaml": "exceptions: [e.yaml, f.yaml, e.yaml]",
        "e.yaml": "exceptions: [{id: x, rule: A, reason: so, owner: ana, expires: 2999-01-01}]",
        "f.yaml": "exceptions: [{id: x, rule: A, reason: so, owner: ana, expires: 2999-01-01}]",
      },
      "f.yaml:1:14: an exception in another file has this id, too",
    ],
    [
      "of a parameter",
      { "palisade.yaml": "parameters: {actoin: {}}" },
      "there is nothing called `actoin` (did you mean `action`?)",
    ],
  ])("%s is told", async (_, files, message) => {
    const file = write({ "x.txt": "", ...files });
    const made = (async () => createProjectGuard(await readProject(file)))();
    await expect(made).rejects.toMatchObject({
      name: "GuardError",
      message: expect.stringContaining(message),
    });
  });
});

it("a project is the one of the folder that a program runs in, unless another is named", async () => {
  const file = write({ "palisade.yaml": "failOn: high\n" });
  const before = process.cwd();
  process.chdir(folder);
  try {
    const { settings, pathOf, file: named } = await readProject();
    expect([named, settings, pathOf("a/b")]).toEqual([
      "palisade.yaml",
      { failOn: "high" },
      join(process.cwd(), "a/b"),
    ]);
  } finally {
    process.chdir(before);
  }
  expect((await readProject(file)).pathOf("a")).toBe(join(folder, "a"));
});

it("a file of settings is read up to its bound", async () => {
  const file = write({ "palisade.yaml": "" });
  truncateSync(file, maximumManifestBytes + 1);
  await expect(readProject(file)).rejects.toThrow(
    "palisade.yaml: cannot be read: is larger than may be read",
  );
});
