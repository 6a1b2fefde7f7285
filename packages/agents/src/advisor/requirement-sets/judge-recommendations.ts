// How right an advisor's answer is.
import type { RequirementSet } from "./requirement-set.js";

/** A composition of packs, the best first in a list of them. */
export type Recommendation = {
  /** Name of the profile that its infrastructure is of, if it is of one. */
  readonly profile?: string;
  readonly packs: readonly { readonly name: string; readonly version: string; readonly layer?: string }[];
};

/**
 * What is wrong with recommendations: nothing, or a line for each mistake.
 * @example judgeRecommendations({ fits: false }, []) // []
 */
export function judgeRecommendations(
  expected: RequirementSet["expect"],
  recommendations: readonly Recommendation[],
): readonly string[] {
  const [first] = recommendations;
  if (!expected.fits)
    return first === undefined ? [] : [`nothing fits, and ${recommendations.length} were recommended`];
  if (first === undefined) return ["something fits, and nothing was recommended"];
  return [
    ...profileMistakes(expected, first),
    ...packMistakes(expected, first),
    ...versionMistakes(expected, first),
    ...recommendations.flatMap((each, place) => forbidden(expected, each, place + 1)),
  ];
}

type Expected = RequirementSet["expect"];

function profileMistakes({ profiles }: Expected, { profile }: Recommendation): string[] {
  if (profiles === undefined || profile === undefined || profiles.includes(profile)) return [];
  return [`its profile is \`${profile}\`, none of ${profiles.join(", ")}`];
}

function packMistakes({ packs = [] }: Expected, { packs: has }: Recommendation): string[] {
  const names = new Set(has.map(({ name }) => name));
  return packs
    .map((each) => (typeof each === "string" ? [each] : each))
    .filter((any) => !any.some((name) => names.has(name)))
    .map((any) => `it has no \`${any.join("` or `")}\``);
}

function versionMistakes({ kubernetes }: Expected, { packs }: Recommendation): string[] {
  if (kubernetes === undefined) return [];
  const version = packs.find(({ name, layer }) => layer === "k8s" || isDistribution(name))?.version;
  if (version === undefined) return ["it has no Kubernetes"];
  const minor = minorOf(version);
  const { atLeast, atMost } = kubernetes;
  const tooOld = atLeast !== undefined && minor < minorOf(atLeast);
  const tooNew = atMost !== undefined && minor > minorOf(atMost);
  return tooOld || tooNew ? [`its Kubernetes is ${version}`] : [];
}

const isDistribution = (name: string): boolean =>
  name.startsWith("kubernetes") || name === "edge-k3s" || name === "edge-rke2";
const minorOf = (version: string): number => Number(version.split(".")[1]);

function forbidden({ never = {} }: Expected, { profile, packs }: Recommendation, place: number): string[] {
  const { profiles = [], packs: unwanted = [] } = never;
  return [
    ...(profile !== undefined && profiles.includes(profile)
      ? [`recommendation ${place} is of \`${profile}\`, which must never be`]
      : []),
    ...packs
      .filter(({ name }) => unwanted.includes(name))
      .map(({ name }) => `recommendation ${place} has \`${name}\`, which must never be`),
  ];
}
