// Adds to a candidate what it lacks and packs can give: add-on profiles that have nothing else, or single packs.
import { capabilityOf } from "../catalogue/capabilities.js";
import { type Catalogue, type CataloguePack, isFor } from "../catalogue/catalogue.js";
import type { Needs } from "../requirements/needs.js";
import type { Candidate, ChosenPack } from "./candidate.js";
import { chosen, packOfProfile } from "./propose.js";

/** Something to be there: any pack with one of the traits. */
export type Wanted = { readonly called: string; readonly anyOf: readonly string[] };

/** What add-ons, and further volumes, can give a candidate of a cloud. */
export function wantedBy(
  needs: Needs,
  { cloud, packs }: Pick<Candidate, "cloud" | "packs">,
): readonly Wanted[] {
  const has = (trait: string) => packs.some(({ traits }) => traits.has(trait));
  return [
    ...(needs.gpu?.wanted === true ? [gpuPart(needs, cloud)] : []),
    ...needs.parts.filter((part) => isNeeded(part, cloud)),
    ...(needs.airGapped === true
      ? [{ called: "a registry within reach", anyOf: ["inClusterRegistry"] }]
      : []),
    ...(needs.encryptedNetwork === true && !has("encryptedNetwork")
      ? [{ called: "an encrypted network", anyOf: ["encryptedNetwork"] }]
      : []),
    ...(needs.storage.includes("shared") ? [{ called: "shared volumes", anyOf: ["sharedVolumes"] }] : []),
  ];
}

/** What a cloud brings by itself need not be added. */
function isNeeded({ anyOf }: Wanted, cloud: string): boolean {
  return !anyOf.some((name) => capabilityOf(name)?.builtInto?.includes(cloud) === true);
}

/** Boards of arm64 have a system with the driver: the operator, which installs one, is for the others. */
function gpuPart({ gpu, architecture }: Needs, cloud: string): Wanted {
  const vendor = gpu?.vendor ?? "nvidia";
  if (vendor === "amd") return { called: "GPUs of AMD", anyOf: ["amdGpu"] };
  if (vendor === "other") return { called: "accelerators that are no GPUs", anyOf: ["otherAccelerator"] };
  return {
    called: "GPUs",
    anyOf: [cloud === "edge-native" && architecture === "arm64" ? "gpuOfHost" : "nvidiaGpu"],
  };
}

export function complete(candidate: Candidate, needs: Needs, catalogue: Catalogue): Candidate {
  const wanted = wantedBy(needs, candidate);
  let done = candidate;
  for (const each of wanted)
    if (!isThere(done, each)) done = withPart(done, each, { wanted, needs, catalogue });
  return done;
}

export const isThere = (candidate: Candidate, { anyOf }: Wanted): boolean =>
  anyOf.some((trait) => candidate.packs.some((pack) => isPart(pack, trait)));

/** `name:kafka` is a pack that is called so. */
export function isPart(
  { name, traits }: { readonly name: string; readonly traits: ReadonlySet<string> },
  trait: string,
): boolean {
  if (!trait.startsWith("name:")) return traits.has(trait);
  const asked = trait.slice("name:".length).replaceAll(" ", "-");
  return name === asked || name.split("-").includes(asked);
}

type Asked = { readonly wanted: readonly Wanted[]; readonly needs: Needs; readonly catalogue: Catalogue };

function withPart(candidate: Candidate, part: Wanted, { wanted, needs, catalogue }: Asked): Candidate {
  const isWanted = (pack: ChosenPack) =>
    wanted.some(({ anyOf }) => anyOf.some((trait) => isPart(pack, trait)));
  const profile = catalogue.profiles
    .filter(
      ({ type, cloud, isNewest }) =>
        type === "add-on" && isNewest && (cloud === "all" || cloud === candidate.cloud),
    )
    .map((each) => ({ each, packs: each.packs.map((pack) => packOfProfile(pack, each, catalogue)) }))
    .find(
      ({ packs }) =>
        packs.some((pack) => part.anyOf.some((trait) => isPart(pack, trait))) &&
        packs.every(
          (pack) => isWanted(pack) && pack.release !== undefined && pack.release.state === undefined,
        ),
    );
  if (profile !== undefined)
    return {
      ...candidate,
      addOnProfiles: [...candidate.addOnProfiles, profile.each],
      packs: [
        ...candidate.packs,
        ...profile.packs.filter(({ name }) => candidate.packs.every((each) => each.name !== name)),
      ],
    };
  const options = catalogue.packs
    .filter(
      (pack) =>
        isFor(pack, candidate.cloud) && canBeAdded(pack) && part.anyOf.some((trait) => isPart(pack, trait)),
    )
    .toSorted((left, right) => preference(left, part) - preference(right, part))
    .map((pack) => chosen(pack, needs))
    .filter((each) => each?.release?.state === undefined);
  const [first] = options;
  return first === undefined ? candidate : { ...candidate, packs: [...candidate.packs, first] };
}

/** Of layers below, only volumes come in several. */
const canBeAdded = ({ layer }: CataloguePack): boolean => layer === "addon" || layer === "csi";

/** What installs the driver goes before what only tells of GPUs; what a cloud has of its own before what nodes carry. */
const preference = ({ traits, registry }: CataloguePack, { anyOf }: Wanted): number =>
  (anyOf.includes("nvidiaGpu") && traits.has("gpuOfHost") ? 4 : 0) +
  (traits.has("cloudVolumes") ? 0 : 2) +
  (registry.isPrivate ? 1 : 0);
