// `palisade validate config --render`: charts and kustomizations are judged as what they give, in place of their files.
import { chmodSync } from "node:fs";
import { delimiter, join } from "node:path";
import process from "node:process";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { privilegedPod as pod } from "./privileged-pod.js";
import { isInstalled, pathWithStandIns } from "./render-tools.js";
import { Workspace } from "./run-palisade.js";

let workspace: Workspace;
beforeEach(() => {
  workspace = new Workspace();
});
afterEach(() => workspace.remove());

type Report = {
  findings: { file: string; line: number; rule: string; subject: string }[];
  errors: { file?: string; message: string; code?: string }[];
  coverage: { unlooked: { file: string; reason: string }[] };
};

const judge = (
  line: readonly string[],
  path: string | undefined,
): { code: number | null; report: Report } => {
  const command = ["validate", "config", "--render", "--format", "json", ...line];
  const { code, out, err } = workspace.run(command, { env: { PATH: path } });
  if (out === "") throw new Error(err);
  return { code, report: JSON.parse(out) as Report };
};
/** Which objects are privileged, and in which files. */
const privileged = ({ findings }: Report): readonly string[] =>
  findings.flatMap(({ rule, subject, file, line }) =>
    rule === "K8S-PRIVILEGED" ? [`${file}:${line} ${subject}`] : [],
  );

const chart = {
  "web/Chart.yaml": "apiVersion: v2\nname: shop\nversion: 1.0.0\n",
  "web/values.yaml": "privileged: false\nname: quiet\n",
  "web/templates/pod.yaml": pod("{{ .Values.name }}", "privileged: {{ .Values.privileged }}"),
  "web/templates/two.yaml": `${pod("one")}---\n${pod("two", "privileged: false")}`,
  "web/charts/db/Chart.yaml": "apiVersion: v2\nname: db\nversion: 1.0.0\n",
  "web/charts/db/templates/pod.yaml": pod("db"),
  "loud.yaml": "privileged: true\nname: loud\n",
};

const helms = [
  ["a stand-in", () => pathWithStandIns(workspace, ["helm"])],
  ...(isInstalled("helm", ["version"]) ? [["helm", () => process.env["PATH"]] as const] : []),
] as const;

describe.each(helms)("a chart, by %s", (_, path) => {
  it("is judged as what it renders to, each finding in its template", () => {
    workspace.write({ ...chart, "beside/pod.yaml": pod("beside") });
    const { code, report } = judge(["."], path());
    expect(privileged(report)).toEqual(
      expect.arrayContaining([
        "beside/pod.yaml:10 Pod/beside",
        "web/charts/db/templates/pod.yaml:1 Pod/db",
        "web/templates/two.yaml:1 Pod/one",
      ]),
    );
    expect(privileged(report)).toHaveLength(3);
    // Files of the chart are not there a second time, as templates or values.
    expect(report.coverage.unlooked.filter(({ file }) => file.startsWith("web"))).toEqual([]);
    expect(report.errors).toEqual([]);
    expect(code).toBe(1);
  });

  it("takes values", () => {
    workspace.write(chart);
    const { report } = judge(["web", "--values", "loud.yaml"], path());
    expect(privileged(report)).toContain("web/templates/pod.yaml:1 Pod/loud");
  });

  it("that cannot be rendered is an error with what helm says, and the rest is judged", () => {
    workspace.write({
      ...chart,
      "web/Chart.yaml": "apiVersion: v2\nversion: 1.0.0\n",
      "pod.yaml": pod("beside"),
    });
    const { code, report } = judge(["."], path());
    expect(report.errors).toEqual([
      expect.objectContaining({
        file: "web/Chart.yaml",
        message: expect.stringMatching(
          /^`helm template` ended with exit code 1: Error: .*chart\.metadata\.name is required/s,
        ),
      }),
    ]);
    expect(privileged(report)).toEqual(["pod.yaml:10 Pod/beside"]);
    expect(code).toBe(2);
  });
});

const kustomizes = [
  ["a stand-in", () => pathWithStandIns(workspace, ["kustomize"])],
  ...(isInstalled("kustomize", ["version"]) || isInstalled("kubectl", ["kustomize", "--help"])
    ? [["the real one", () => process.env["PATH"]] as const]
    : []),
] as const;

