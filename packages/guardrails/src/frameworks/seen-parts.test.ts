// What documents show of a cluster, and of whose it is.
import { expect, it } from "vitest";
import { readManifests } from "../configurations/read-manifests.js";
import { PartsSeen, type SeenParts } from "./seen-parts.js";

function seenIn(text: string): SeenParts {
  const seen = new PartsSeen();
  for (const { value } of readManifests(text).manifests) seen.look(value);
  return seen.parts;
}

const componentsIn = (text: string): readonly string[] => [...seenIn(text).components];
const distributionOf = (text: string): string | undefined => seenIn(text).distribution;

it("kinds have their group, in lists, too", () => {
  const { kinds, hasWorkloads } = seenIn(
    "{apiVersion: v1, kind: List, items: [{apiVersion: v1, kind: Secret}, {apiVersion: rbac.authorization.k8s.io/v1, kind: Role}, 3]}",
  );
  expect([...kinds]).toEqual(["/Secret", "rbac.authorization.k8s.io/Role", "/List"]);
  expect(hasWorkloads).toBe(false);
});

it("lists in lists are opened four deep", () => {
  const listed = (depth: number): string =>
    depth === 0 ? "{kind: Pod}" : `{kind: List, items: [${listed(depth - 1)}]}`;
  expect(seenIn(listed(4)).hasWorkloads).toBe(true);
  expect(seenIn(listed(5)).hasWorkloads).toBe(false);
});

it("what has no kind and what is no object is nothing", () => {
  expect(seenIn("{a: b}\n---\n- 3")).toEqual({
    kinds: new Set(),
    hasWorkloads: false,
    components: new Set(),
  });
});

it("the programs of the control plane are those that containers start", () => {
  expect(
    componentsIn("{kind: Pod, spec: {containers: [{command: [kube-apiserver, --profiling=false]}]}}"),
  ).toEqual(["kube-apiserver"]);
  expect(
    componentsIn(
      "{kind: Deployment, spec: {template: {spec: {containers: [{args: [/usr/local/bin/kube-scheduler]}]}}}}",
    ),
  ).toEqual(["kube-scheduler"]);
  expect(
    componentsIn(
      "{kind: Pod, spec: {containers: [{command: [etcd]}, {command: [kube-controller-manager --v=2]}]}}",
    ),
  ).toEqual(["etcd", "kube-controller-manager"]);
  expect(componentsIn("{kind: Pod, spec: {containers: [{command: [a, b, c, etcd]}]}}")).toEqual([]);
  expect(componentsIn("{kind: Pod, spec: {containers: [{name: etcd, command: [3, web]}]}}")).toEqual([]);
  expect(componentsIn("{kind: App, spec: {containers: [{command: [etcd]}]}}")).toEqual([]);
});

it.each([
  ["{kind: Node, metadata: {labels: {eks.amazonaws.com/nodegroup: a}}}", "eks"],
  ["{kind: Node, metadata: {labels: {eks.amazonaws.com/compute-type: fargate}}}", "eks"],
  ["{kind: Node, metadata: {labels: {cloud.google.com/gke-nodepool: a}}}", "gke"],
  ["{kind: Node, metadata: {labels: {kubernetes.azure.com/cluster: a}}}", "aks"],
  ["{kind: Node, metadata: {labels: {node.openshift.io/os_id: rhcos}}}", "openshift"],
  ["{kind: Node, status: {nodeInfo: {kubeletVersion: v1.34.0-eks-1234}}}", "eks"],
  ["{kind: Node, status: {nodeInfo: {kubeletVersion: v1.34.0-gke.100}}}", "gke"],
  ["{kind: Node, status: {nodeInfo: {kubeletVersion: v1.34.0+k3s1}}}", "k3s"],
  ["{kind: Node, status: {nodeInfo: {kubeletVersion: v1.34.0+rke2r1}}}", "rke2"],
  ["{kind: Node, metadata: {labels: {rke.cattle.io/machine: a}}}", "rke2"],
  ["{kind: Node, status: {nodeInfo: {kubeletVersion: 3}}}", undefined],
  ["{kind: Pod, metadata: {labels: {cloud.google.com/gke-nodepool: a}}}", undefined],
  ["{apiVersion: config.openshift.io/v1, kind: ClusterVersion}", "openshift"],
  ["{apiVersion: eks.amazonaws.com/v1, kind: ClusterDescribe}", "eks"],
  ["{apiVersion: container.googleapis.com/v1, kind: ClusterDescribe}", "gke"],
  ["{apiVersion: management.azure.com/v1, kind: ClusterDescribe}", "aks"],
  ["{apiVersion: example.org/v1, kind: ClusterDescribe}", undefined],
])("%s is of %s", (text, expected) => {
  expect(distributionOf(text)).toBe(expected);
});

it("the first that tells counts", () => {
  expect(
    distributionOf(
      "{kind: Node}\n---\n{kind: Node, metadata: {labels: {eks.amazonaws.com/nodegroup: a}}}\n---\n{apiVersion: config.openshift.io/v1, kind: A}",
    ),
  ).toBe("eks");
});
