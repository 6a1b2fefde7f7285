// `palisade explain`: one rule, all of them, none.
import { join } from "node:path";
import { expect, it } from "vitest";
import { runHere } from "./run-in-process.js";
import { Workspace } from "./run-palisade.js";

it("explains a rule of the bundle that ships", async () => {
  const { code, out, err } = await runHere(["explain", "k8s-image-tag"]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out).toMatch(
    /^K8S-IMAGE-TAG: Image that moves \(medium; configuration; stable, version 1\.0\.0\)\n\nWithout a tag/,
  );
  expect(out).toContain("bad:\n    apiVersion: v1\n    kind: Pod\n");
  expect(out).toContain("image: nginx:latest\n\ngood:\n");
  expect(out).toContain("\nfix: Name the image by a version tag");
  expect(out).toContain("controls: CIS-Kubernetes-1.12 5.5.1; HIPAA 164.312(c)(1)\n");
  expect(out).toContain('parameter: mutable_tags = ["latest"]\n    Tags of images that move.\n');
});

it("lists all rules, each once", async () => {
  const { out } = await runHere(["explain"]);
  const ids = out
    .trimEnd()
    .split("\n")
    .map((line) => line.split(" ")[0]);
  expect(ids.length).toBeGreaterThan(28);
  expect(new Set(ids).size).toBe(ids.length);
  expect(out).toMatch(/^K8S-PRIVILEGED +critical +Privileged container$/m);
});

it("writes JSON and Markdown", async () => {
  const { out } = await runHere(["explain", "--format", "json", "PROMPT-CREDENTIALS"]);
  expect(JSON.parse(out)).toMatchObject({
    rule: "PROMPT-CREDENTIALS",
    subjects: ["prompt", "response", "tool-result"],
    parameters: [{ name: "accepted_credentials", value: [] }],
  });
  expect((await runHere(["explain", "--format", "markdown", "ACT-DELETE"])).out).toMatch(
    /^### `ACT-DELETE`\n\n\*\*Deletion\*\* \(medium; stable, version `1\.0\.0`\)\. /,
  );
});

it("explains rules of plain packages by what is known of them", async () => {
  const workspace = new Workspace().write({
    "own/a.rego":
      '# METADATA\n# title: House rules\npackage main\n\n# METADATA\n# title: No pods\n# description: Pods are made by others.\ndeny contains "no" if input.kind == "Pod"\n\nwarn contains "well" if true\n',
  });
  const own = ["-b", join(workspace.path, "own")];
  const [deny, warn, list, both] = await Promise.all([
    runHere(["explain", "main.deny", ...own]),
    runHere(["explain", "main.warn", ...own]),
    runHere(["explain", ...own]),
    runHere(["explain", "main.dny", ...own, "-b", "palisade"]),
  ]);
  workspace.remove();
  expect(deny.out).toBe("main.deny: No pods (high; configuration; stable)\n\nPods are made by others.\n");
  expect(warn.out).toBe("main.warn: warn of package main (low; configuration; stable)\n\nHouse rules\n");
  expect(list.out).toBe("main.deny  high      No pods\nmain.warn  low       warn of package main\n");
  expect(both.err).toBe("error: there is no rule `main.dny` (did you mean `main.deny`?)\n");
});

it("explains every block of a plain rule, and findings carry what one says", async () => {
  const rule = (title: string, remedy: string) =>
    `# METADATA\n# title: ${title}\n# custom: {remedy: ${remedy}}\ndeny contains "no" if input.kind == "Pod"\n\n`;
  const workspace = new Workspace().write({
    "one/a.rego": `package main\n\n${rule("No pods", "Remove it.")}`,
    "two/a.rego": `package main\n\n${rule("No pods", "Remove it.")}${rule("None at all", "Leave.")}`,
    "pod.yaml": "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n",
  });
  const judged = async (bundle: string) => {
    const { out } = await runHere([
      ...["validate", "config", "--format", "json", join(workspace.path, "pod.yaml")],
      ...["-b", join(workspace.path, bundle)],
    ]);
    const { findings } = JSON.parse(out) as { findings: readonly { title: string; remedy?: string }[] };
    return findings.map(({ title, remedy }) => [title, remedy]);
  };
  const found = [await judged("one"), await judged("two")];
  const { out } = await runHere(["explain", "main.deny", "-b", join(workspace.path, "two")]);
  workspace.remove();
  expect(found).toEqual([[["No pods", "Remove it."]], [["deny of package main", undefined]]]);
  expect(out).toBe(
    "main.deny: deny of package main (high; configuration; stable)\n\n1. No pods Remedy: Remove it. 2. None at all Remedy: Leave.\n",
  );
});

it("says which severity holds, and who set it", async () => {
  const workspace = new Workspace().write({
    "palisade.yaml": "rules: {K8S-PRIVILEGED: low, K8S-SECCOMP: off, K8S-HOST-PATH: low}\n",
    "typed.json": '{"severities": {"K8S-HOST-PATH": "info"}}',
    "laid.json": '{"parameters": {"severities": {"K8S-IMAGE-TAG": "medium"}}}',
  });
  const at = (name: string) => join(workspace.path, name);
  const explained = async (...line: readonly string[]) =>
    (await runHere(["explain", ...line, "--config", at("palisade.yaml")])).out;
  const [low, off, json, list, page, typed, laid] = [
    await explained("K8S-PRIVILEGED"),
    await explained("K8S-SECCOMP"),
    await explained("K8S-PRIVILEGED", "--format", "json"),
    await explained(),
    await explained("--format", "markdown"),
    await explained("K8S-HOST-PATH", "--parameters", at("typed.json")),
    await explained("K8S-IMAGE-TAG", "--data", at("laid.json")),
  ].map((out) => out.replaceAll(`${workspace.path}/`, ""));
  workspace.remove();
  expect(low).toContain(
    ": Privileged container (low (palisade.yaml; ships as critical); configuration; stable",
  );
  expect(off).toMatch(/^K8S-SECCOMP: [^(]+\(off \(palisade\.yaml\); /);
  expect(JSON.parse(json ?? "")).toMatchObject({
    severity: "critical",
    effective: { severity: "low", from: "palisade.yaml" },
  });
  expect(list).toMatch(/^K8S-PRIVILEGED +low +Privileged container \(palisade\.yaml; ships as critical\)$/m);
  expect(page).toContain(
    "| `K8S-PRIVILEGED` | Privileged container | low (`palisade.yaml`; ships as critical) |",
  );
  expect(typed).toMatch(/\(info \(typed\.json; ships as \w+\); /);
  expect(laid).toContain("(medium (laid.json); ");
});

it("tells which rules are near one that does not exist", async () => {
  expect(await runHere(["explain", "privleged"])).toEqual({
    code: 2,
    out: "",
    err: "error: there is no rule `privleged` (did you mean `K8S-PRIVILEGED`?)\n",
  });
  const { code, err } = await runHere(["explain", "nothing like it"]);
  expect({ code, err }).toEqual({
    code: 2,
    err: "error: there is no rule `nothing like it` (`palisade explain` lists all of them)\n",
  });
});
