import { describe, expect, it } from "vitest";
import { advise } from "./advise.js";
import type { Catalogue, CataloguePack, Layer, PackVersion, ProfileVersion } from "./catalogue/catalogue.js";
import { traitsOf } from "./catalogue/traits.js";
import { recommendationReportSchema } from "./report/report-schema.js";
import { needsOf } from "./requirements/needs-of.js";

type Given = {
  readonly versions?: readonly Partial<PackVersion>[];
  readonly about?: string;
  readonly clouds?: readonly string[];
};

function pack(
  layer: Layer,
  name: string,
  { versions = [{}], about = "", clouds = ["eks"] }: Given = {},
): CataloguePack {
  return {
    name,
    displayName: name,
    layer,
    clouds,
    about,
    registry: { uid: "r", name: "Public", isPrivate: false },
    traits: traitsOf({ name, displayName: name, layer, about, values: "" }),
    versions: versions.map((each) => ({ version: "1.0.0", tag: "", uid: name, values: "", ...each })),
  };
}

const packs = [
  pack("os", "amazon-linux-eks"),
  pack("k8s", "kubernetes-eks", {
    versions: [{ version: "1.32" }, { version: "1.31" }, { version: "1.30", state: "deprecated" }],
  }),
  pack("cni", "cni-aws-vpc-eks"),
  pack("csi", "csi-aws-ebs"),
  pack("addon", "velero", { clouds: ["all"] }),
];

const profile = (name: string, version: string, kubernetes: string): ProfileVersion => ({
  uid: `${name}-${version}`,
  name,
  version,
  type: "cluster",
  cloud: "eks",
  scope: "tenant",
  description: "",
  labels: {},
  isNewest: true,
  inUse: 1,
  packs: [
    ...packs.slice(0, 4).map(({ name: of, layer }) => ({
      name: of,
      layer,
      values: "",
      version: layer === "k8s" ? kubernetes : "1.0.0",
    })),
  ],
});

const catalogue: Catalogue = {
  packs,
  profiles: [profile("base", "2.0.0", "1.32"), profile("old", "1.0.0", "1.30")],
  notes: [{ part: "profiles", code: "timeout", message: "too slow" }],
  now: Date.parse("2026-12-01T00:00:00Z"),
};

const answer = (words: string) => advise(needsOf(words), catalogue, { asked: words });

describe("advise", () => {
  it("recommends a profile with what it lacks, and says what it could not read", () => {
    const report = answer("EKS with backups");
    expect(recommendationReportSchema.parse(report)).toEqual(report);
    expect(report.recommendations.map(({ title }) => title)).toEqual([
      "profile `base` 2.0.0 with `velero`",
      "a composition for eks",
    ]);
    expect(report.recommendations[0]?.packs.at(-1)).toMatchObject({ name: "velero", from: "registry" });
    expect(report.notes).toEqual(catalogue.notes);
  });

  it("never recommends what is deprecated", () => {
    expect(answer("EKS").ruledOut).toContainEqual({
      what: "profile `old` 1.0.0",
      reasons: [{ constraint: "lifecycle", reason: "`kubernetes-eks` 1.30 is deprecated" }],
    });
  });

  it.each([
    ["GKE", "cloud"],
    ["Kubernetes 1.40", "kubernetes"],
    ["EKS with Windows", "parts"],
    ["EKS by FIPS", "compliance"],
  ])("says what ruled out most: %s", (words, constraint) => {
    const { recommendations, nothingFits } = answer(words);
    expect(recommendations).toEqual([]);
    expect(nothingFits?.constraint).toBe(constraint);
  });

  it("says what has no price, and rules out only what is known to cost more", () => {
    const needs = needsOf("EKS, at most $10 a month");
    expect(advise(needs, catalogue).recommendations[0]?.cost).toMatchObject({
      isLowerBound: true,
      unpriced: ["there is no table of prices"],
    });
    const price = () => ({ monthly: 50, unpriced: [], sources: [] });
    expect(advise(needs, catalogue, { price }).nothingFits?.constraint).toBe("budget");
  });
});
