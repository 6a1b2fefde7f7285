import { valueToJavaScript } from "@palisade/language";
import { describe, expect, it } from "vitest";
import { packDocuments } from "./pack-documents.js";

const read = (values: string) => packDocuments(values).documents.map(({ value }) => valueToJavaScript(value));

describe("packDocuments", () => {
  it("has the flags of the control plane and of kubelets as kubeadm is given them", () => {
    const values = `pack: {k8sHardening: true}
kubeadmconfig:
  apiServer:
    extraArgs: {profiling: "true"}
  kubeletExtraArgs: {read-only-port: "0"}
`;
    expect(read(values)).toEqual([
      {
        apiVersion: "kubeadm.k8s.io/v1beta3",
        kind: "ClusterConfiguration",
        apiServer: { extraArgs: { profiling: "true" } },
      },
      {
        apiVersion: "kubeadm.k8s.io/v1beta3",
        kind: "JoinConfiguration",
        nodeRegistration: { kubeletExtraArgs: { "read-only-port": "0" } },
      },
    ]);
    const [cluster, kubelet] = packDocuments(values).documents;
    expect(cluster?.locate("/apiServer/extraArgs/profiling")).toEqual({ line: 4, column: 17 });
    expect(cluster?.regionOf("/apiServer/extraArgs/profiling").line).toBe(4);
    expect(kubelet?.locate("/nodeRegistration/kubeletExtraArgs/read-only-port").line).toBe(5);
    expect(cluster?.locate("/controllerManager/extraArgs").line).toBe(2);
  });

  it.each([
    ["commands of an operating system", "kubeadmconfig:\n  preKubeadmCommands: [echo]\n"],
    ["nothing that rules read", "charts: {a: {image: {tag: x}}}\n"],
    ["no values", ""],
    ["a list", "- a\n"],
  ])("has no document of %s", (_, values) => {
    expect(packDocuments(values)).toEqual({ documents: [], problems: [] });
  });

  it("has policies that are written to nodes, and no scripts", () => {
    const values = `kubeadmconfig:
  files:
    - path: /etc/kubernetes/audit.yaml
      content: |
        apiVersion: audit.k8s.io/v1
        kind: Policy
        rules: [{level: None}]
    - path: /run.sh
      content: "#!/bin/sh"
`;
    expect(read(values)).toEqual([
      { apiVersion: "audit.k8s.io/v1", kind: "Policy", rules: [{ level: "None" }] },
    ]);
    expect(packDocuments(values).documents[0]?.locate("/rules/0").line).toBe(4);
  });

  it("describes a managed control plane as EKS does, with the defaults of what is not said", () => {
    expect(read("managedControlPlane:\n  logging: {audit: true}\n")).toEqual([
      {
        apiVersion: "eks.amazonaws.com/v1",
        kind: "ClusterDescribe",
        metadata: { name: "managedControlPlane" },
        data: {
          Cluster: {
            ResourcesVpcConfig: {
              EndpointPublicAccess: true,
              EndpointPrivateAccess: false,
              PublicAccessCidrs: ["0.0.0.0/0"],
            },
            Logging: { ClusterLogging: [{ Enabled: true, Types: ["audit"] }] },
            EncryptionConfig: null,
          },
        },
      },
    ]);
  });

  it("finds storage classes wherever a chart has them, and objects as they are", () => {
    const values = `charts:
  ebs:
    storageClasses:
      - {name: fast, provisioner: ebs.csi.aws.com, parameters: {encrypted: "false"}}
      - {name: nameless}
---
apiVersion: v1
kind: Namespace
metadata: {name: shop}
`;
    expect(read(values)).toEqual([
      {
        apiVersion: "storage.k8s.io/v1",
        kind: "StorageClass",
        metadata: { name: "fast" },
        provisioner: "ebs.csi.aws.com",
        parameters: { encrypted: "false" },
      },
      { apiVersion: "v1", kind: "Namespace", metadata: { name: "shop" } },
    ]);
    expect(packDocuments(values).documents[0]?.locate("/parameters/encrypted").line).toBe(4);
  });

  it("tells what cannot be read", () => {
    expect(packDocuments("a: {{ .x }}\nb: [").problems[0]).toMatch(/^line \d+: /);
  });
});
