// Profiles of a cluster change: add-ons are installed at once, and what nodes are made of waits for a repave.
import type { RequestFacts } from "../server/operation.js";
import { statusOf } from "../state/build-pack-statuses.js";
import type { AttachedProfile, Cluster, PackStatus } from "../state/cluster.js";
import { addEvents } from "./record.js";
import { installedProfiles, nodeLayers, repaveReasons } from "./repave-reasons.js";

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
