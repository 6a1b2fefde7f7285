import { readDuration } from "../description/duration.js";
import type { ProfileDescription, ProfilePackDescription } from "../description/profile-description.js";
import { uidOf } from "./identity.js";
import type { Pack } from "./pack.js";
import type { Profile, ProfilePack } from "./profile.js";

type Surroundings = {
  readonly packs: ReadonlyMap<string, Pack>;
  readonly projectUid: (name: string) => string;
  readonly seed: string;
  readonly startedAt: number;
};

const day = 86_400_000;

/** A profile for each of its versions. */
export function buildProfiles(
  { versions, project, age, labels = {}, variables = [], ...profile }: ProfileDescription,
  surroundings: Surroundings,
): Profile[] {
  const { seed, startedAt } = surroundings;
  const firstMade = startedAt - readDuration(age);
  return versions.map(({ version, packs, draft = false }, newer) => {
    const uid = uidOf(seed, "profile", project ?? "", profile.name, version);
    // The newest is the youngest: half of its age after the one before it.
    const createdAt = firstMade + Math.floor((startedAt - firstMade) / 2 ** (newer + 1) / day) * day;
    return {
      ...profile,
      ...(project !== undefined && { projectUid: surroundings.projectUid(project) }),
      uid,
      version,
      labels,
      variables,
      createdAt: newer === versions.length - 1 ? firstMade : createdAt,
      modifiedAt: createdAt,
      isPublished: !draft,
      draft: undefined,
      packs: packs.map((each) => buildProfilePack(each, uid, surroundings)),
    };
  });
}

function buildProfilePack(
  { pack: name, version, values, manifests = [] }: ProfilePackDescription,
  profileUid: string,
  { packs, seed }: Surroundings,
): ProfilePack {
  const named = manifests.map((each) => ({
    ...each,
    uid: uidOf(seed, "manifest", profileUid, name, each.name),
  }));
  const pack = [...packs.values()].find((each) => each.name === name && each.version === version);
  if (pack !== undefined) return { ...profilePackOf(pack), values: values ?? pack.values, manifests: named };
  if (named.length === 0) throw new RangeError(`no registry has \`${name}\` ${version}`);
  const own = manifestPackOf(name, version, uidOf(seed, "manifest-pack", profileUid, name));
  return { ...own, values: values ?? "", manifests: named };
}

/** A layer of manifests that no registry has. */
export function manifestPackOf(name: string, version: string, uid: string): ProfilePack {
  return {
    name,
    displayName: name,
    layer: "addon",
    type: "manifest",
    addonType: "",
    version,
    tag: version,
    packUid: `spectro-manifest-${uid}`,
    registryUid: "",
    values: "",
    manifests: [],
  };
}

/** A layer that is the pack as it comes. */
export function profilePackOf(pack: Pack): ProfilePack {
  return {
    name: pack.name,
    displayName: pack.displayName,
    layer: pack.layer,
    type: pack.type,
    addonType: pack.addonType ?? "",
    version: pack.version,
    tag: pack.tag,
    packUid: pack.uid,
    registryUid: pack.registryUid,
    values: pack.values,
    manifests: [],
  };
}
