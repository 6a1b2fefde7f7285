// Packs and profiles: what is not installed, and where the cluster departs from what its profiles say.
import { readMessage, type Suggestion } from "../causes/read-message.js";
import { failingPacks, hour, isGoing, timeOf } from "../facts/cluster-facts.js";
import { evidenceOf } from "../findings/evidence.js";
import type { Analyser, Finding } from "../findings/finding.js";
import type { ClusterSnapshot, PackDifference, ProfileState } from "../gather/snapshot.js";

export const packs: Analyser = {
  name: "packs",
  analyse: (snapshot) =>
    isGoing(snapshot)
      ? []
      : [
          ...packFindings(snapshot),
          ...invalidPacks(snapshot),
          ...driftFindings(snapshot),
          ...otherVersions(snapshot),
          ...newerProfile(snapshot),
        ],
};

function packFindings(snapshot: ClusterSnapshot): readonly Finding[] {
  const isSystem = new Set(systemLayers(snapshot));
  return failingPacks(snapshot).map(({ name = "", version = "", condition, startTime }): Finding => {
    const { reason = "", message = "", type = "", status = "", lastTransitionTime } = condition ?? {};
    const text = [`pack ${name} ${version}`, type === "Ready" ? `Ready is ${status}` : type, reason, message];
    return {
      analyser: "packs",
      code: "pack-not-ready",
      severity: isSystem.has(name) ? "critical" : "high",
      title: `pack \`${name} ${version}\` is not ready`,
      evidence: [
        evidenceOf({
          kind: "pack",
          subject: { kind: "pack", name },
          key: version,
          text: text.filter((part) => part !== "").join(": "),
          at: snapshot.now,
          since: timeOf(lastTransitionTime) ?? timeOf(startTime),
        }),
      ],
      suggests: packSuggestions(readMessage({ reason, text: message }).suggests),
    };
  });
}

/** Layers without which nothing else of a cluster works. */
const systemLayers = ({ cluster }: ClusterSnapshot): readonly string[] =>
  (cluster?.spec?.clusterProfileTemplates ?? [])
    .flatMap((profile) => profile.packs)
    .filter(({ layer }) => layer !== undefined && ["kernel", "os", "k8s", "cni", "csi"].includes(layer))
    .map(({ name }) => name);

/** A pack that fails is failing, whatever its message says besides. */
function packSuggestions(read: readonly Suggestion[]): readonly Suggestion[] {
  const others = read.filter(({ cause }) => cause !== "pack-failing");
  return [{ cause: "pack-failing", weight: 0.82 }, ...others];
}

function invalidPacks({ cluster, now }: ClusterSnapshot): readonly Finding[] {
  const attached = cluster?.spec?.clusterProfileTemplates ?? [];
  return attached
    .flatMap((profile) => profile.packs)
    .filter(({ isInvalid }) => isInvalid === true)
    .map(({ name, inValidReason = "" }) => ({
      analyser: "packs",
      code: "pack-invalid",
      severity: "medium",
      title: `pack \`${name}\` is not valid any more`,
      evidence: [
        evidenceOf({
          kind: "pack",
          subject: { kind: "pack", name },
          key: "invalid",
          text: inValidReason === "" ? "Palette calls it invalid" : inValidReason,
          at: now,
        }),
      ],
      suggests: [{ cause: "pack-failing", weight: 0.35 }],
    }));
}

function driftFindings({ drift = [], now }: ClusterSnapshot): readonly Finding[] {
  return drift
    .filter(({ differences }) => differences.length > 0)
    .map((profile) => ({
      analyser: "packs",
      code: "profile-drift",
      severity: "medium",
      title: `the cluster departs from profile \`${profile.name} ${profile.version}\` in packs: ${profile.differences.length}`,
      evidence: profile.differences.map((difference) =>
        evidenceOf({
          kind: "profile",
          subject: { kind: "profile", name: profile.name },
          key: `${difference.pack} ${difference.kind}`,
          text: differenceText(profile, difference),
          at: now,
        }),
      ),
      suggests: [{ cause: "profile-drift", weight: 0.68 }],
    }));
}

/** What is installed is not what is declared, and has not been for a while. */
function otherVersions(snapshot: ClusterSnapshot): readonly Finding[] {
  const { cluster, repave, now } = snapshot;
  // While nodes wait to be replaced, what is on them is what was before.
  const isChanging = (repave?.status?.state ?? cluster?.status?.repave?.state) !== undefined;
  if (isChanging || failingPacks(snapshot).length > 0) return [];
  const profiles = cluster?.spec?.clusterProfileTemplates ?? [];
  const declared = new Map(
    profiles.flatMap(({ packs: each }) => each.map(({ name, version }) => [name, version] as const)),
  );
  return (cluster?.status?.packs ?? []).flatMap(
    ({ name = "", version = "", condition }): readonly Finding[] => {
      const wanted = declared.get(name);
      const since = timeOf(condition?.lastTransitionTime);
      const isSettled = since !== undefined && now - since > hour;
      if (wanted === undefined || !isSettled || !areVersions(version, wanted) || version === wanted)
        return [];
      const text = `pack ${name} is ${version}, and ${wanted} is declared`;
      return [
        {
          analyser: "packs",
          code: "pack-version",
          severity: "medium",
          title: `pack \`${name}\` is not of the version that is declared`,
          evidence: [
            evidenceOf({
              kind: "pack",
              subject: { kind: "pack", name },
              key: "version",
              text,
              at: now,
              since,
            }),
          ],
          suggests: [{ cause: "profile-drift", weight: 0.6 }],
        },
      ];
    },
  );
}

/** `1.31.x` is any of many. */
const areVersions = (...versions: readonly string[]): boolean =>
  versions.every((version) => /^v?\d+\.\d+\.\d+/.test(version));

function differenceText(
  { name, version }: ProfileState,
  { pack, kind, declared, actual }: PackDifference,
): string {
  const texts = {
    values: `the values of pack ${pack} are not those of the profile ${name} ${version}`,
    version: `pack ${pack} is ${actual ?? "unknown"}, the profile ${name} ${version} has ${declared ?? "unknown"}`,
    missing: `pack ${pack} of the profile ${name} ${version} is not on the cluster`,
    added: `pack ${pack} is not in the profile ${name} ${version}`,
  } as const;
  return texts[kind];
}

function newerProfile({ overview, drift = [], now }: ClusterSnapshot): readonly Finding[] {
  const gone = drift.filter(({ isGone }) => isGone).map(({ name, version }) => `${name} ${version}`);
  const isBehind = overview?.status?.notifications?.isAvailable === true;
  if (!isBehind && gone.length === 0) return [];
  const text = gone.length > 0 ? `${gone.join(", ")} is in Palette no more` : "a profile has a newer version";
  return [
    {
      analyser: "packs",
      code: "profile-behind",
      severity: "info",
      title: text,
      evidence: [
        evidenceOf({
          kind: "profile",
          subject: { kind: "profiles", name: "all" },
          key: "behind",
          text,
          at: now,
        }),
      ],
      suggests: [],
    },
  ];
}
