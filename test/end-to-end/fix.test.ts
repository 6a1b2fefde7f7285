// `palisade fix`, as people and pipelines use it.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { runHere } from "./run-in-process.js";
import { Workspace } from "./run-palisade.js";

let workspace: Workspace;
beforeEach(() => {
  workspace = new Workspace();
});
afterEach(() => workspace.remove());

const pod = `# Owned by ops.
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  hostPID: true
  automountServiceAccountToken: false
  containers:
    - name: app # the only one
      image: registry.example.org/app:1.2.3
      resources: {requests: {cpu: 100m, memory: 64Mi}, limits: {cpu: 100m, memory: 64Mi}}
      securityContext:
        privileged: true # for now
        runAsUser: 0
`;
const namespace = "apiVersion: v1\nkind: Namespace\nmetadata:\n    name: shop # nothing to do here\n";

async function fix(line: readonly string[], input = ""): Promise<{ code: number; out: string; err: string }> {
  const words = line.map((word) => (word.startsWith("./") ? `${workspace.path}/${word.slice(2)}` : word));
  const { code, out, err } = await runHere(["fix", ...words], input);
  return { code, out: out.replaceAll(workspace.path, ""), err: err.replaceAll(workspace.path, "") };
}

const contentOf = (name: string): string => readFileSync(join(workspace.path, name), "utf8");

it("shows what would change, and what is left to people", async () => {
  workspace.write({ "app.yaml": `${namespace}---\n${pod}` });
  const { code, out, err } = await fix(["./app.yaml"]);
  expect(out).toMatchInlineSnapshot(`
    "--- /app.yaml	
    +++ /app.yaml	
    @@ -8,12 +8,18 @@
     kind: Pod
     metadata: {name: web}
     spec:
    -  hostPID: true
       automountServiceAccountToken: false
       containers:
         - name: app # the only one
           image: registry.example.org/app:1.2.3
           resources: {requests: {cpu: 100m, memory: 64Mi}, limits: {cpu: 100m, memory: 64Mi}}
           securityContext:
    -        privileged: true # for now
    +        privileged: false # for now
             runAsUser: 0
    +        readOnlyRootFilesystem: true
    +        capabilities:
    +          drop:
    +            - ALL
    +        allowPrivilegeEscalation: false
    +        seccompProfile:
    +          type: RuntimeDefault
    "
  `);
  expect(err).toMatchInlineSnapshot(`
    "/app.yaml:18:9: high: container \`app\` runs as user 0 (K8S-RUN-AS-ROOT; no patch: what is right depends on what the program needs)
        by hand: Set runAsNonRoot to true and runAsUser to a number above 0, for the pod or the container

    fixed  1 × K8S-PRIVILEGED  Privileged container
    fixed  1 × K8S-HOST-NAMESPACES  Namespaces of the host
    fixed  1 × K8S-CAPABILITIES  Capabilities not dropped
    fixed  1 × K8S-PRIVILEGE-ESCALATION  Privilege escalation allowed
    fixed  1 × K8S-SECCOMP  No seccomp profile
    fixed  1 × K8S-WRITABLE-ROOT-FILESYSTEM  Writable root file system
    6 findings fixed, 1 left, 1 file to change
    "
  `);
  expect(code).toBe(1);
  expect(contentOf("app.yaml")).toBe(`${namespace}---\n${pod}`);
});

it("writes the files that change, and no others", async () => {
  workspace.write({ "app.yaml": pod, "shop.yaml": namespace });
  const { code, out, err } = await fix(["./app.yaml", "./shop.yaml", "--write"]);
  expect({ code, err }).toEqual({ code: 1, err: "" });
  expect(out).toContain("1 file changed");
  expect(contentOf("app.yaml")).toContain("privileged: false # for now\n");
  expect(contentOf("shop.yaml")).toBe(namespace);
  const again = await fix(["./app.yaml", "--write"]);
  expect(again.out).toContain("0 findings fixed, 1 left, no file changed");
});

it("fixes by the findings of chosen rules", async () => {
  workspace.write({ "app.yaml": pod });
  const { code, err } = await fix(["./app.yaml", "-w", "--rule", "K8S-HOST-NAMESPACES"]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(contentOf("app.yaml")).toBe(pod.replace("  hostPID: true\n", ""));
});

it("fixes standard input to standard output", async () => {
  const { code, out, err } = await fix(["-", "--rule", "K8S-HOST-NAMESPACES"], pod);
  expect(out).toBe(pod.replace("  hostPID: true\n", ""));
  expect(err).toContain("1 finding fixed, 0 left, 1 file to change");
  expect(code).toBe(0);
  const clean = await fix(["-"], namespace);
  expect({ code: clean.code, out: clean.out }).toEqual({ code: 0, out: namespace });
});

it("tells programs everything, with places before and behind the change", async () => {
  workspace.write({ "app.yaml": pod });
  const { code, out } = await fix(["./app.yaml", "--format", "json"]);
  const { files, written, fixed, unfixed, difference } = JSON.parse(out);
  expect({ code, files, written }).toEqual({ code: 1, files: ["/app.yaml"], written: false });
  expect(fixed.find(({ rule }: { rule: string }) => rule === "K8S-HOST-NAMESPACES").place).toEqual({
    file: "/app.yaml",
    line: 6,
    column: 3,
  });
  expect(unfixed).toMatchObject([
    {
      finding: { rule: "K8S-RUN-AS-ROOT" },
      reason: "no patch: what is right depends on what the program needs",
      place: { line: 13, column: 9 },
    },
  ]);
  expect(difference).toContain("-  hostPID: true\n");
});

it("leaves what is excepted, and what shares its text", async () => {
  workspace.write({
    "app.yaml": pod
      .replace(
        "  hostPID: true",
        '  hostPID: true # palisade-except: K8S-HOST-NAMESPACES reason="looks at processes" owner=ops expires=2099-01-01',
      )
      .replace("securityContext:", "securityContext: &context"),
  });
  const { out } = await fix(["./app.yaml"]);
  expect(out).not.toContain("-  hostPID");
  expect(out).toContain("+        privileged: false # for now\n");
});

it.each([
  [["./app.yaml", "--write", "--diff"], "--diff writes nothing: leave it out, or --write"],
  [
    ["-", "./app.yaml"],
    "standard input is fixed by itself, to standard output: without --write and other paths",
  ],
  [
    ["-", "--write"],
    "standard input is fixed by itself, to standard output: without --write and other paths",
  ],
])("refuses %s", async (line, message) => {
  workspace.write({ "app.yaml": pod });
  const { code, err } = await fix(line, pod);
  expect(err).toContain(message);
  expect(code).toBe(2);
});

it("says what it cannot read, and fixes the rest", async () => {
  workspace.write({ "app.yaml": `${pod}---\na: [\n` });
  const { code, err, out } = await fix(["./app.yaml", "--rule", "K8S-HOST-NAMESPACES"]);
  expect(err).toMatch(/^\/app\.yaml:1\d:\d+: error: /);
  expect(out).toContain("-  hostPID: true\n");
  expect(code).toBe(2);
});
