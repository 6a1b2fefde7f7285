// Configurations as the text of files: findings stand in those, and what cannot be read is said with its place.
import { beforeAll, describe, expect, it } from "vitest";
import type { Guard } from "../guard.js";
import { createGuard } from "../node.js";

const pod = `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - name: app
      image: app:1
      securityContext:
        privileged: true
`;
const map = "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: flags }\n";

let guard: Guard;
beforeAll(async () => {
  guard = await createGuard();
});
const asked = (...texts: readonly string[]) =>
  guard.validateConfiguration({
    files: texts.map((content, index) => ({ name: `${"abcdefgh"[index]}.yaml`, content })),
  });

describe("a finding in a file", () => {
  it("has the file's name, line and column beside its pointer", () => {
    const { findings } = asked(map, `# first\n---\n${map}---\n${pod}`);
    expect(findings.find(({ rule }) => rule === "K8S-PRIVILEGED")).toMatchObject({
      resource: 2,
      subject: "Pod/web",
      at: "/spec/containers/0/securityContext/privileged",
      place: { file: "b.yaml", line: 15, column: 9, endLine: 15, endColumn: 25 },
    });
  });

  it("is told apart from those in data, which are counted first", () => {
    const { findings } = guard.validateConfiguration({
      resources: [{ apiVersion: "v1", kind: "Pod", metadata: { name: "a" }, spec: { hostPID: true } }],
      files: [{ name: "pod", content: pod }],
    });
    const places = (rule: string) =>
      findings
        .filter((finding) => finding.rule === rule)
        .map(({ resource, place }) => [resource, place?.file]);
    expect(places("K8S-HOST-NAMESPACES")).toEqual([[0, undefined]]);
    expect(places("K8S-PRIVILEGED")).toEqual([[1, "pod"]]);
  });

  it("says the same as one in the same data", () => {
    const resource = {
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name: "web" },
      spec: { containers: [{ name: "app", image: "app:1", securityContext: { privileged: true } }] },
    };
    const unplaced = asked(pod).findings.map(({ place, ...finding }) => finding);
    expect(unplaced).toEqual(guard.validateConfiguration({ resources: [resource] }).findings);
  });

  it("stands in JSON, too", () => {
    const { findings } = asked('{"apiVersion": "v1", "kind": "Pod",\n "spec": {"hostPID": true}}');
    expect(findings.find(({ rule }) => rule === "K8S-HOST-NAMESPACES")?.place).toMatchObject({
      file: "a.yaml",
      line: 2,
    });
  });
});

describe("what cannot be read", () => {
  it("denies, with its place, and the rest is judged", () => {
    const { effect, failure, findings, coverage } = asked(`${map}---\na: [1\n---\n${pod}`, "b: {");
    expect([effect, failure?.code]).toEqual(["deny", "invalid_request"]);
    expect(failure?.message).toMatch(/ at `a\.yaml:\d+:\d+`$/);
    expect(findings.map(({ rule }) => rule)).toContain("K8S-PRIVILEGED");
    expect(coverage?.unlooked.map(({ at, place }) => [at, place?.file])).toEqual([
      ["/resources/0", "a.yaml"],
      ["/files/0", "a.yaml"],
      ["/files/1", "b.yaml"],
    ]);
  });

  it("is no Kubernetes object, at its line", () => {
    expect(asked(`${map}---\nkind: Pod\nspec: {}\n`).failure).toEqual({
      code: "invalid_request",
      message: "the document has no `apiVersion`, so it is no Kubernetes object at `a.yaml:5:1`",
    });
  });

  it("is passed over where kubectl does, and said to be", () => {
    const { effect, coverage } = asked(`${map}...\n${pod}`);
    expect(effect).toBe("allow");
    expect(coverage?.unlooked).toContainEqual({
      at: "/files/0",
      reason: expect.stringContaining("kubectl passes over") as string,
      place: expect.objectContaining({ file: "a.yaml", line: 5 }) as unknown,
    });
  });

  it.each<[string, unknown, string]>([
    ["no files", { files: [] }, "is empty: nothing would be judged at `/files`"],
    [
      "files without a document",
      { files: [{ name: "a", content: "# none\n---\nnull\n" }] },
      "there is no document: nothing would be judged at `/files`",
    ],
    [
      "a file without a name",
      { files: [{ name: "", content: map }] },
      "is empty: places in the file would have no name at `/files/0/name`",
    ],
    [
      "a name without end",
      { files: [{ name: "x".repeat(1001), content: map }] },
      "is longer than 1000 characters at `/files/0/name`",
    ],
    ["a path in the place of a text", { files: ["a.yaml"] }, "must be an object at `/files/0`"],
    [
      "a file named twice",
      {
        files: [
          { name: "a", content: map },
          { name: "a", content: pod },
        ],
      },
      "two files have the same name at `/files/1/name`",
    ],
    [
      "a file with another field",
      { files: [{ name: "a", content: map, path: "a" }] },
      "there is no such field at `/files/0/path`",
    ],
    ["neither", {}, "a configuration needs `resources` or `files`"],
  ])("%s", (_, request, message) => {
    const { effect, failure } = guard.validateConfiguration(request as never);
    expect({ effect, failure }).toEqual({ effect: "deny", failure: { code: "invalid_request", message } });
  });
});

describe("hostile files", () => {
  it("of more than 10 MiB, nested deep or full of aliases are refused, not read to the end", () => {
    const bomb = Array.from(
      { length: 30 },
      (_, index) => `a${index + 1}: &a${index + 1} [*a${index}, *a${index}]\n`,
    );
    for (const [content, message] of [
      [`a: "${"x".repeat(10 * 1024 * 1024)}"`, "the file is too large"],
      ["[".repeat(100_000), "deep"],
      [`a0: &a0 []\n${bomb.join("")}`, "excessive aliasing"],
    ] as const) {
      const { failure } = asked(content);
      expect(failure?.code).toBe("invalid_request");
      expect(failure?.message).toContain(message);
    }
  });

  it("have names that a message shows as they are written, on one line", () => {
    const name = "a\u001b[2K\n::stop-commands::x.yaml";
    const { failure, coverage } = guard.validateConfiguration({ files: [{ name, content: "a: [" }] });
    expect(failure?.message).toMatch(/`a\\u001b\[2K\\n::stop-commands::x\.yaml:\d+:\d+`$/);
    expect(coverage?.unlooked[0]?.place?.file).toBe(name);
  });
});