describe.each(kustomizes)("a kustomization, by %s", (_, path) => {
  const files = {
    "base/kustomization.yaml": "resources: [pod.yaml]\n",
    "base/pod.yaml": pod("web"),
    "base/unused.yaml": pod("unused"),
    "prod/kustomization.yaml": "resources: [../base]\n",
  };

  it("is judged as what it builds, once, and what it does not name as it is", () => {
    const { code, report } = workspace.write(files) && judge(["."], path());
    expect(privileged(report).toSorted()).toEqual([
      "base/unused.yaml:10 Pod/unused",
      "prod/kustomization.yaml:1 Pod/web",
    ]);
    expect(report.errors).toEqual([]);
    expect(report.coverage.unlooked).toEqual([]);
    expect(code).toBe(1);
  });

  it("that names what is not there is an error", () => {
    workspace.write({ ...files, "prod/kustomization.yaml": "resources: [nowhere.yaml]\n" });
    const { code, report } = judge(["prod"], path());
    expect(report.errors[0]).toMatchObject({
      file: "prod/kustomization.yaml",
      message: expect.stringMatching(
        /^`(kustomize build|kubectl kustomize)` ended with exit code 1: .*nowhere\.yaml/s,
      ),
    });
    expect(code).toBe(2);
  });
});

describe("the programs", () => {
  const program = (name: string, script: string): string => {
    workspace.write({ [`.bin/${name}`]: `#!${process.execPath}\n${script}` });
    chmodSync(join(workspace.path, ".bin", name), 0o755);
    return [join(workspace.path, ".bin"), join(workspace.path, "nowhere")].join(delimiter);
  };

  it("that are missing are named, with what to do", () => {
    workspace.write({ ...chart, "prod/kustomization.yaml": "resources: []\n" });
    const { code, report } = judge(["."], join(workspace.path, "nowhere"));
    expect(report.errors.map(({ file, message }) => [file, message.split(":")[0]])).toEqual([
      ["web/Chart.yaml", "`helm` is not on the path"],
      ["prod/kustomization.yaml", "neither `kustomize` nor `kubectl` is on the path"],
    ]);
    expect(code).toBe(2);
  });

  it("cannot steer a terminal with what they complain of, nor with what they print", () => {
    workspace.write(chart);
    const path = program(
      "helm",
      'process.stderr.write("\\u001b[2Jgone\\n::error::mine\\n"); process.exit(1);',
    );
    const { code, err } = workspace.run(["validate", "config", "--render", "web"], { env: { PATH: path } });
    expect(err).toBe(
      "web/Chart.yaml:1:1: error: `helm template` ended with exit code 1: \\u001b[2Jgone\\n::error::mine\n",
    );
    expect(code).toBe(2);
  });

  it("are asked by paths that are no options, without a shell", () => {
    const named = Object.entries(chart).map(([path, text]) => [
      path.replace("web/", "--post-renderer=$(id)/"),
      text,
    ]);
    workspace.write(Object.fromEntries(named));
    const asked = program(
      "helm",
      "process.stderr.write(JSON.stringify(process.argv.slice(2))); process.exit(1);",
    );
    expect(judge(["."], asked).report.errors[0]?.message).toBe(
      `\`helm template\` ended with exit code 1: ${JSON.stringify(["template", join(workspace.path, "--post-renderer=$(id)"), "--include-crds"])}`,
    );
  });

  it("that print what is no manifest are errors, with the line of what they print", () => {
    workspace.write(chart);
    const text = "---\\n# Source: shop/templates/pod.yaml\\napiVersion: v1\\nkind: Pod\\nkind: Pod\\n";
    const path = program("helm", `process.stdout.write("${text}");`);
    expect(judge(["web"], path).report.errors[0]).toMatchObject({
      file: "web/templates/pod.yaml",
      message: "the mapping has this key already (line 5 of what `helm template` prints)",
    });
  });

  it("are not asked without --render, and --values alone is a mistake", () => {
    workspace.write(chart);
    const path = program("helm", "process.exit(1);");
    const { out } = workspace.run(["validate", "config", "web"], { env: { PATH: path } });
    expect(out).toContain("a template of the Helm chart `web`");
    expect(workspace.run(["validate", "config", "--values", "loud.yaml", "web"])).toMatchObject({
      code: 2,
      err: expect.stringContaining("--values are for charts that --render renders"),
    });
  });
});
