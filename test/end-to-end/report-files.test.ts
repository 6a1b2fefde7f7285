// Reports in files and on standard output: which format, what goes where, and never half a file.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chdir, cwd } from "node:process";
import { afterAll, beforeAll, expect, it } from "vitest";
import { writeWhole } from "../../packages/cli/src/write-whole.js";
import { privilegedPod } from "./privileged-pod.js";
import { runHere } from "./run-in-process.js";
import { Workspace } from "./run-palisade.js";

let workspace: Workspace;
const before = cwd();
const at = (name: string): string => join(workspace.path, name);
beforeAll(() => {
  workspace = new Workspace().write({
    "pod.yaml": privilegedPod("web"),
    "bad.yaml": "kind: Pod\nspec: {}\n",
  });
  chdir(workspace.path);
});
afterAll(() => {
  chdir(before);
  workspace.remove();
});

it.each([
  ["out.sarif", "sarif", [], /^\{\n {2}"\$schema": "https:\/\/docs\.oasis-open\.org\/sarif/],
  ["out.xml", "junit", [], /^<\?xml version="1.0"/],
  ["out.md", "markdown", [], /^## Palisade: /],
  ["out.HTML", "html", [], /^<!DOCTYPE html>/],
  ["out.json", "json", [], /^\{\n {2}"findings": \[/],
  ["gl-code-quality-report.json", "gitlab", ["--format", "gitlab"], /^\[\n {2}\{\n {4}"description": /],
  ["out.txt", "pretty", [], /^Pod\/web: /],
  ["out", "pretty", [], /^Pod\/web: /],
])("%s has its format, and one line says so", async (name, format, options, start) => {
  const line = ["validate", "config", "pod.yaml", "-o", name, ...options];
  const { err, ...said } = await runHere(line);
  expect(said).toEqual({ code: 1, out: "" });
  expect(err).toMatch(new RegExp(`^wrote ${name}: \\d+ findings, as ${format}\\n$`));
  expect(await runHere([...line, "--quiet"])).toEqual({ code: 1, out: "", err: "" });
  expect(readFileSync(at(name), "utf8")).toMatch(start);
});

it("errors are told on standard error, and are in the file, too", async () => {
  const { code, out, err } = await runHere(["validate", "config", "bad.yaml", "pod.yaml", "-o", "both.json"]);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toMatch(/^bad\.yaml:1:1: error: the document has no `apiVersion`/);
  expect(JSON.parse(readFileSync(at("both.json"), "utf8"))).toMatchObject({
    outcome: "incomplete",
    errors: [{ file: "bad.yaml", line: 1, column: 1 }],
  });
});

it("a file that cannot be written is exit code 2", async () => {
  const { code, err } = await runHere(["validate", "config", "pod.yaml", "-o", "pod.yaml/x.json"]);
  expect({ code, err }).toEqual({ code: 2, err: "error: pod.yaml/x.json: is not a directory\n" });
});

it("a report that fails half-way leaves the file as it was, and no other behind", async () => {
  writeFileSync(at("kept.json"), "before");
  const names = readdirSync(workspace.path);
  const halfway = function* (): Generator<string> {
    yield "half";
    throw new Error("broken");
  };
  await expect(writeWhole(at("kept.json"), halfway())).rejects.toThrow("kept.json: broken");
  expect(readFileSync(at("kept.json"), "utf8")).toBe("before");
  expect(readdirSync(workspace.path)).toEqual(names);
});

it("--quiet prints findings only, and nothing if there are none", async () => {
  const { code, out } = await runHere(["validate", "config", "--quiet", "--show", "critical", "pod.yaml"]);
  expect({ code, out }).toEqual({
    code: 1,
    out: "Pod/web: 1 critical\n  pod.yaml:10:7: critical  container `app` runs privileged (K8S-PRIVILEGED)\n",
  });
  workspace.write({
    "account.yaml": "apiVersion: v1\nkind: ServiceAccount\nautomountServiceAccountToken: false\n",
  });
  expect(await runHere(["validate", "config", "--quiet", "account.yaml"])).toEqual({
    code: 0,
    out: "",
    err: "",
  });
});

it("--show leaves the exit code as it is", async () => {
  const line = ["validate", "config", "--fail-on", "low", "--show", "critical"];
  workspace.write({ "pod-2.yaml": privilegedPod("web", "runAsNonRoot: true") });
  const { code, out } = await runHere([...line, "pod-2.yaml"]);
  expect(code).toBe(1);
  expect(out).toMatch(/^\d findings \(.+\) in 1 resource in 1 file, \d milder than critical not shown\n/);
});
