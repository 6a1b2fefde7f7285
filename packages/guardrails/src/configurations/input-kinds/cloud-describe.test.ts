// What the command lines of clouds print is recognised by what it says of itself, and judged by rules for it.
import { valueFromJavaScript } from "@palisade/language";
import { describe, expect, it } from "vitest";
import { cloudDescribe } from "./cloud-describe.js";

const eks = { cluster: { name: "shop", arn: "arn:aws:eks:eu-west-1:1:cluster/shop" } };
const aks = { name: "shop", type: "Microsoft.ContainerService/ManagedClusters" };
const gke = {
  name: "shop",
  selfLink: "https://container.googleapis.com/v1/projects/a/locations/b/clusters/shop",
};
const ecr = { repositories: [{ repositoryArn: "arn:aws:ecr:eu-west-1:1:repository/shop" }] };

describe("what a cloud describes", () => {
  it.each([
    ["eks", eks, "shop"],
    ["eks", { cluster: { arn: "arn:aws-cn:eks:cn-north-1:1:cluster/shop" } }, ""],
    ["aks", aks, "shop"],
    ["aks", { type: "microsoft.containerservice/managedclusters" }, ""],
    ["gke", gke, "shop"],
    ["ecr", ecr, ""],
  ])("is %s: %#", (type, described, address) => {
    const document = valueFromJavaScript(described);
    expect(cloudDescribe.detect(document)).toBe(true);
    expect(cloudDescribe.read(document)).toEqual([{ document, at: "", labels: { type, address } }]);
  });

  it.each([
    [{ ...eks, kind: "Cluster" }],
    [{ cluster: { arn: "arn:aws:ecs:eu-west-1:1:cluster/shop" } }],
    [{ cluster: "shop" }],
    [{ cluster: {} }],
    [{ type: "Microsoft.Compute/virtualMachines" }],
    [{ selfLink: "https://compute.googleapis.com/v1/projects/a" }],
    [{ selfLink: 3, type: 4 }],
    [{ repositories: [] }],
    [{ repositories: [{ url: "https://charts.example" }] }],
    [{ repositories: ["a"] }],
    [{ repositories: {} }],
    [{}],
    [[]],
    ["text"],
    [null],
  ])("is nothing else: %#", (other) => {
    const document = valueFromJavaScript(other);
    expect(cloudDescribe.detect(document)).toBe(false);
    expect(cloudDescribe.read(document)).toEqual([]);
  });
});
