// Rules over a set join its objects by indexes: what four times as many objects cost is nowhere near sixteen times as much.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { compile } from "@palisade/compiler";
import { loadPolicy, type Policy } from "@palisade/runtime";
import { beforeAll, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../../policies-rego/", import.meta.url));
const sources = readdirSync(root, { recursive: true })
  .map(String)
  .filter((file) => file.endsWith(".rego") && !file.endsWith("_test.rego"))
  .map((file) => ({ file, text: readFileSync(join(root, file), "utf8") }));

type Source = (typeof sources)[number];

/** Of the folder `rules/<domain>/<rule>`. */
const sourcesOfSetRules = sources.filter(
  ({ file, text }) => file.startsWith("rules/") && /^# +scope: set$/m.test(text),
);
const packageOf = ({ text }: Source): string => /^package (\S+)/m.exec(text)?.[1] ?? "";
const setRules = sourcesOfSetRules.map((source) => packageOf(source).replace("rules.", ""));

/** Those rules, and whatever packages they need. */
function neededSources(): readonly Source[] {
  const needed = new Set(sourcesOfSetRules);
  for (const { text } of needed) {
    for (const [, name] of text.matchAll(/\bdata\.((?:lib|rules)\.\w+|configuration\.parameters)/g))
      for (const source of sources) if (packageOf(source) === name) needed.add(source);
  }
  return [...needed];
}

const entrypointOf = (rule: string): string => `rules/${rule}/findings`;
const rbac = "rbac.authorization.k8s.io/v1";

/** One of everything that rules join, in one namespace, where one label is everybody's. */
function objects(number: number): readonly object[] {
  const name = `web-${number}`;
  const metadata = { name, namespace: "shop" };
  const labels = { app: "shop", instance: name };
  const containers = [{ name: "app", image: "registry.example/web:1" }];
  const template = { metadata: { labels }, spec: { serviceAccountName: name, containers } };
  const selector = { matchLabels: labels };
  const backend = { service: { name } };
  return [
    { apiVersion: "apps/v1", kind: "Deployment", metadata, spec: { replicas: 2, selector, template } },
    { apiVersion: "v1", kind: "Service", metadata, spec: { type: "NodePort", selector: labels } },
    {
      apiVersion: "policy/v1",
      kind: "PodDisruptionBudget",
      metadata,
      spec: { minAvailable: 2, selector },
    },
    {
      apiVersion: "autoscaling/v2",
      kind: "HorizontalPodAutoscaler",
      metadata,
      spec: { minReplicas: 1, scaleTargetRef: { kind: "Deployment", name } },
    },
    {
      apiVersion: "networking.k8s.io/v1",
      kind: "NetworkPolicy",
      metadata,
      spec: { podSelector: selector, policyTypes: ["Ingress"] },
    },
    {
      apiVersion: "networking.k8s.io/v1",
      kind: "Ingress",
      metadata,
      spec: { rules: [{ host: "web.example", http: { paths: [{ backend }] } }] },
    },
    { apiVersion: "v1", kind: "ServiceAccount", metadata },
    { apiVersion: "v1", kind: "Namespace", metadata: { name } },
    {
      apiVersion: rbac,
      kind: "ClusterRole",
      metadata: { name, labels },
      rules: [
        { apiGroups: [""], resources: ["secrets", "pods/exec"], verbs: ["create", "get"] },
        {
          apiGroups: ["rbac.authorization.k8s.io"],
          resources: ["rolebindings"],
          verbs: ["bind", "create"],
        },
      ],
    },
    {
      apiVersion: rbac,
      kind: "ClusterRole",
      metadata: { name: `all-${name}` },
      aggregationRule: { clusterRoleSelectors: [selector] },
    },
    {
      apiVersion: rbac,
      kind: "ClusterRoleBinding",
      metadata: { name },
      roleRef: { kind: "ClusterRole", name: number % 2 === 0 ? name : `all-${name}` },
      subjects: [
        { kind: "ServiceAccount", name, namespace: "shop" },
        { kind: "Group", name: "system:authenticated" },
      ],
    },
  ];
}

const setOf = (count: number): object => ({
  documents: Array.from({ length: count }, (_, number) => objects(number))
    .flat()
    .map((document) => ({ document })),
});

/** Fewest steps, to a tenth, that are enough. */
function stepsOf(evaluate: (steps: number) => unknown): number {
  let [low, high] = [1, 1];
  const isEnough = (steps: number): boolean => {
    try {
      evaluate(steps);
      return true;
    } catch {
      return false;
    }
  };
  while (!isEnough(high)) [low, high] = [high, high * 4];
  while (high / low > 1.1) {
    const middle = Math.ceil(Math.sqrt(low * high));
    if (isEnough(middle)) high = middle;
    else low = middle;
  }
  return high;
}

const few = 20;
const times = 4;
/** Linear is four, and tables that grow by doubling take some more; the square is sixteen. */
const mostTimes = 6;

let policy: Policy;
beforeAll(async () => {
  const { wasm, diagnostics } = compile(neededSources(), { entrypoints: setRules.map(entrypointOf) });
  expect(diagnostics).toEqual([]);
  policy = await loadPolicy({ wasm: wasm as Uint8Array });
});

describe("rules over sets", () => {
  it("are all here", () => {
    expect(setRules.length).toBeGreaterThanOrEqual(15);
    expect(setRules).not.toContain("");
  });

  it.each(setRules)("%s", (rule) => {
    const evaluate = (count: number) => {
      const input = setOf(count);
      return (steps: number) => policy.evaluate(entrypointOf(rule), input, { steps });
    };
    const steps = stepsOf(evaluate(few));
    expect(() => evaluate(few * times)(steps * mostTimes)).not.toThrow();
  });
});
