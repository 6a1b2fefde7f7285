// Every bundle that ships: the same answers from our runtime and from OPA's own host.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readBundle } from "@palisade/bundle";
import { createGuard, normalisePrompt, readManifests } from "@palisade/guardrails";
import { defaultBundlePath, readBundleFile } from "@palisade/guardrails/node";
import { parseJson, printJson, type Value, valueFromJavaScript } from "@palisade/language";
import { loadWasmEngine } from "@palisade/runtime";
import { caseEngines } from "@palisade/testkit";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const bundles = readdirSync(join(root, "bundles")).filter((name) => name.endsWith(".tar.gz"));
const examples = (folder: string): readonly string[] =>
  readdirSync(join(root, "examples", folder))
    .filter((name) => /\.(ya?ml|json|txt)$/.test(name))
    .map((name) => join(root, "examples", folder, name));

/** What each pack is asked: the examples, as the guard would ask. */
const inputs: Readonly<Record<string, readonly Value[]>> = {
  configuration: examples("").map((path) => {
    const documents = readManifests(readFileSync(path)).manifests.map(({ value }) => ({ document: value }));
    return valueFromJavaScript({ documents });
  }),
  action: examples("actions").map((path) => parseJson(readFileSync(path, "utf8"))),
  prompt: examples("prompts").map((path) => {
    const text = readFileSync(path, "utf8");
    return valueFromJavaScript({ text, channel: "prompt", ...normalisePrompt(text), context: {} });
  }),
};

describe.each(bundles)("%s", (name) => {
  it("answers alike in our runtime and in @open-policy-agent/opa-wasm", async () => {
    const { wasm, data } = await readBundle(readFileSync(join(root, "bundles", name)));
    const bytes = wasm.get("policy.wasm") as Uint8Array;
    const ours = await loadWasmEngine(bytes, {});
    const theirs = await caseEngines.get("opa-wasm")?.load({ wasm: () => bytes } as never, {});
    expect(theirs?.entrypoints.toSorted()).toEqual(ours.entrypoints.toSorted());
    for (const entrypoint of ours.entrypoints) {
      for (const input of inputs[entrypoint.split("/")[0] ?? ""] ?? []) {
        const [expected, actual] = [ours, theirs].map((engine) =>
          engine?.evaluate(entrypoint, input, data).map(printJson),
        );
        expect(actual).toEqual(expected);
      }
    }
  });
});

describe("the bundle that guards use", () => {
  it("is built, and judges the examples", async () => {
    const guard = await createGuard({ bundle: await readBundleFile(defaultBundlePath) });
    const action = (name: string): string =>
      guard.validateAction(JSON.parse(readFileSync(join(root, "examples/actions", name), "utf8")) as never)
        .effect;
    expect(action("list-pods.json")).toBe("allow");
    expect(action("delete-deployment.json")).toBe("require_approval");
    expect(action("delete-system-namespace.json")).toBe("deny");
    expect(guard.validatePrompt("Kill the pod, and drop the old table").effect).toBe("allow");
  });

  it("keeps what it found when another resource cannot be judged", async () => {
    const guard = await createGuard({ bundle: await readBundleFile() });
    const privileged = {
      apiVersion: "v1",
      kind: "Pod",
      spec: { containers: [{ name: "a", image: "a:1.0.0", securityContext: { privileged: true } }] },
    };
    const decision = guard.validateConfiguration({ resources: [privileged, { kind: "Nothing" }] });
    expect(decision.failure?.code).toBe("invalid_request");
    expect(decision.findings.map(({ rule }) => rule)).toContain("K8S-PRIVILEGED");
  });

  it("judges configurations by 13 rules unless others are chosen, and describes 30 action and 10 prompt rules, each with a severity and a remedy", async () => {
    const guard = await createGuard({ bundle: await readBundleFile() });
    const rules = guard.listRules();
    const count = (subject: string): number =>
      rules.filter((rule) => rule.subject === subject && rule.active !== false).length;
    // Each pack has one rule more, which denies what cannot be read.
    expect([count("configuration"), count("action"), count("prompt")]).toEqual([13, 30, 10]);
    for (const rule of rules)
      expect(rule).toMatchObject({
        title: expect.any(String) as string,
        remedy: expect.any(String) as string,
      });
  });
});
