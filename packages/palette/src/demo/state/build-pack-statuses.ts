// How packs of a cluster's profiles are installed.
import type { ClusterDescription } from "../description/cluster-description.js";
import { readDuration } from "../description/duration.js";
import type { AttachedProfile, Condition, PackStatus, Repave } from "./cluster.js";
import type { ProfilePack } from "./profile.js";
import type { Timeline } from "./timeline.js";

type Times = { readonly createdAt: number; readonly startedAt: number };

const minute = 60_000;
const installed: Condition = { status: "True", reason: "InstallSuccess", message: "" };

/** The state of every pack: ready, or as the description says. */
export function buildPackStatuses(
  {
    packs: problems = [],
    installed: versions = {},
    repave,
    state = "Running",
    conditionsAbsent = [],
  }: ClusterDescription,
  profiles: readonly AttachedProfile[],
  { createdAt, startedAt }: Times,
): PackStatus[] {
  if (conditionsAbsent.includes("AddOnDeploymentDone") && state !== "Running") return [];
  return profiles.flatMap((profile) =>
    profile.packs.map((pack, place): PackStatus => {
      const begun = createdAt + (place + 2) * 2 * minute;
      const problem = problems.find((each) => each.pack === pack.name);
      const ready = { at: begun + 3 * minute, value: installed };
      return {
        ...statusOf(pack, profile.uid, begun),
        version: versions[pack.name] ?? (isWaiting(repave, pack) ? repave.from : pack.version),
        condition: problem === undefined ? [ready] : [ready, ...failing(problem, startedAt)],
      };
    }),
  );
}

const isWaiting = (
  repave: ClusterDescription["repave"],
  { name }: ProfilePack,
): repave is NonNullable<ClusterDescription["repave"]> => repave?.pack === name && repave.state === "Pending";

/** A pack that is being installed from a time on, and its first condition. */
export function statusOf(pack: ProfilePack, profileUid: string, startedAt: number): PackStatus {
  return {
    name: pack.name,
    version: pack.version,
    type: pack.type,
    profileUid,
    startedAt,
    condition: [{ at: startedAt + 2 * minute, value: installed }],
  };
}

function failing(
  { reason, message, since, settlesIn }: NonNullable<ClusterDescription["packs"]>[number],
  startedAt: number,
): Timeline<Condition> {
  const settled =
    settlesIn === undefined ? [] : [{ at: startedAt + readDuration(settlesIn), value: installed }];
  return [{ at: startedAt - readDuration(since), value: { status: "False", reason, message } }, ...settled];
}

/** The repave that waits for somebody's yes. */
export function pendingRepave(
  { repave }: ClusterDescription,
  profiles: readonly AttachedProfile[],
  startedAt: number,
): Repave | undefined {
  if (repave === undefined) return undefined;
  const target = profiles.flatMap(({ packs }) => packs).find(({ name }) => name === repave.pack);
  if (target === undefined) throw new RangeError(`no pack \`${repave.pack}\` to repave for`);
  return {
    state: repave.state,
    at: startedAt - readDuration(repave.ago),
    message: `${target.displayName} changed from ${repave.from} to ${target.version}`,
    reasons: [versionReason({ ...target, version: repave.from, tag: repave.from }, target)],
  };
}

/** Why nodes are made anew when a pack's version changes. */
export function versionReason(current: ProfilePack, target: ProfilePack): Repave["reasons"][number] {
  const kind = target.layer === "k8s" ? "K8sVersionChange" : "OsVersionChange";
  return {
    code: kind,
    message: `${target.displayName} pack version changed from ${current.version} to ${target.version}`,
    current,
    target,
    differs: ["version"],
  };
}
