// Profiles and clusters of Palette's as targets, read with a client that only reads. A part that fails is a note.
import type { Cluster, PaletteClient, Profile } from "@palisade/palette";
import { plainText } from "../../reading/plain-texts.js";
import { readPart } from "../../reading/read-part.js";
import type { ComplianceTarget } from "../compliance-target.js";
import type { ComplianceNote } from "../report/report-schema.js";
import { readScan, type ScanReading } from "../scans/read-scan.js";
import { type CheckedProfile, distributionOf, profileDocuments } from "./profile-documents.js";

/** More of a cluster nobody attaches. */
const mostProfiles = 30;

/**
 * A profile, in the version that is published, or else its draft.
 * @throws {PaletteError} if it cannot be read
 * @example const target = await gatherProfile(palette.inProject(project), uid);
 */
export async function gatherProfile(palette: PaletteClient, uid: string): Promise<ComplianceTarget> {
  return profileTarget(await palette.profiles.get(uid));
}

/** A profile that was read before. */
export function profileTarget({ metadata, spec }: Profile): ComplianceTarget {
  const { published, draft } = spec ?? {};
  // Palette says an empty profile where there is none.
  const template = published !== undefined && published.packs.length > 0 ? published : draft;
  const { packs = [], cloudType } = template ?? {};
  const { version = template?.profileVersion } = spec ?? {};
  const profile = { name: metadata.name, version, cloud: cloudType, packs };
  const { documents, packs: places, unlooked, notes, distribution } = profileDocuments(profile);
  return {
    kind: "profile",
    name: plainText(metadata.name, 200),
    uid: metadata.uid,
    ...(cloudType !== undefined && { cloud: plainText(cloudType, 40) }),
    ...(distribution !== undefined && { distribution }),
    documents,
    packs: places,
    unlooked,
    notes,
  };
}

export type ClusterToGather = {
  /** A client that reads, in the project of the cluster. */
  readonly palette: PaletteClient;
  readonly uid: string;
  readonly project?: string;
};

/**
 * A cluster: the values of its packs as it has them, and its newest scan.
 * @throws {PaletteError} if not even the cluster itself can be read
 * @example const target = await gatherClusterTarget({ palette: client.inProject(project), uid });
 */
export async function gatherClusterTarget({
  palette,
  uid,
  project,
}: ClusterToGather): Promise<ComplianceTarget> {
  const cluster = await palette.clusters.get(uid);
  const notes: ComplianceNote[] = [];
  const logs = await attempt(notes, "scans", () => palette.compliance.logs(uid));
  const schedule = await attempt(notes, "schedule of scans", () => palette.compliance.schedule(uid));
  const cron = schedule?.spec?.driverSpec["kubeBench"]?.config?.schedule?.scheduledRunTime;
  const reading: ScanReading = logs === undefined ? { notes: [] } : readScan(logs);
  return clusterTarget(cluster, {
    reading,
    notes,
    ...(project !== undefined && { project }),
    ...(cron !== undefined && { schedule: plainText(cron, 60) }),
  });
}

export type ClusterParts = {
  readonly reading: ScanReading;
  readonly notes?: readonly ComplianceNote[];
  readonly project?: string;
  readonly schedule?: string;
};

/** A cluster that was read before. */
export function clusterTarget(
  { metadata, spec }: Cluster,
  { reading, notes = [], project, schedule }: ClusterParts,
): ComplianceTarget {
  const attached = spec?.clusterProfileTemplates ?? [];
  const profiles = attached.slice(0, mostProfiles).map(
    (each): CheckedProfile => ({
      name: each.name ?? each.uid ?? "profile",
      version: each.profileVersion,
      packs: each.packs,
    }),
  );
  const parts = profiles.map(profileDocuments);
  const cloud = spec?.cloudType;
  const distribution = distributionOf({ cloud, packs: profiles.flatMap(({ packs }) => packs) });
  const { scan } = reading;
  return {
    kind: "cluster",
    name: plainText(metadata.name, 200),
    uid: metadata.uid,
    ...(project !== undefined && { project }),
    ...(cloud !== undefined && { cloud: plainText(cloud, 40) }),
    ...(distribution !== undefined && { distribution }),
    documents: parts.flatMap(({ documents }) => documents),
    packs: new Map(parts.flatMap(({ packs }) => [...packs])),
    ...(scan !== undefined && { scan: { ...scan, ...(schedule !== undefined && { schedule }) } }),
    unlooked: parts.flatMap(({ unlooked }) => unlooked),
    notes: [
      ...notes,
      ...reading.notes,
      ...parts.flatMap((part) => part.notes),
      ...(attached.length > mostProfiles ? [tooMany(attached.length)] : []),
    ],
  };
}

const tooMany = (count: number): ComplianceNote => ({
  part: "profiles",
  code: "incomplete",
  message: `${count} are attached, and ${mostProfiles} were read`,
  isGap: true,
});

function attempt<T>(notes: ComplianceNote[], part: string, read: () => Promise<T>): Promise<T | undefined> {
  return readPart(read, ({ code, message }) =>
    notes.push({ part, code, message: plainText(message, 300), isGap: part === "scans" }),
  );
}
