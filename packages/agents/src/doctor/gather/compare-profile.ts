// A profile as a cluster has it, held against the profile itself: only names and versions leave here, never values.
import type { Cluster, Profile } from "@palisade/palette";
import type { PackDifference, ProfileState } from "./snapshot.js";

export type AttachedProfile = NonNullable<Cluster["spec"]>["clusterProfileTemplates"][number];
type Pack = AttachedProfile["packs"][number];

/** @param profile absent if Palette has it no more */
export function compareProfile(attached: AttachedProfile, profile: Profile | undefined): ProfileState {
  const declared = profile?.spec?.published?.packs;
  return {
    uid: attached.uid ?? "",
    name: attached.name ?? "",
    version: attached.profileVersion ?? "",
    isGone: profile === undefined,
    differences:
      declared === undefined ? [] : differencesOf(withValues(attached.packs), withValues(declared)),
  };
}

/** Where values are told at all, a pack without them has none. */
function withValues(packs: readonly Pack[]): readonly Pack[] {
  if (packs.every(({ values }) => values === undefined)) return packs;
  return packs.map((pack) => ({ ...pack, values: pack.values ?? "" }));
}

function differencesOf(actual: readonly Pack[], declared: readonly Pack[]): PackDifference[] {
  const byName = new Map(declared.map((pack) => [pack.name, pack]));
  const present = new Set(actual.map(({ name }) => name));
  const missing = declared.filter(({ name }) => !present.has(name));
  return [
    ...actual.flatMap((pack) => differenceOf(pack, byName.get(pack.name))),
    ...missing.map(({ name }): PackDifference => ({ pack: name, kind: "missing" })),
  ];
}

function differenceOf(actual: Pack, declared: Pack | undefined): PackDifference[] {
  const pack = actual.name;
  if (declared === undefined) return [{ pack, kind: "added" }];
  const version = actual.version ?? actual.tag;
  const wanted = declared.version ?? declared.tag;
  if (version !== undefined && wanted !== undefined && version !== wanted)
    return [{ pack, kind: "version", declared: wanted, actual: version }];
  const [values, wantedValues] = [actual.values, declared.values];
  if (values === undefined || wantedValues === undefined) return [];
  return withoutSpace(values) === withoutSpace(wantedValues) ? [] : [{ pack, kind: "values" }];
}

/** Spaces at ends of lines, and empty lines, make no difference. */
const withoutSpace = (text: string): string =>
  text
    .split("\n")
    .map((line) => line.trimEnd())
    .filter((line) => line !== "")
    .join("\n");
