// The action as a runner would run it: the steps of action.yml, with its inputs and outputs.
import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, readFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import process from "node:process";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { privilegedPod } from "../end-to-end/privileged-pod.js";
import { type Run, Workspace } from "../end-to-end/run-palisade.js";
import { root, workspaces } from "../packages/workspaces.js";

type Action = {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: {
    readonly steps: readonly {
      id: string;
      shell: string;
      run: string;
      env: Readonly<Record<string, string>>;
    }[];
  };
};

const action = parse(readFileSync(join(root, "action.yml"), "utf8")) as Action;

type ActionRun = Run & { readonly outputs: Readonly<Record<string, string>> };
type RunnerOptions = { readonly actionPath?: string; readonly path?: string };

let workspace: Workspace;
beforeEach(() => {
  workspace = new Workspace();
});
afterEach(() => workspace.remove());

/** As a runner does it: expressions are replaced, then the shell runs the step in the workspace. */
function runAction(given: Readonly<Record<string, string>>, options: RunnerOptions = {}): ActionRun {
  const { actionPath = root, path = process.env["PATH"] } = options;
  const inputs = Object.fromEntries(
    Object.entries(action.inputs).map(([name, input]) => [name, given[name] ?? input.default]),
  );
  const [step, ...others] = action.runs.steps;
  if (step === undefined || others.length > 0) throw new Error("the action has one step");
  const outputFile = join(workspace.path, ".outputs");
  workspace.write({ ".outputs": "" });
  const variables = Object.entries(step.env).map(([name, value]) => [
    name,
    value.replaceAll(/\$\{\{ inputs\.([a-z-]+) \}\}/g, (_, input: string) => inputs[input] ?? ""),
  ]);
  const { status, stdout, stderr } = spawnSync(step.shell, ["-e", "-o", "pipefail", "-c", step.run], {
    cwd: workspace.path,
    encoding: "utf8",
    env: {
      ...process.env,
      PATH: path,
      GITHUB_ACTION_PATH: actionPath,
      GITHUB_OUTPUT: outputFile,
      RUNNER_TEMP: workspace.path,
      ...(Object.fromEntries(variables) as Record<string, string>),
    },
  });
  const lines = readFileSync(outputFile, "utf8").trim().split("\n").filter(Boolean);
  const outputs = Object.fromEntries(lines.map((line) => line.split("=", 2) as [string, string]));
  return { code: status, out: stdout, err: stderr, outputs };
}

describe("inputs", () => {
  it("reach the script as variables, never as a part of it", () => {
    for (const { run } of action.runs.steps) expect(run).not.toContain("${{");
    const passed = action.runs.steps.flatMap(({ env }) => Object.values(env));
    expect(passed).toEqual(Object.keys(action.inputs).map((name) => `\${{ inputs.${name} }}`));
  });

  it("and outputs are those of the step", () => {
    expect(Object.entries(action.outputs).map(([name, { value }]) => [name, value])).toEqual(
      Object.keys(action.outputs).map((name) => [name, `\${{ steps.judge.outputs.${name} }}`]),
    );
  });
});

