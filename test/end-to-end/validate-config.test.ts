// `palisade validate config` on what people have and on what they should not have.
import { chmodSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { readArchive, writeArchive } from "@palisade/bundle";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { privilegedPod as pod } from "./privileged-pod.js";
import { Workspace } from "./run-palisade.js";

let workspace: Workspace;
beforeEach(() => {
  workspace = new Workspace();
});
afterEach(() => workspace.remove());

describe("findings", () => {
  it("name file, line and column of the field, severity, title and remedy", () => {
    const { code, out } = workspace.write({ "pod.yaml": pod("web") }).run(["validate", "config", "pod.yaml"]);
    expect(out).toMatch(
      /^ {2}pod\.yaml:10:7: +critical +container `\w+` runs privileged \(K8S-PRIVILEGED\)$/m,
    );
    expect(out.match(/fix: Set securityContext.privileged to false/g)).toHaveLength(1);
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
    expect(out).toBe(
      "0 findings in 1 resource in 1 file\n" +
        "coverage: 0 judged, 0 partly, 1 not looked at\n" +
        "    map.yaml:1:1: no rule looks at `ConfigMap`\n",
    );
  });
});

describe("what was not looked at is not clean", () => {
  type Report = {
    findings: { rule: string; at: string; file: string }[];
    errors: { code?: string; message: string }[];
    coverage: { judged: number; partly: number; unlooked: { file: string; line: number; reason: string }[] };
    decision?: { effect: string };
  };
  const judge = (line: string[], input?: string): { code: number | null; report: Report } => {
    const { code, out } = workspace.run(
      ["validate", "config", "--format", "json", ...line],
      input === undefined ? {} : { input },
    );
    return { code, report: JSON.parse(out) as Report };
  };
  const map = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n";
  const account = "apiVersion: v1\nkind: ServiceAccount\nautomountServiceAccountToken: false\n";

  it("counts what was judged, in part, and not at all", () => {
    const odd = pod("odd", "privileged: {}");
    const { report } = judge(["-"], [account, odd, map].join("---\n"));
    expect(report.coverage).toEqual({
      judged: 1,
      partly: 1,
      unlooked: [
        { at: "/resources/2", file: "<stdin>", line: 16, column: 1, reason: "no rule looks at `ConfigMap`" },
      ],
    });
    expect(report.findings).toContainEqual(
      expect.objectContaining({
        rule: "K8S-UNREADABLE",
        at: "/spec/containers/0/securityContext/privileged",
      }),
    );
  });

  it("says what kubectl passes over behind a document", () => {
    workspace.write({ "dots.yaml": `${account}...\n${pod("hidden")}` });
    const { code, report } = judge(["dots.yaml"]);
    expect(report.findings).toEqual([]);
    expect(report.coverage).toEqual({
      judged: 1,
      partly: 0,
      unlooked: [
        {
          at: "",
          file: "dots.yaml",
          line: 5,
          column: 1,
          reason:
            "text behind a document that kubectl passes over: only a line of `---` begins another document",
        },
      ],
    });
    expect(code).toBe(0);
    expect(judge(["--strict", "dots.yaml"]).code).toBe(2);
  });

  it("is exit code 2 with --strict, and only then", () => {
    workspace.write({ "both.yaml": `${account}---\n${map}`, "one.yaml": account });
    expect(judge(["both.yaml"]).code).toBe(0);
    const { code, report } = judge(["--strict", "both.yaml"]);
    expect(code).toBe(2);
    expect(report.errors).toEqual([
      { code: "not_looked_at", message: "no rule looked at 1 document, and --strict allows none" },
    ]);
    expect(judge(["--strict", "one.yaml"]).code).toBe(0);
  });

  it("counts documents and parts of them apart, with --strict", () => {
    const workflow = (name: string, patch: string) =>
      `apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nmetadata: {name: ${name}}\nspec:\n  podSpecPatch: '${patch}'\n  templates: [{name: a, container: {image: "x:1"}}]\n`;
    const patch = '{"hostPID": true}';
    const messageOf = (...documents: readonly string[]) => {
      workspace.write({ "texts.yaml": documents.join("---\n") });
      return judge(["--strict", "--fail-on", "critical", "texts.yaml"]).report.errors[0]?.message;
    };
    const one = workflow("a", patch);
    expect([messageOf(one), messageOf(one, workflow("b", patch), map)]).toEqual([
      "no rule looked at 1 part of documents, and --strict allows none",
      "no rule looked at 1 document and 2 parts of documents, and --strict allows none",
    ]);
  });

  it.each([
    ["only comments", "# nothing here\n", "1 file without a document; --allow-empty if that is meant"],
    ["nothing", "", "1 file without a document; --allow-empty if that is meant"],
    ["only null", "---\nnull\n---\n~\n", "1 file without a document; --allow-empty if that is meant"],
    [
      "values",
      "replicas: 3\n",
      "the document has no `kind`, so it is no Kubernetes object; --allow-empty if that is meant",
    ],
    ["what no rule looks at", map, "no rule looks at `ConfigMap`; --allow-empty if that is meant"],
  ])("a directory with %s is exit code 2, unless it may be empty", (_, content, reason) => {
    workspace.write({ "file.yaml": content });
    const { code, report } = judge(["."]);
    expect(code).toBe(2);
    expect(report.errors).toEqual([{ code: "nothing_judged", message: reason }]);
    expect(judge(["--allow-empty", "."]).code).toBe(0);
  });

  it("a directory without any manifest may be empty, too", () => {
    workspace.write({ "readme.txt": "x" });
    const { code, report } = judge(["."]);
    const message = "no .yaml, .yml or .json file below .; --allow-empty if that is meant";
    expect({ code, errors: report.errors }).toEqual({
      code: 2,
      errors: [{ code: "nothing_judged", message }],
    });
    expect(judge(["--allow-empty", "."]).code).toBe(0);
  });

  it("of several reasons each is told with its count, the most frequent one first", () => {
    workspace.write({ "a.yaml": map, "b.yaml": map, "values.yaml": "replicas: 3\n" });
    expect(judge(["."]).report.errors).toEqual([
      {
        code: "nothing_judged",
        message:
          "no rule looks at `ConfigMap` (2 documents); the document has no `kind`, so it is no Kubernetes object (1 document); --allow-empty if that is meant",
      },
    ]);
  });

  it("an empty pipe is exit code 2", () => {
    expect(judge(["-"], "").report.errors[0]?.code).toBe("nothing_judged");
    expect(judge(["-"], "").code).toBe(2);
  });

  it("empty files beside others are skipped", () => {
    workspace.write({ "a.yaml": "", "b.yaml": "# later\n", "c.yaml": account });
    expect(judge(["--strict", "."])).toMatchObject({
      code: 0,
      report: { coverage: { judged: 1, unlooked: [] } },
    });
  });

  it("one unknown kind leaves the rest judged", () => {
    const { code, report } = judge(["-"], `apiVersion: v1\nkind: NodeInfo\n---\n${pod("web")}`);
    expect(report.coverage).toMatchObject({
      judged: 1,
      unlooked: [{ line: 1, reason: "unknown kind `NodeInfo` in `v1`" }],
    });
    expect(report.errors).toEqual([]);
    expect(report.findings).toContainEqual(expect.objectContaining({ rule: "K8S-PRIVILEGED" }));
    expect(code).toBe(1);
  });

  it("templates of a chart are named, and the manifests among them judged", () => {
    workspace.write({
      "chart/Chart.yaml": "apiVersion: v2\nname: web\nversion: 1.0.0\n",
      "chart/values.yaml": "containers: [a]\n",
      "chart/templates/pod.yaml":
        "{{- if .Values.on }}\napiVersion: v1\nkind: Pod\nspec: {hostPID: true}\n{{- end }}\n",
      "chart/templates/sub/quoted.yaml": `${pod("quoted").replace("nginx", '"{{ .Values.image }}"')}`,
      "chart/templates/plain.yaml": pod("plain"),
    });
    const { report } = judge(["."]);
    expect(report.findings.map(({ file }) => file)).toContain("chart/templates/plain.yaml");
    expect(report.findings.every(({ file }) => file === "chart/templates/plain.yaml")).toBe(true);
    const template = "a template of the Helm chart `chart`: what `helm template` prints can be judged";
    expect(report.coverage.unlooked.map(({ file, reason }) => [file, reason])).toEqual([
      ["chart/Chart.yaml", "a Helm chart's description: what `helm template` prints can be judged"],
      ["chart/templates/pod.yaml", template],
      ["chart/templates/sub/quoted.yaml", template],
      ["chart/values.yaml", "the document has no `kind`, so it is no Kubernetes object"],
    ]);
    expect(report.errors).toEqual([]);
  });

  it.each([
    ["an action where a value is", "apiVersion: v1\nkind: Pod\nspec:\n  hostname: {{ .Values.x }}-web\n"],
    ["an action on its line", "{{- range .Values.list }}\napiVersion: v1\nkind: Pod\n{{- end }}\n"],
    ["another language of templates", "{% if x %}\napiVersion: v1\nkind: Pod\n{% endif %}\n"],
  ])("a template outside of a chart is named: %s", (_, content) => {
    workspace.write({ "pod.yaml": content });
    const { code, report } = judge(["pod.yaml"]);
    expect(report.coverage.unlooked[0]?.reason).toBe(
      "a template that is not rendered: what rendering it gives can be judged",
    );
    expect(report.errors.map((error) => error.code)).toEqual(["nothing_judged"]);
    expect(code).toBe(2);
  });

  it.each([
    ["in a comment", "a: 1 # {{ x }}\na: 2\n"],
    ["in quotes", "a: '{{ x }}'\na: 2\n"],
    ["far away", "b: {{ x }}-y\nc: 1\nd: 1\n"],
  ])("what only mentions a template %s is still broken or judged", (_, text) => {
    const broken = `apiVersion: v1\nkind: Pod\nspec: {}\n---\n${text}`;
    const { report } = judge(["-"], broken);
    const isNamed = report.coverage.unlooked.some(({ reason }) => reason.startsWith("a template"));
    expect(report.errors.length > 0).toBe(!isNamed);
    expect(isNamed).toBe(text.startsWith("b"));
  });

  it("patches of a kustomization are named, whether listed or marked, and its resources judged", () => {
    workspace.write({
      "kustomization.yaml":
        "resources: [pod.yaml]\npatches:\n- path: more/patch.yaml\npatchesStrategicMerge: [old.yaml]\npatchesJson6902:\n- path: ops.json\n",
      "pod.yaml": pod("web"),
      "more/patch.yaml": pod("web", "privileged: false"),
      "old.yaml": pod("web"),
      "ops.json": '[{"op": "remove", "path": "/spec/hostPID"}]',
      "marked.yaml":
        "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n  - {name: a, $patch: delete}\n",
    });
    const { report } = judge(["."]);
    const patch = "a patch of kustomize: what `kustomize build` prints can be judged";
    expect(report.coverage.unlooked.map(({ file, reason }) => [file, reason]).toSorted()).toEqual([
      ["kustomization.yaml", "a kustomization: what `kustomize build` prints can be judged"],
      ["marked.yaml", patch],
      ["more/patch.yaml", patch],
      ["old.yaml", patch],
      ["ops.json", patch],
    ]);
    expect(new Set(report.findings.map(({ file }) => file))).toEqual(new Set(["pod.yaml"]));
    expect(report.errors).toEqual([]);
  });

  it("the reasons are printed, those that are alike once", () => {
    workspace.write({ "a.yaml": `${account}---\n${map}---\n${map}`, "values.yaml": "a: 1\n" });
    const { out } = workspace.run(["validate", "config", "."]);
    expect(out).toBe(
      [
        "0 findings in 3 resources in 2 files, 1 other document skipped",
        "coverage: 1 judged, 0 partly, 3 not looked at",
        "    a.yaml:5:1 and 1 more: no rule looks at `ConfigMap`",
        "    values.yaml:1:1: the document has no `kind`, so it is no Kubernetes object",
        "",
      ].join("\n"),
    );
  });
});

describe("bad input: one clear error with file and place, exit 2, the others still judged", () => {
  const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${[..."bcdefghij"]
    .map((name, index) => `${name}: &${name} [${Array(9).fill(`*${"abcdefghi"[index]}`).join()}]`)
    .join("\n")}\n`;

  it.each([
    ["a binary file", Uint8Array.of(0, 1, 2, 255), /^bad\.yaml:1:4: error: the document is not UTF-8 text$/m],
    [
      "50 MB",
      new Uint8Array(50 * 1024 * 1024).fill(0x61),
      /^bad\.yaml:1:1: error: the file is too large: 50 MiB/m,
    ],
    ["an alias bomb", bomb, /^bad\.yaml:\d+:\d+: error: .*alias/im],
    [
      "duplicate keys",
      "apiVersion: v1\nkind: Pod\nkind: Pod\n",
      /^bad\.yaml:3:1: error: the mapping has this key already$/m,
    ],
    ["tabs", "apiVersion: v1\nkind: Pod\nspec:\n\tcontainers: []\n", /^bad\.yaml:4:1: error: .*tab/im],
    [
      "an unknown kind",
      "apiVersion: v1\nkind: Pd\n",
      /^bad\.yaml:2:1: error: unknown kind `Pd` in `v1` \(did you mean `Pod`\?\)$/m,
    ],
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

  it.each([
    [
      "a key that is spoilt",
      "\u200bapiVersion: v1\nkind: Pod\n",
      /^bad\.yaml:1:1: error: the document has no `apiVersion`, but/m,
    ],
    [
      "a Pod without its version",
      "kind: Pod\nmetadata: {name: a}\nspec: {}\n",
      /^bad\.yaml:1:1: error: the document has no `apiVersion`/m,
    ],
    [
      "an unknown group",
      "apiVersion: app/v1\nkind: Deployment\n",
      /^bad\.yaml:1:1: error: unknown API group in `app\/v1` \(did you mean `apps\/v1`\?\)$/m,
    ],
    [
      "a kind of another group",
      "apiVersion: v1\nkind: Deployment\n",
      /^bad\.yaml:2:1: error: unknown kind `Deployment` in `v1` \(did you mean `apps\/v1`\?\)$/m,
    ],
    [
      "an item of an unknown kind",
      "apiVersion: v1\nkind: List\nitems:\n- apiVersion: apps/v1\n  kind: Deploymnet\n",
      /^bad\.yaml:5:3: error: unknown kind `Deploymnet` in `apps\/v1` \(did you mean `Deployment`\?\)$/m,
    ],
    [
      "an item that is null",
      "apiVersion: v1\nkind: List\nitems: [null]\n",
      /^bad\.yaml:3:9: error: the item is `null`/m,
    ],
    [
      "items that are no list",
      "apiVersion: v1\nkind: List\nitems: {}\n",
      /^bad\.yaml:3:1: error: `items` is of type object, not a list$/m,
    ],
  ])("%s, found in a directory, too", (_, content, message) => {
    const { code, out, err } = workspace
      .write({ "bad.yaml": content, "good.yaml": pod("web") })
      .run(["validate", "config", "."]);
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
    expect(out.match(/\(K8S-PRIVILEGED\)/g)).toHaveLength(1);
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
