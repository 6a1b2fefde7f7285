// Exceptions that ship, named on the line and in the settings of a project.
import { afterEach, beforeEach, expect, it } from "vitest";
import { runHere } from "./run-in-process.js";
import { Workspace } from "./run-palisade.js";

let workspace: Workspace;
beforeEach(() => {
  workspace = new Workspace();
});
afterEach(() => workspace.remove());

const proxy = `apiVersion: apps/v1
kind: DaemonSet
metadata: {name: kube-proxy, namespace: kube-system}
spec:
  template:
    spec:
      hostNetwork: true
      automountServiceAccountToken: false
      containers:
        - name: kube-proxy
          image: registry.k8s.io/kube-proxy:v1.34.1
          securityContext: {privileged: true}
          resources: {limits: {cpu: 1, memory: 1Gi}, requests: {cpu: 1, memory: 1Gi}}
`;

it("lift what a part of the cluster has to be, and are not missed where nothing needs them", async () => {
  workspace.write({ "proxy.yaml": proxy, "palisade.yaml": "exceptions: [palisade:system-workloads]\n" });
  const file = `${workspace.path}/proxy.yaml`;
  const line = ["validate", "config", "--no-config", file];
  expect((await runHere(line)).code).toBe(1);
  const named = await runHere([...line, "--strict", "--exceptions", "palisade:system-workloads"]);
  expect({ code: named.code, err: named.err }).toEqual({ code: 0, err: "" });
  const configured = await runHere([
    "validate",
    "config",
    "--config",
    `${workspace.path}/palisade.yaml`,
    file,
  ]);
  expect({ code: configured.code, err: configured.err }).toEqual({ code: 0, err: "" });
});
