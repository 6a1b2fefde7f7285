// Something that could be recommended: a profile as it is, a profile with additions, or packs layer by layer.
import type { CataloguePack, Layer, PackVersion, ProfileVersion } from "../catalogue/catalogue.js";

export type ChosenPack = {
  readonly name: string;
  readonly version: string;
  readonly layer: Layer;
  readonly traits: ReadonlySet<string>;
  readonly values: string;
  /** As the registry has it; nothing for packs of manifests alone, and for those that are gone. */
  readonly pack?: CataloguePack;
  readonly release?: PackVersion;
  readonly from: "profile" | "add-on profile" | "registry";
};

export type Candidate = {
  readonly cloud: string;
  readonly profile?: ProfileVersion;
  readonly addOnProfiles: readonly ProfileVersion[];
  readonly packs: readonly ChosenPack[];
};

export const traitsIn = ({ packs }: Candidate): ReadonlySet<string> =>
  new Set(packs.flatMap(({ traits }) => [...traits]));

export const packIn = ({ packs }: Candidate, layer: Layer): ChosenPack | undefined =>
  packs.find((each) => each.layer === layer);

/** `1.31` of `1.31.8`; nothing where there is none. */
export const kubernetesOf = (candidate: Candidate): string | undefined =>
  minorOf(packIn(candidate, "k8s")?.version ?? "");

export function minorOf(version: string): string | undefined {
  const [major = "", minor = ""] = version.split(".");
  return /^\d+$/.test(major) && /^\d+$/.test(minor) ? `${major}.${minor}` : undefined;
}

/** Less than zero if the first is older. @example compareMinors("1.9", "1.31") < 0 // true */
export const compareMinors = (left: string, right: string): number =>
  Number(left.split(".")[1]) - Number(right.split(".")[1]);

/** @example describe(candidate) // "profile `aws-baseline` 1.2.0" */
export const describeCandidate = ({ cloud, profile }: Candidate): string =>
  profile === undefined ? `a composition for ${cloud}` : `profile \`${profile.name}\` ${profile.version}`;
