// Profiles of a cluster change: add-ons are installed at once, and what nodes are made of waits for a repave.
import type { RequestFacts } from "../server/operation.js";
import { invalidRequest, notFound } from "../server/refusal.js";
import { attach } from "../state/build-cluster.js";
import { statusOf, versionReason } from "../state/build-pack-statuses.js";
import type { AttachedProfile, Cluster, PackStatus, RepaveReason } from "../state/cluster.js";
import type { Pack } from "../state/pack.js";
import type { ProfilePack } from "../state/profile.js";
import type { Tenant } from "../state/tenant.js";
import type { ProfileChange } from "./profile-change.js";
import { addEvents } from "./record.js";

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

/** Layers that nodes are made of: another version, or other values, make nodes anew. */
const nodeLayers: ReadonlySet<string> = new Set(["kernel", "os", "k8s"]);

/** Why nodes would be made anew; nothing if they would not. */
export function repaveReasons(
  before: readonly AttachedProfile[],
  after: readonly AttachedProfile[],
): RepaveReason[] {
  const current = nodePacks(before);
  return nodePacks(after).flatMap((target) => {
    const old = current.find(({ layer }) => layer === target.layer);
    if (old === undefined) return [];
    if (old.name !== target.name || old.version !== target.version) return [versionReason(old, target)];
    if (old.values === target.values) return [];
    return [
      {
        code: target.layer === "k8s" ? "K8sConfigChange" : "OsConfigChange",
        message: `${target.displayName} pack values changed`,
        current: old,
        target,
        differs: changedKeys(old.values, target.values),
      },
    ];
  });
}

const nodePacks = (profiles: readonly AttachedProfile[]) =>
  profiles.flatMap(({ packs }) => packs).filter(({ layer }) => nodeLayers.has(layer));

/** Keys of lines that are in one text and not in the other. */
function changedKeys(before: string, after: string): string[] {
  const lines = (text: string) => new Set(text.split("\n").map((line) => line.trim()));
  const [old, fresh] = [lines(before), lines(after)];
  const differing = [...old, ...fresh].filter(
    (line) => !(old.has(line) && fresh.has(line)) && line.includes(":"),
  );
  return [...new Set(differing.map((line) => line.slice(0, line.indexOf(":"))))];
}

/** Gives a cluster its profiles, installs what can be installed, and asks for a repave where nodes must be made anew. */
export function applyProfiles(
  request: RequestFacts,
  cluster: Cluster,
  profiles: readonly AttachedProfile[],
): void {
  const { now } = request;
  const reasons = repaveReasons(installedProfiles(cluster), profiles);
  const before = new Map(cluster.profiles.flatMap(({ packs }) => packs).map((pack) => [pack.name, pack]));
  const wasPending = cluster.repave?.state === "Pending";
  cluster.packs = profiles.flatMap(({ uid, packs, variables }) =>
    packs.map((pack): PackStatus => {
      const status = cluster.packs.find(({ name }) => name === pack.name);
      const old = before.get(pack.name);
      const isAsBefore =
        old !== undefined &&
        old.version === pack.version &&
        old.values === pack.values &&
        sameVariables(cluster, uid, variables);
      if (status !== undefined && (isAsBefore || nodeLayers.has(pack.layer)))
        return { ...status, profileUid: uid };
      return statusOf(pack, uid, now);
    }),
  );
  cluster.profiles = profiles;
  if (reasons.length === 0) {
    if (wasPending && cluster.repave !== undefined)
      cluster.repave = { ...cluster.repave, state: "Reverted", at: now };
    return;
  }
  const message = reasons.map((each) => each.message).join("; ");
  cluster.repave = { state: "Pending", at: now, message, reasons };
  const text = `Nodes must be repaved: ${message}. Approval is required.`;
  addEvents(request, cluster, [{ at: now, reason: "RepavePending", message: text, severity: "Warning" }]);
}

function sameVariables(
  { profiles }: Cluster,
  uid: string,
  variables: Readonly<Record<string, string>>,
): boolean {
  const before = profiles.find((each) => each.uid === uid)?.variables ?? {};
  return Object.entries(variables).every(([name, value]) => before[name] === value);
}

/** What nodes have: while a repave waits, that is what was before it. */
export function installedProfiles({ profiles, repave }: Cluster): AttachedProfile[] {
  if (repave?.state !== "Pending") return [...profiles];
  return profiles.map((profile) => ({
    ...profile,
    packs: profile.packs.map(
      (pack) => repave.reasons.find(({ target }) => target.name === pack.name)?.current ?? pack,
    ),
  }));
}
