import { describe, expect, it } from "vitest";
import type { Needs } from "../requirements/needs.js";
import { readWords } from "./read-words.js";

describe("readWords", () => {
  it.each<[string, Partial<Needs>]>([
    ["EKS with two GPUs", { clouds: ["eks"], gpu: { wanted: true, count: 2 } }],
    ["no GPU, on Azure", { clouds: ["azure", "aks"], gpu: { wanted: false } }],
    ["anywhere but AWS", { notClouds: ["aws", "eks"] }],
    ["EKS in AWS", { clouds: ["eks"] }],
    ["self-managed Kubernetes on AWS (not EKS)", { clouds: ["aws"], notClouds: ["eks"] }],
    ["Google Cloud, plain VMs", { clouds: ["gcp"], parts: [] }],
    ["at most $6,000 a year", { budget: 500 }],
    ["2k dollars per month", { budget: 2000 }],
    ["Kubernetes 1.31 or later", { kubernetes: { atLeast: "1.31" } }],
    ["Kubernetes at most 1.30", { kubernetes: { atMost: "1.30" } }],
    ["Kubernetes between 1.30 and 1.31", { kubernetes: { atLeast: "1.30", atMost: "1.31" } }],
    ["three hosts in each store", { clouds: ["edge-native"], nodes: 3 }],
    ["a site without an internet connection", { airGapped: true }],
    ["traffic encrypted between nodes", { encryptedNetwork: true }],
    ["Calico or Cilium", { parts: [{ called: "Calico or Cilium", anyOf: ["calico", "cilium"] }] }],
    ["serving of large language models", { gpu: { wanted: true } }],
    ["in eu-central-1", { clouds: ["aws", "eks"], region: "eu-central-1" }],
  ])("%s", (text, needs) => {
    expect(readWords(text).needs).toMatchObject(needs);
  });

  it("says what it did not understand", () => {
    const { needs, notUnderstood } = readWords("EKS. Our mascot likes purple elephants.");
    expect(needs.clouds).toEqual(["eks"]);
    expect(notUnderstood).toEqual(["mascot likes purple elephants"]);
  });

  it("has a place and a meaning for what it took", () => {
    expect(readWords("GKE, not on AWS").understood).toEqual([
      { text: "GKE", means: "GKE" },
      { text: "AWS", means: "not: AWS" },
    ]);
  });
});
