// `palisade validate config` on what people have and on what they should not have.
import { chmodSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { readArchive, writeArchive } from "@palisade/bundle";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Workspace } from "./run-palisade.js";

const pod = (name: string, security = "privileged: true"): string =>
  `apiVersion: v1
kind: Pod
metadata:
  name: ${name}
spec:
  containers:
  - name: app
    image: nginx
    securityContext:
      ${security}
`;

let workspace: Workspace;
beforeEach(() => {
  workspace = new Workspace();
});
afterEach(() => workspace.remove());

describe("findings", () => {
  it("name file, line and column of the field, severity, title and remedy", () => {
    const { code, out } = workspace.write({ "pod.yaml": pod("web") }).run(["validate", "config", "pod.yaml"]);
    expect(out).toMatch(/^pod\.yaml:10:7: (critical|high): .+ \(K8S-PRIVILEGED\)$/m);
    expect(out).toContain("    fix: ");
    expect(out).toMatch(/findings? \(.+\) in 1 resource in 1 file$/m);
    expect(code).toBe(1);
  });

  it("are the same as JSON, with a summary", () => {
    const { out } = workspace
      .write({ "pod.yaml": pod("web") })
      .run(["validate", "config", "--format", "json", "."]);
    const report = JSON.parse(out) as {
      findings: unknown[];
      errors: unknown[];
      summary: Record<string, number>;
    };
    expect(report.findings).toContainEqual(
      expect.objectContaining({ file: "pod.yaml", line: 10, column: 7, rule: "K8S-PRIVILEGED" }),
    );
    expect(report.errors).toEqual([]);
    expect(report.summary).toMatchObject({ files: 1, resources: 1 });
  });

  it("come from every document, list item and standard input", () => {
    const list = `apiVersion: v1\nkind: List\nitems:\n- ${pod("a").trim().split("\n").join("\n  ")}\n`;
    const { out } = workspace.run(["validate", "config", "-"], { input: `${pod("one")}---\n${list}` });
    expect(out).toContain("<stdin>:10:7:");
    expect(out).toMatch(/<stdin>:2[0-9]:9: .*K8S-PRIVILEGED/);
  });

  it("fail at the threshold and above it only", () => {
    workspace.write({ "pod.yaml": pod("web", "runAsNonRoot: true") });
    expect(workspace.run(["validate", "config", "--fail-on", "info", "pod.yaml"]).code).toBe(1);
    expect(workspace.run(["validate", "config", "--fail-on", "critical", "pod.yaml"]).code).toBe(0);
  });

  it("are none for what has no rule", () => {
    workspace.write({
      "map.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {on: 'yes'}\n",
    });
    const { code, out, err } = workspace.run(["validate", "config", "map.yaml"]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toBe("0 findings in 1 resource in 1 file\n");
  });
});

describe("bad input: one clear error with file and place, exit 2, the others still judged", () => {
  const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${[..."bcdefghij"]
    .map((name, index) => `${name}: &${name} [${Array(9).fill(`*${"abcdefghi"[index]}`).join()}]`)
    .join("\n")}\n`;

  it.each([
    ["an empty file", "", /^bad\.yaml:1:1: error: the file is empty$/m],
    ["a binary file", Uint8Array.of(0, 1, 2, 255), /^bad\.yaml:1:1: error: the file is not UTF-8 text$/m],
    [
      "50 MB",
      new Uint8Array(50 * 1024 * 1024).fill(0x61),
      /^bad\.yaml:1:1: error: the file is too large: 50 MiB/m,
    ],
    ["an alias bomb", bomb, /^bad\.yaml:\d+:\d+: error: .*alias/im],
    ["duplicate keys", "apiVersion: v1\nkind: Pod\nkind: Pod\n", /^bad\.yaml:3:1: error: .*unique/m],
    ["tabs", "apiVersion: v1\nkind: Pod\nspec:\n\tcontainers: []\n", /^bad\.yaml:4:1: error: .*tab/im],
    ["an unknown kind", "apiVersion: v1\nkind: Pd\n", /^bad\.yaml:2:1: error: unknown kind `Pd` in `v1`$/m],
    ["a null document", "null\n", /^bad\.yaml:1:1: error: the document is `null`/m],
    ["broken JSON", '{"kind": ', /^bad\.yaml:\d+:\d+: error: invalid YAML/m],
  ])("%s", (_, content, message) => {
    const { code, out, err } = workspace
      .write({ "bad.yaml": content, "good.yaml": pod("web") })
      .run(["validate", "config", "bad.yaml", "good.yaml"]);
    expect(err).toMatch(message);
    expect(err.trim().split("\n")).toHaveLength(1);
    expect(out).toContain("good.yaml:10:7:");
    expect(code).toBe(2);
  });

  it("a file that is not there", () => {
    const { code, err } = workspace.run(["validate", "config", "nowhere.yaml"]);
    expect({ code, err }).toEqual({ code: 2, err: "nowhere.yaml:1:1: error: no such file or directory\n" });
  });

  it("a directory without permission", () => {
    workspace.write({ "good.yaml": pod("web") });
    const closed = join(workspace.path, "closed");
    mkdirSync(closed);
    chmodSync(closed, 0);
    chmodSync(workspace.path, 0o755);
    // Root may read everything, so the command runs as nobody.
    const { code, out, err } = workspace.run(
      ["validate", "config", "."],
      process.getuid?.() === 0 ? { uid: 65534 } : {},
    );
    chmodSync(closed, 0o755);
    expect(err).toBe("closed:1:1: error: permission denied\n");
    expect(out).toContain("good.yaml:10:7:");
    expect(code).toBe(2);
  });

  it("a directory that leads back to itself", () => {
    workspace.write({ "deep/good.yaml": pod("web") });
    symlinkSync("..", join(workspace.path, "deep", "up"));
    const { code, out } = workspace.run(["validate", "config", "."]);
    expect(out.match(/K8S-PRIVILEGED/g)).toHaveLength(1);
    expect(code).toBe(1);
  });

  describe("a bundle", () => {
    const build = (): Uint8Array => {
      workspace.write({
        "pod.yaml": pod("web"),
        "policy.rego": "package p\n\n# METADATA\n# entrypoint: true\nallow := true\n",
      });
      expect(workspace.run(["build", "policy.rego", "-o", "p.tar.gz"]).code).toBe(0);
      return readFileSync(join(workspace.path, "p.tar.gz"));
    };
    const refused = (bundle: Uint8Array): string => {
      const line = ["validate", "config", "-b", "broken.tar.gz", "pod.yaml"];
      const { code, err } = workspace.write({ "broken.tar.gz": bundle }).run(line);
      expect(err.trim().split("\n")).toHaveLength(1);
      expect(code).toBe(2);
      return err;
    };

    it("that is truncated", () => {
      const bytes = build();
      expect(refused(bytes.subarray(0, bytes.length / 2))).toMatch(/^error: broken\.tar\.gz: /);
    });

    it("whose digest does not match", () => {
      const files = new Map(readArchive(build()));
      files.set("data.json", new TextEncoder().encode('{"tampered": true}'));
      expect(refused(writeArchive(files))).toMatch(/^error: broken\.tar\.gz: .*digest/);
    });
  });

  it("wrong usage says so, with exit code 2", () => {
    const wrong = workspace.run(["validate", "config", "--fail-on", "awful", "."]);
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain("Allowed choices are critical, high, medium, low, info");
    expect(workspace.run(["validate", "config"]).code).toBe(2);
    expect(workspace.run(["nonsense"]).code).toBe(2);
  });
});
