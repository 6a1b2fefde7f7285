// The profiles that a cluster would have after a change.
import { invalidRequest, notFound } from "../server/refusal.js";
import { attach } from "../state/build-cluster.js";
import type { AttachedProfile, Cluster } from "../state/cluster.js";
import type { Pack } from "../state/pack.js";
import type { ProfilePack } from "../state/profile.js";
import type { Tenant } from "../state/tenant.js";
import type { ProfileChange } from "./profile-change.js";

/**
 * The profiles that a cluster would have.
 * @param how `merge` leaves those that are not named as they are; `replace` takes them away
 * @throws Refusal if a profile, a pack or a version does not exist, or if nothing would be left to run on
 */
export function changedProfiles(
  { profiles, cloud, projectUid }: Cluster,
  changes: readonly ProfileChange[],
  how: "merge" | "replace",
  tenant: Tenant,
): AttachedProfile[] {
  const named = changes.map((change) => ({
    before: profiles.find(({ uid }) => uid === change.uid),
    after: attachedBy(change, profiles, { cloud, projectUid }, tenant),
  }));
  const replaced = new Map(
    named.flatMap(({ before, after }) => (before === undefined ? [] : [[before, after]])),
  );
  const added = named.filter(({ before }) => before === undefined).map(({ after }) => after);
  const kept = profiles.flatMap((each) => {
    const after = replaced.get(each);
    return after === undefined && how === "replace" ? [] : [after ?? each];
  });
  const result = [...kept, ...added];
  if (profiles.some(isInfrastructure) && !result.some(isInfrastructure)) {
    throw invalidRequest("A cluster needs a profile of type 'cluster' or 'infra'");
  }
  return result;
}

const isInfrastructure = ({ type }: AttachedProfile) => type === "cluster" || type === "infra";

function attachedBy(
  { uid = "", replaceWithProfile, packValues, variables }: ProfileChange,
  profiles: readonly AttachedProfile[],
  { cloud, projectUid }: Pick<Cluster, "cloud" | "projectUid">,
  tenant: Tenant,
): AttachedProfile {
  const before = profiles.find((each) => each.uid === uid);
  const wanted = replaceWithProfile ?? uid;
  const profile = tenant.profiles.get(wanted);
  const isTheirs = profile?.scope !== "project" || profile.projectUid === projectUid;
  if (before === undefined && (profile === undefined || !isTheirs)) throw notFound("ClusterProfile", wanted);
  if (replaceWithProfile !== undefined && (profile === undefined || !isTheirs))
    throw notFound("ClusterProfile", wanted);
  if (profile !== undefined && profile.cloud !== "all" && profile.cloud !== cloud) {
    throw invalidRequest(
      `Cluster profile '${profile.name}' is for ${profile.cloud}, and the cluster is on ${cloud}`,
    );
  }
  const set = Object.fromEntries((variables ?? []).map(({ name, value = "" }) => [name, value]));
  const isNew = before === undefined || replaceWithProfile !== undefined;
  const base = isNew && profile !== undefined ? attach(profile, { ...before?.variables, ...set }) : before;
  if (base === undefined) throw notFound("ClusterProfile", wanted);
  return {
    ...base,
    variables: { ...base.variables, ...set },
    packs: (packValues ?? []).reduce((packs, values) => withValues(packs, values, tenant), base.packs),
  };
}

type PackValues = NonNullable<ProfileChange["packValues"]>[number];

function withValues(
  packs: readonly ProfilePack[],
  { name, tag, values }: PackValues,
  { packs: all }: Tenant,
): ProfilePack[] {
  const current = packs.find((each) => each.name === name);
  if (current === undefined) throw notFound("Pack", name);
  const isOther = tag !== undefined && tag !== "" && tag !== current.tag && tag !== current.version;
  const version = isOther ? findVersion(all, current, tag) : undefined;
  const changed = {
    ...current,
    ...(version !== undefined && {
      version: version.version,
      tag: version.tag,
      packUid: version.uid,
      values: version.values,
    }),
    ...(values !== undefined && { values }),
  };
  return packs.map((each) => (each === current ? changed : each));
}

function findVersion(
  packs: ReadonlyMap<string, Pack>,
  { name, registryUid }: ProfilePack,
  tag: string,
): Pack {
  const found = [...packs.values()].find(
    (each) =>
      each.name === name && each.registryUid === registryUid && (each.tag === tag || each.version === tag),
  );
  if (found === undefined) throw invalidRequest(`Pack '${name}' has no version '${tag}' in its registry`);
  return found;
}
