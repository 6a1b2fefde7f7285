// `palisade new rule`: what it writes is a rule that judges, with a test that passes.
import { cpSync, existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, it } from "vitest";
import { runHere } from "./run-in-process.js";
import { Workspace } from "./run-palisade.js";

const library = fileURLToPath(new URL("../../policies-rego/lib", import.meta.url));
let workspace: Workspace;
beforeEach(() => {
  workspace = new Workspace();
});
afterEach(() => workspace.remove());

it("writes a rule that passes its test", async () => {
  const policies = join(workspace.path, "policies");
  const { code, out } = await runHere(["new", "rule", "labels/owner_label", "--directory", policies]);
  expect(code).toBe(0);
  expect(out.replaceAll(workspace.path, "")).toMatchInlineSnapshot(`
    "wrote /policies/labels/owner_label/owner_label.rego
    wrote /policies/labels/owner_label/owner_label_test.rego

    Change the condition, the METADATA and the test; then:
      palisade check --strict node_modules/@palisade/policies /policies
      palisade test node_modules/@palisade/policies /policies --run owner_label_test
    "
  `);
  const checked = await runHere(["check", "--strict", library, policies]);
  expect(checked).toMatchObject({ code: 0, err: "" });
  expect(await runHere(["fmt", "--check", "--list", policies])).toMatchObject({ code: 0, out: "" });
  const tested = await runHere(["test", library, policies, "--run", "owner_label_test"]);
  expect(tested.out).toContain("PASS: 4/4");
}, 60_000);

it("writes a rule of the packs that ship where those stand", async () => {
  const own = join(workspace.path, "own");
  cpSync(library, join(own, "lib"), { recursive: true });
  const { code } = await runHere([
    "new",
    "rule",
    "hygiene/owner_label",
    "--directory",
    own,
    "--id",
    "K8S-OWNER-LABEL",
  ]);
  expect(code).toBe(0);
  expect(existsSync(join(own, "rules/hygiene/owner_label/owner_label.rego"))).toBe(true);
  const tested = await runHere(["test", own, "--run", "rules.owner_label_test"]);
  expect(tested.out).toContain("PASS: 4/4");
}, 60_000);

it.each([
  [["owner_label"], "a rule is named by its domain and itself"],
  [["Labels/owner"], "a rule is named by its domain and itself"],
  [["labels/owner-label"], "a rule is named by its domain and itself"],
  [["../x/y"], "a rule is named by its domain and itself"],
  [
    ["labels/owner", "--id", "x y"],
    "--id x y: an id is capitals and digits with - between: LABELS-OWNER-LABEL",
  ],
])("refuses %s", async (line, message) => {
  const { code, err } = await runHere(["new", "rule", ...line, "--directory", workspace.path]);
  expect(err).toContain(message);
  expect(code).toBe(2);
});

it("writes over nothing", async () => {
  const line = ["new", "rule", "labels/owner", "--directory", workspace.path];
  expect(await runHere(line)).toMatchObject({ code: 0 });
  const { code, err } = await runHere(line);
  expect(err).toContain("labels/owner/owner.rego is there already");
  expect(code).toBe(2);
});
