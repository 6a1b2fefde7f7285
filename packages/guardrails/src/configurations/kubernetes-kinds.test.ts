import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { editDistance } from "./edit-distance.js";
import { groupOf, kindProblem, shown } from "./kubernetes-kinds.js";

describe("a kind", () => {
  it.each([
    ["v1", "Pod"],
    ["v1", "List"],
    ["apps/v1", "List"],
    ["v1", "PodList"],
    ["apps/v1", "Deployment"],
    ["extensions/v1beta1", "Deployment"],
    ["batch/v2alpha1", "CronJob"],
    ["admissionregistration.k8s.io/v1", "MutatingAdmissionPolicy"],
    ["settings.k8s.io/v1alpha1", "PodPreset"],
  ])("of Kubernetes is known: %s %s", (apiVersion, kind) => {
    expect(kindProblem(apiVersion, kind)).toBeUndefined();
  });

  it.each([
    ["app.example.com/v1", "Deployment"],
    ["batch.volcano.sh/v1alpha1", "Job"],
    ["kubelet.config.k8s.io/v1beta1", "KubeletConfiguration"],
    ["componentconfig/v1alpha1", "KubeSchedulerConfiguration"],
    ["example.org/v1", "Anything"],
  ])("of somebody else's group is theirs: %s %s", (apiVersion, kind) => {
    expect(kindProblem(apiVersion, kind)).toBeUndefined();
  });

  it.each([
    ["v1", "Pd", "/kind", "unknown kind `Pd` in `v1` (did you mean `Pod`?)"],
    ["v1", "pod", "/kind", "unknown kind `pod` in `v1` (did you mean `Pod`?)"],
    ["v1", "Sevrice", "/kind", "unknown kind `Sevrice` in `v1` (did you mean `Service`?)"],
    ["v1", "Sevice", "/kind", "unknown kind `Sevice` in `v1` (did you mean `Service`?)"],
    ["v1", "Servicex", "/kind", "unknown kind `Servicex` in `v1` (did you mean `Service`?)"],
    ["v1", "NxdeLxst", "/kind", "unknown kind `NxdeLxst` in `v1` (did you mean `NodeList`?)"],
    ["v1", "NdeLst", "/kind", "unknown kind `NdeLst` in `v1` (did you mean `NodeList`?)"],
    ["apps/v1", "Deploymnet", "/kind", "unknown kind `Deploymnet` in `apps/v1` (did you mean `Deployment`?)"],
    [
      "apps/v1",
      "Deployments",
      "/kind",
      "unknown kind `Deployments` in `apps/v1` (did you mean `Deployment`?)",
    ],
    ["v1", "Deployment", "/kind", "unknown kind `Deployment` in `v1` (did you mean `apps/v1`?)"],
    ["apps/v1", "Pod", "/kind", "unknown kind `Pod` in `apps/v1` (did you mean `v1`?)"],
    ["app/v1", "Deployment", "/apiVersion", "unknown API group in `app/v1` (did you mean `apps/v1`?)"],
    [
      "networking.k8s.oi/v1",
      "Ingress",
      "/apiVersion",
      "unknown API group in `networking.k8s.oi/v1` (did you mean `networking.k8s.io/v1`?)",
    ],
    [
      "apps/v1",
      "Ingress",
      "/kind",
      "unknown kind `Ingress` in `apps/v1` (did you mean `networking.k8s.io/v1`?)",
    ],
    [
      "apps/v1",
      "Event",
      "/kind",
      "unknown kind `Event` in `apps/v1` (did you mean `events.k8s.io/v1` or `v1`?)",
    ],
    [
      "v1",
      "HorizontalPodAutoscaler",
      "/kind",
      "unknown kind `HorizontalPodAutoscaler` in `v1` (did you mean `autoscaling/v2`?)",
    ],
    ["v1", "Scale", "/kind", "unknown kind `Scale` in `v1` (did you mean `autoscaling/v1`?)"],
    [
      "v1",
      "PodSecurityPolicy",
      "/kind",
      "unknown kind `PodSecurityPolicy` in `v1` (did you mean `extensions/v1beta1` or `policy/v1beta1`?)",
    ],
  ])("that is misspelt is refused: %s %s", (apiVersion, kind, at, message) => {
    expect(kindProblem(apiVersion, kind)).toEqual({ message, at, is: "refused" });
  });

  it.each([
    ["v1", "NodeInfo", "/kind", "unknown kind `NodeInfo` in `v1`"],
    ["v1", "Sexxice", "/kind", "unknown kind `Sexxice` in `v1`"],
    ["v1", "NxdxLxst", "/kind", "unknown kind `NxdxLxst` in `v1`"],
    ["v1", "Config", "/kind", "unknown kind `Config` in `v1`"],
    ["apps/v9", "Deployment", "/apiVersion", "unknown kind `Deployment` in `apps/v9`"],
  ])("that nobody published is unknown, and no mistake: %s %s", (apiVersion, kind, at, message) => {
    expect(kindProblem(apiVersion, kind)).toEqual({ message, at, is: "unknown" });
  });

  it("never takes long, and never throws, however long it is", () => {
    const long = "x".repeat(1_000_000);
    expect(kindProblem("v1", long)?.message.length).toBeLessThan(200);
    expect(kindProblem(`${long}/v1`, "Pod")).toBeUndefined();
    fc.assert(
      fc.property(fc.string(), fc.string(), (apiVersion, kind) => {
        expect(["refused", "unknown", undefined]).toContain(kindProblem(apiVersion, kind)?.is);
      }),
    );
  });
});

it("a group is what stands before the last slash", () => {
  expect(["v1", "apps/v1", "a/b/v1", "/v1", ""].map(groupOf)).toEqual(["", "apps", "a/b", "", ""]);
});

it("long names are cut in messages", () => {
  expect(shown("a".repeat(80))).toBe(`\`${"a".repeat(80)}\``);
  expect(shown("a".repeat(81))).toBe(`\`${"a".repeat(80)}…\``);
});

describe("the distance of two names", () => {
  it.each([
    ["", "", 0],
    ["abc", "", 3],
    ["", "abc", 3],
    ["abc", "abc", 0],
    ["abc", "abd", 1],
    ["abc", "ab", 1],
    ["abc", "xabc", 1],
    ["abc", "acb", 1],
    ["abcd", "badc", 2],
    ["deploymnet", "deployment", 1],
    ["kitten", "sitting", 3],
  ])("%s, %s", (left, right, distance) => {
    expect(editDistance(left, right)).toBe(distance);
  });

  it("is the same both ways, and zero for equal names alone", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (left, right) => {
        expect(editDistance(left, right)).toBe(editDistance(right, left));
        expect(editDistance(left, right) === 0).toBe(left === right);
      }),
    );
  });
});
