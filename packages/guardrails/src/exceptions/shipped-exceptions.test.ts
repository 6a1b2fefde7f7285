// The exceptions that ship: what they lift of workloads as their projects install them, and of nobody else's.
import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import type { Guard } from "../guard.js";
import { createGuard, shippedExceptions } from "../node.js";
import { readExceptions } from "./read-exceptions.js";

const path = shippedExceptions.get("palisade:system-workloads") ?? "";
const { exceptions, problems } = readExceptions(await readFile(path), "system-workloads");
const guard: Guard = await createGuard({
  exceptions: exceptions.map(({ exception: { within: _, ...entry } }) => entry),
});

it("have no mistake, and name rules that there are", () => {
  expect(problems).toEqual([]);
  const known = new Set(guard.listRules().map(({ rule }) => rule));
  for (const { exception } of exceptions)
    for (const rule of [exception.rule].flat()) expect(known).toContain(rule);
});

it("hold for more than half a year, and not for ever", () => {
  for (const { exception } of exceptions) expect(exception.expires).toMatch(/^20\d\d-12-31$/);
});

const proxy = (given: { name?: string; namespace?: string; image?: string; kind?: string } = {}) => ({
  apiVersion: "apps/v1",
  kind: given.kind ?? "DaemonSet",
  metadata: { name: given.name ?? "kube-proxy", namespace: given.namespace ?? "kube-system" },
  spec: {
    template: {
      spec: {
        hostNetwork: true,
        volumes: [{ name: "modules", hostPath: { path: "/lib/modules" } }],
        containers: [
          {
            name: "kube-proxy",
            image: given.image ?? "registry.k8s.io/kube-proxy:v1.34.1",
            securityContext: { privileged: true },
            resources: { limits: { cpu: "1", memory: "1Gi" }, requests: { cpu: "1", memory: "1Gi" } },
          },
        ],
      },
    },
  },
});

const counting = (resource: object): readonly string[] =>
  guard
    .validateConfiguration({ resources: [resource] })
    .findings.filter(({ status }) => status === "violation")
    .map(({ rule }) => rule);

it.each<[string, object, readonly string[]]>([
  ["kube-proxy as kubeadm installs it", proxy(), []],
  [
    "kube-proxy of EKS",
    proxy({ image: "602401143452.dkr.ecr.eu-west-1.amazonaws.com/eks/kube-proxy:v1.34.0" }),
    [],
  ],
])("nothing counts of %s", (_, resource, expected) => {
  expect(counting(resource)).toEqual(expected);
});

it.each<[string, object]>([
  ["in another namespace", proxy({ namespace: "shop" })],
  ["of another name", proxy({ name: "proxy" })],
  ["of another kind", proxy({ kind: "Deployment" })],
])("everything counts %s", (_, resource) => {
  expect(counting(resource)).toEqual(expect.arrayContaining(["K8S-PRIVILEGED", "K8S-HOST-NAMESPACES"]));
});

it("what a container may do counts for another image", () => {
  const found = counting(proxy({ image: "example.org/kube-proxy:v1.34.1" }));
  expect(found).toContain("K8S-PRIVILEGED");
  expect(found).not.toContain("K8S-HOST-NAMESPACES");
});
