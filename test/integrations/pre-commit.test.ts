// The hook as pre-commit would run it: its entry and arguments, in the repository that is committed to.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { privilegedPod } from "../end-to-end/privileged-pod.js";
import { Workspace } from "../end-to-end/run-palisade.js";
import { root, workspaces } from "../packages/workspaces.js";

type Hook = Readonly<Record<string, unknown>> & { readonly entry: string; readonly args: readonly string[] };

const hooks = parse(readFileSync(join(root, ".pre-commit-hooks.yaml"), "utf8")) as readonly Hook[];
const [hook = { entry: "", args: [] }] = hooks;

let workspace: Workspace;
beforeEach(() => {
  workspace = new Workspace();
});
afterEach(() => workspace.remove());

describe("the pre-commit hook", () => {
  it("needs npm's package of this very version and judges directories, not the files of a commit", () => {
    const version = workspaces.find(({ folder }) => folder === "packages/cli")?.manifest.version;
    expect(hooks).toHaveLength(1);
    expect(hook).toMatchObject({
      id: "palisade",
      language: "node",
      additional_dependencies: [`@palisade/cli@${version}`],
      pass_filenames: false,
    });
  });

  it("can be installed by npm globally, as pre-commit does, where workspaces cannot be built", () => {
    const { scripts, files } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
      scripts: Readonly<Record<string, string>>;
      files: readonly string[];
    };
    const [command = "", ...line] = scripts["prepare"]?.split(" ") ?? [];
    const { status, stdout, stderr } = spawnSync(command, line, {
      cwd: root,
      encoding: "utf8",
      env: { ...process.env, npm_config_global: "true" },
    });
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: "", stderr: "" });
    expect(files).toEqual(["LICENSE"]);
  });

  it.each(["deploy/pod.yaml", "pod.yml", "list.json"])("looks at %s", (name) => {
    expect(name).toMatch(new RegExp(String(hook["files"])));
  });

  it("refuses a commit with a finding, names its place, and lets files beside manifests be", () => {
    workspace.write({
      "deploy/pod.yaml": privilegedPod("web"),
      ".github/workflows/build.yaml": "on: push\njobs: {}\n",
      ".pre-commit-config.yaml": "repos: []\n",
    });
    const { code, out, err } = workspace.shell([hook.entry, ...hook.args].join(" "));
    expect(out).toContain("deploy/pod.yaml:10:7");
    expect({ code, err }).toEqual({ code: 1, err: "" });
    workspace.write({
      "deploy/pod.yaml": "apiVersion: v1\nkind: ServiceAccount\nautomountServiceAccountToken: false\n",
    });
    expect(workspace.shell([hook.entry, ...hook.args].join(" ")).code).toBe(0);
  });
});