describe("the action", () => {
  it("judges what is below the workspace, and fails for findings", () => {
    workspace.write({ "deploy/pod.yaml": privilegedPod("web") });
    const { code, out, err, outputs } = runAction({ format: "json" });
    const report = JSON.parse(out) as { findings: unknown[] };
    expect(report.findings).toContainEqual(
      expect.objectContaining({ rule: "K8S-PRIVILEGED", file: "deploy/pod.yaml", line: 10 }),
    );
    expect({ code, err, outputs }).toEqual({ code: 1, err: "", outputs: { "exit-code": "1" } });
  });

  it("marks the lines, and writes SARIF beside", () => {
    workspace.write({ "pod.yaml": privilegedPod("web"), "palisade.sarif": "of another run" });
    const { code, out, err, outputs } = runAction({ "sarif-file": "palisade.sarif" });
    expect(out).toMatch(/^::error file=pod\.yaml,line=10,.*K8S-PRIVILEGED/m);
    const sarif = JSON.parse(readFileSync(join(workspace.path, "palisade.sarif"), "utf8")) as {
      runs: { results: { ruleId: string }[] }[];
    };
    expect(sarif.runs[0]?.results.map(({ ruleId }) => ruleId)).toContain("K8S-PRIVILEGED");
    expect({ code, err, outputs }).toEqual({
      code: 1,
      err: expect.stringMatching(/^wrote palisade\.sarif: \d+ findings, as sarif\n$/) as string,
      outputs: { "exit-code": "1", "sarif-file": "palisade.sarif" },
    });
  });

  it("a file for SARIF that cannot be written is exit code 2, whatever was found", () => {
    workspace.write({ "pod.yaml": privilegedPod("web") });
    expect(runAction({ "sarif-file": "pod.yaml/palisade.sarif" })).toMatchObject({
      code: 2,
      outputs: { "exit-code": "2" },
    });
  });

  it("fails for what a baseline does not have, and for nothing else", () => {
    workspace.write({ "pod.yaml": privilegedPod("web") });
    expect(workspace.run(["validate", "config", "--write-baseline", "known.json", "pod.yaml"]).code).toBe(0);
    expect(runAction({ baseline: "known.json" }).code).toBe(0);
    workspace.write({ "new.yaml": privilegedPod("new") });
    const { code, out } = runAction({ baseline: "known.json", format: "json" });
    expect(out).toContain("new.yaml");
    expect(code).toBe(1);
  });

  it("takes several paths and arguments, one a line, with spaces and without a shell", () => {
    workspace.write({
      "a folder/pod.yaml": privilegedPod("one"),
      "$(touch hacked).yaml": privilegedPod("two"),
      "--help": "",
    });
    const paths = "a folder\r\n\n$(touch hacked).yaml\n--help\n";
    const { code, out, err } = runAction({
      paths,
      args: "--show\ncritical\n",
      format: "json",
      "fail-on": "high",
    });
    const report = JSON.parse(out) as { findings: { file: string; severity: string }[] };
    expect(new Set(report.findings.map(({ file }) => file))).toEqual(
      new Set(["a folder/pod.yaml", "$(touch hacked).yaml"]),
    );
    expect(new Set(report.findings.map(({ severity }) => severity))).toEqual(new Set(["critical"]));
    expect({ code, err }).toEqual({ code: 1, err: "" });
    expect(existsSync(join(workspace.path, "hacked"))).toBe(false);
  });

  it("succeeds below the threshold", () => {
    workspace.write({ "pod.yaml": privilegedPod("web", "runAsNonRoot: true") });
    expect(runAction({ "fail-on": "critical" })).toMatchObject({ code: 0, outputs: { "exit-code": "0" } });
  });

  it.each([
    ["what cannot be judged", { paths: "nowhere.yaml" }, "nowhere.yaml"],
    ["an unknown argument", { args: "--nonsense" }, "--nonsense"],
    ["a threshold that is none", { "fail-on": "awful" }, "awful"],
    ["no path", { paths: "\n" }, "palisade: `paths` names nothing to judge"],
    ["a file of two lines", { "sarif-file": "a\nexit-code=0" }, "palisade: `sarif-file` is more than a line"],
    ["a version that is none", { version: "1 || echo" }, "palisade: `version` is no version"],
  ])("is exit code 2 for %s", (_, inputs, message) => {
    workspace.write({ "pod.yaml": privilegedPod("web") });
    const { code, out, err } = runAction(inputs);
    expect(`${out}${err}`).toContain(message);
    expect(code).toBe(2);
  });
});

describe("the command line that the action runs", () => {
  /** What is checked out of a tag: nothing is built. */
  const checkOut = (): string => {
    for (const file of ["action.yml", "integrations/github-action.sh", "packages/cli/package.json"])
      cpSync(join(root, file), join(workspace.path, ".action", file));
    return join(workspace.path, ".action");
  };
  /** An `npm` that says what it was asked for, and installs this repository's packages, or fails. */
  const pathWithNpm = (script: string): string => {
    workspace.write({ ".bin/npm": `#!/usr/bin/env bash\n${script}\n` });
    chmodSync(join(workspace.path, ".bin/npm"), 0o755);
    return [join(workspace.path, ".bin"), dirname(process.execPath), process.env["PATH"]].join(delimiter);
  };
  const version = workspaces.find(({ folder }) => folder === "packages/cli")?.manifest.version;

  it.each([
    ["of the version that belongs to it", {}, `@palisade/cli@${version}`],
    ["of the version that was asked for", { version: "9.8.7-rc.1" }, "@palisade/cli@9.8.7-rc.1"],
  ])("comes from npm, %s, away from what is judged", (_, inputs, installed) => {
    workspace.write({ "deploy/pod.yaml": privilegedPod("web") });
    const path = pathWithNpm(`echo "$PWD: $*"; ln -s '${root}node_modules' node_modules`);
    const { code, out, err } = runAction(
      { ...inputs, paths: "deploy", format: "json" },
      { actionPath: checkOut(), path },
    );
    expect(err).toMatch(
      new RegExp(
        `/palisade\\.\\w+: install --ignore-scripts --no-audit --no-fund --loglevel=error ${installed}\n$`,
      ),
    );
    expect(err.startsWith(`${workspace.path}:`)).toBe(false);
    expect(JSON.parse(out)).toMatchObject({ summary: { files: 1 } });
    expect(code).toBe(1);
  });

  it("that cannot be installed is exit code 2", () => {
    const path = pathWithNpm('echo "npm error 404" >&2; exit 1');
    const { code, out, err } = runAction({}, { actionPath: checkOut(), path });
    expect({ code, out, err }).toEqual({
      code: 2,
      out: "",
      err: `npm error 404\npalisade: @palisade/cli@${version} cannot be installed\n`,
    });
  });
});
