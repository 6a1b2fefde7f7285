// `palisade inspect`: what it tells of directories, archives and single files, in the shape that `opa inspect` has.
import { afterAll, describe, expect, test } from "vitest";
import { runHere } from "./run-in-process.js";
import { Workspace } from "./run-palisade.js";

const workspace = new Workspace().write({
  "app/.manifest": '{"revision": "r1", "roots": ["acme", "limits", "sub"], "metadata": {"team": "x"}}',
  "app/data.json": '{"limits": 1}',
  "app/sub/data.yaml": "b: 1\n",
  "app/sub/other.json": '{"c": 1}',
  "app/policy.rego": `# METADATA
# title: Pack
# authors:
# - Ada <ada@example.org>
# - name: Bob
# related_resources:
# - https://example.com/a b
# - ref: https://example.com/c
#   description: c
# schemas:
# - input: schema.input
# - data.x: {type: string}
# compile:
#   unknowns: [input.x]
package acme.policy

import data.acme.other

# METADATA
# entrypoint: true
allow if {
	regex.match("a", input.y)
	other.z
}

# METADATA
# title: deny
deny["a b"] := input.x
`,
  "app/other.rego": "package acme.other\n\nz := http.send({}).status_code\n",
});
afterAll(() => workspace.remove());

type Report = Readonly<Record<string, unknown>> & {
  readonly annotations: readonly {
    readonly annotations: unknown;
    readonly location: unknown;
    readonly path: unknown;
  }[];
  readonly capabilities: { readonly builtins: readonly { readonly name: string }[] };
};

async function report(...line: readonly string[]): Promise<Report> {
  const { code, out, err } = await runHere(["inspect", "-f", "json", ...line]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  return JSON.parse(out) as Report;
}

const at = (name: string): string => `${workspace.path}/${name}`;
const named = (...steps: readonly string[]): readonly unknown[] => [
  { type: "var", value: "data" },
  ...steps.map((value) => ({ type: "string", value })),
];

describe("a directory", () => {
  test("has its manifest, and the files of packages and data", async () => {
    const { manifest, namespaces, signatures_config, entrypoints } = await report(at("app"));
    expect({ manifest, namespaces, signatures_config, entrypoints }).toEqual({
      manifest: { revision: "r1", roots: ["acme", "limits", "sub"], metadata: { team: "x" } },
      signatures_config: {},
      namespaces: {
        data: [at("app/data.json")],
        "data.acme.other": [at("app/other.rego")],
        "data.acme.policy": [at("app/policy.rego")],
        "data.sub": [at("app/sub/data.yaml")],
      },
      entrypoints: ["acme/policy/allow"],
    });
  });

  test("has the capabilities that its policies need", async () => {
    const { capabilities } = await report(at("app"));
    expect(capabilities.builtins.map(({ name }) => name)).toEqual(["eq", "http.send", "regex.match"]);
    expect(capabilities).toMatchObject({ features: ["rego_v1"] });
    expect(capabilities.builtins.at(-1)).toEqual({
      name: "regex.match",
      decl: {
        type: "function",
        args: [{ type: "string" }, { type: "string" }],
        result: { type: "boolean" },
      },
    });
  });

  test("has its annotations only where they are asked for, with places and terms", async () => {
    expect(await report(at("app"))).not.toHaveProperty("annotations");
    const { annotations } = await report("-a", at("app"));
    const file = at("app/policy.rego");
    expect(annotations).toEqual([
      {
        annotations: {
          scope: "package",
          title: "Pack",
          authors: [{ name: "Ada", email: "ada@example.org" }, { name: "Bob" }],
          related_resources: [
            { ref: "https://example.com/a%20b" },
            { ref: "https://example.com/c", description: "c" },
          ],
          schemas: [
            {
              path: [{ type: "var", value: "input" }],
              schema: [
                { type: "var", value: "schema" },
                { type: "string", value: "input" },
              ],
            },
            { path: named("x"), definition: { type: "string" } },
          ],
          compile: {
            unknowns: [
              [
                { type: "var", value: "input" },
                { type: "string", value: "x" },
              ],
            ],
          },
        },
        location: { file, row: 15, col: 1 },
        path: named("acme", "policy"),
      },
      {
        annotations: { scope: "document", entrypoint: true },
        location: { file, row: 21, col: 1 },
        path: named("acme", "policy", "allow"),
      },
      {
        annotations: { scope: "rule", title: "deny" },
        location: { file, row: 28, col: 1 },
        path: named("acme", "policy", "deny", "a b"),
      },
    ]);
  });
});

test("an archive has its module, and names of files that begin with a slash", async () => {
  const bundle = at("app.tar.gz");
  expect(await runHere(["build", "-b", at("app"), "-e", "acme/policy/allow", "-o", bundle])).toMatchObject({
    code: 0,
  });
  const { namespaces, wasm_modules, digest } = await report(bundle);
  expect({ namespaces, wasm_modules }).toEqual({
    namespaces: {
      data: ["/data.json"],
      "data.acme.other": [at("app/other.rego")],
      "data.acme.policy": [at("app/policy.rego")],
      "data.acme.policy.allow": ["/policy.wasm"],
    },
    wasm_modules: [
      { entrypoints: ["data.acme.policy.allow"], path: "/policy.wasm", url: `${bundle}/policy.wasm` },
    ],
  });
  expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/);
});

test("a file of Rego has no manifest", async () => {
  const told = await report(at("app/other.rego"));
  expect(told).not.toHaveProperty("manifest");
  expect(await report("-a", at("app/other.rego"))).not.toHaveProperty("annotations");
  expect(told["namespaces"]).toEqual({ "data.acme.other": [at("app/other.rego")] });
});

test("functions that nobody knows are whoever's who evaluates; what cannot be read is told with its place", async () => {
  workspace.write({
    "custom/p.rego": 'package p\n\nx := acme.lookup(1)\n\ny if regex.match("a", acme.name(x))\n',
    "unsafe/p.rego": "package p\n\nx := y\n",
    "broken/p.rego": "package p\n\nx :=\n",
  });
  const { capabilities } = await report(at("custom"));
  expect(capabilities.builtins.map(({ name }) => name)).toEqual(["eq", "regex.match"]);
  for (const [folder, place] of [
    ["unsafe", "unsafe/p.rego:3:6: rego_unsafe_var_error: var y is unsafe"],
    ["broken", "broken/p.rego:4:1: rego_parse_error"],
  ] as const) {
    expect(await runHere(["inspect", at(folder)])).toMatchObject({
      code: 1,
      err: expect.stringContaining(place) as string,
    });
  }
});

test("the page for people lists the same", async () => {
  const { code, out } = await runHere(["inspect", "-a", at("app")]);
  expect(code).toBe(0);
  for (const part of [
    "│ revision │ r1 ",
    "│ data.acme.other  │",
    "  acme/policy/allow",
    "data.acme.policy.deny.a b (rule)",
  ])
    expect(out).toContain(part);
});
