// Why nodes would be made anew.
import { versionReason } from "../state/build-pack-statuses.js";
import type { AttachedProfile, Cluster, RepaveReason } from "../state/cluster.js";

/** Layers that nodes are made of: another version, or other values, make nodes anew. */
export const nodeLayers: ReadonlySet<string> = new Set(["kernel", "os", "k8s"]);

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
