// Every candidate there is: the profiles of clusters, and what packs can be put together layer by layer for each cloud.
import {
  type Catalogue,
  type CataloguePack,
  isFor,
  type PackVersion,
  type ProfilePack,
  type ProfileVersion,
} from "../catalogue/catalogue.js";
import { traitsOf } from "../catalogue/traits.js";
import type { Needs } from "../requirements/needs.js";
import { type Candidate, type ChosenPack, compareMinors, minorOf } from "./candidate.js";

/** Of more combinations of a cloud only the first are looked at. */
const mostCombinations = 4000;

export function proposeCandidates(catalogue: Catalogue, needs: Needs): readonly Candidate[] {
  return [
    ...ofProfiles(catalogue),
    ...cloudsOf(catalogue).flatMap((cloud) => compositions(catalogue, needs, cloud)),
  ];
}

function ofProfiles(catalogue: Catalogue): readonly Candidate[] {
  return catalogue.profiles
    .filter(({ type }) => type === "cluster" || type === "infra")
    .map((profile) => ({
      cloud: profile.cloud,
      profile,
      addOnProfiles: [],
      packs: profile.packs.map((each) => packOfProfile(each, profile, catalogue)),
    }));
}

/** A pack as a profile has it: its values there decide what it does. */
export function packOfProfile(
  { name, version, layer, values }: ProfilePack,
  { type }: ProfileVersion,
  { packs }: Catalogue,
): ChosenPack {
  const named = packs.filter((each) => each.name === name);
  const pack = named.find(({ versions }) => versions.some((each) => each.version === version)) ?? named[0];
  const release = pack?.versions.find((each) => each.version === version);
  const { displayName = name, about = "" } = pack ?? {};
  return {
    name,
    version,
    layer,
    values,
    traits: traitsOf({
      name,
      displayName,
      layer,
      about,
      values: values === "" ? (release?.values ?? "") : values,
    }),
    ...(pack !== undefined && { pack }),
    ...(release !== undefined && { release }),
    from: type === "add-on" ? "add-on profile" : "profile",
  };
}

const cloudsOf = ({ packs }: Catalogue): readonly string[] =>
  [...new Set(packs.filter(({ layer }) => layer === "k8s").flatMap(({ clouds }) => clouds))]
    .filter((cloud) => cloud !== "all")
    .sort();

const infrastructure = ["os", "k8s", "cni", "csi"] as const;

function compositions(catalogue: Catalogue, needs: Needs, cloud: string): readonly Candidate[] {
  const choices = infrastructure.map((layer) =>
    catalogue.packs
      .filter((pack) => pack.layer === layer && isFor(pack, cloud))
      .map((pack) => chosen(pack, needs))
      .filter((each) => each !== undefined),
  );
  let combined: readonly (readonly ChosenPack[])[] = [[]];
  for (const options of choices)
    combined = combined
      .flatMap((packs) => options.map((each) => [...packs, each]))
      .slice(0, mostCombinations);
  return combined.map((packs) => ({ cloud, addOnProfiles: [], packs }));
}

/** The newest version that is as it should be, within what is asked of Kubernetes; else the newest at all. */
export function chosen(pack: CataloguePack, { kubernetes }: Needs): ChosenPack | undefined {
  const good = pack.versions.filter(({ state }) => state === undefined);
  const within = pack.layer === "k8s" ? good.filter(({ version }) => isWithin(version, kubernetes)) : good;
  const release = newest(within) ?? newest(good) ?? newest(pack.versions);
  if (release === undefined) return undefined;
  return {
    name: pack.name,
    version: release.version,
    layer: pack.layer,
    traits: pack.traits,
    values: release.values,
    pack,
    release,
    from: "registry",
  };
}

const newest = (versions: readonly PackVersion[]): PackVersion | undefined =>
  versions.toSorted((left, right) => compareVersions(right.version, left.version))[0];

export function isWithin(version: string, { atLeast, atMost }: Needs["kubernetes"]): boolean {
  const minor = minorOf(version);
  if (minor === undefined) return atLeast === undefined && atMost === undefined;
  if (atLeast !== undefined && compareMinors(minor, atLeast) < 0) return false;
  return atMost === undefined || compareMinors(minor, atMost) <= 0;
}

/** Number by number; what is no number counts for nothing. */
export function compareVersions(left: string, right: string): number {
  const [first, second] = [left, right].map((text) =>
    text.split(/[.-]/).map((part) => Number.parseInt(part, 10) || 0),
  );
  for (let at = 0; at < Math.max(first?.length ?? 0, second?.length ?? 0); at += 1) {
    const difference = (first?.[at] ?? 0) - (second?.[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
