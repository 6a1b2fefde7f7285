// Reads all that a diagnosis needs, with a client that only reads. A part that fails is a note, and never the end.
import { type Cluster, type PaletteClient, PaletteError, type Profile } from "@palisade/palette";
import { plainText, plainTexts } from "../../reading/plain-texts.js";
import { readPart } from "../../reading/read-part.js";
import { type AttachedProfile, compareProfile } from "./compare-profile.js";
import type {
  ClusterSnapshot,
  MachineMetrics,
  Note,
  PoolMachine,
  ProfileState,
  SnapshotPart,
} from "./snapshot.js";

export type GatherOptions = {
  /** Milliseconds since 1970; the system's if not given. */
  readonly now?: () => number;
  /** Ends the reading: what is not there by then is a note. */
  readonly signal?: AbortSignal;
};

const most = { events: 2000, pools: 50, machines: 1000, profiles: 30 } as const;
const hour = 3_600_000;
const trendDays = 7;

/** The client with what went wrong so far. */
type Reading = {
  readonly palette: PaletteClient;
  readonly notes: Note[];
  readonly now: number;
};

/**
 * Reads a cluster.
 * @throws {PaletteError} if not even the cluster itself can be read: there is nothing to say of it
 * @example const snapshot = await gatherCluster(palette.inProject(project), uid);
 */
export async function gatherCluster(
  client: PaletteClient,
  uid: string,
  { now = Date.now, signal }: GatherOptions = {},
): Promise<ClusterSnapshot> {
  const reading: Reading = {
    palette: signal === undefined ? client : client.with({ signal }),
    notes: [],
    now: now(),
  };
  const { palette } = reading;
  const cluster = await palette.clusters.get(uid);
  const part = <T>(name: SnapshotPart, read: () => Promise<T>) => attempt(reading, name, read);
  const [overview, events, pools, metrics, machineMetrics, certificates, repave, drift, compliance] =
    await Promise.all([
      part("overview", () => palette.clusters.overview(uid)),
      part("events", () => readEvents(reading, uid)),
      part("machines", () => readPools(reading, cluster)),
      part("metrics", () =>
        palette.metrics.of("spectrocluster", uid, periodOf(reading.now, trendDays * 24, 60)),
      ),
      part("machine metrics", () => readMachineMetrics(reading, uid)),
      part("certificates", () => palette.clusters.certificates(uid)),
      repaveOf(cluster) === undefined ? undefined : part("repave", () => palette.clusters.repave(uid)),
      part("profiles", () => readProfiles(reading, cluster)),
      part("compliance scans", () => palette.compliance.logs(uid)),
    ]);
  return plainTexts({
    uid,
    now: reading.now,
    cluster: withoutValues(cluster),
    ...(overview !== undefined && { overview }),
    ...(events !== undefined && { events }),
    ...pools,
    ...(metrics !== undefined && { metrics }),
    ...(machineMetrics !== undefined && { machineMetrics }),
    ...(certificates !== undefined && { certificates }),
    ...(repave !== undefined && { repave }),
    ...(drift !== undefined && { drift }),
    ...(compliance !== undefined && { compliance }),
    notes: reading.notes,
  });
}

const repaveOf = ({ status }: Cluster): string | undefined => status?.repave?.state;

function attempt<T>({ notes }: Reading, part: SnapshotPart, read: () => Promise<T>): Promise<T | undefined> {
  return readPart(read, (error) => notes.push(noteOf(part, error)));
}

const noteOf = (part: SnapshotPart, { code, message }: PaletteError): Note => ({
  part,
  code,
  message: plainText(message, 300),
});

const incomplete = (part: SnapshotPart, received: number, reason: string): Note => ({
  part,
  code: "incomplete",
  message: `only ${received} were read (${reason})`,
});

async function readEvents({ palette, notes }: Reading, uid: string) {
  const listed = await palette.events.list(uid).collect({ most: most.events });
  if (listed.incomplete !== undefined)
    notes.push(incomplete("events", listed.incomplete.received, listed.incomplete.reason));
  return listed.items;
}

async function readPools(reading: Reading, { spec }: Cluster) {
  const { palette, notes } = reading;
  const { kind, uid } = spec?.cloudConfigRef ?? {};
  if (kind === undefined || uid === undefined) return undefined;
  const ref = { kind, uid };
  const config = await palette.cloudConfigs.get(ref);
  const pools = (config.spec?.machinePoolConfig ?? []).slice(0, most.pools);
  const machines: PoolMachine[] = [];
  for (const { name, isControlPlane = false } of pools) {
    const room = most.machines - machines.length;
    if (room <= 0) {
      notes.push(incomplete("machines", machines.length, "bound"));
      break;
    }
    const listed = await attempt(reading, "machines", () =>
      palette.cloudConfigs.machines(ref, name).collect({ most: room }),
    );
    if (listed?.incomplete !== undefined)
      notes.push(incomplete("machines", listed.incomplete.received, listed.incomplete.reason));
    machines.push(...(listed?.items ?? []).map((machine) => ({ pool: name, isControlPlane, machine })));
  }
  return { pools, machines };
}

async function readMachineMetrics({ palette, now }: Reading, uid: string): Promise<MachineMetrics[]> {
  const query = { ...periodOf(now, 6, 15), includeControlPlaneMachines: true };
  const rows = await palette.metrics.inCluster("machine", uid, query);
  return rows
    .slice(0, most.machines)
    .map(({ metadata, metrics }) => ({ uid: metadata?.uid ?? "", name: metadata?.name ?? "", metrics }));
}

async function readProfiles(reading: Reading, { spec }: Cluster): Promise<ProfileState[]> {
  const attached = (spec?.clusterProfileTemplates ?? []).slice(0, most.profiles);
  const states = await Promise.all(attached.map((each) => readProfile(reading, each)));
  return states.filter((state) => state !== undefined);
}

async function readProfile(reading: Reading, attached: AttachedProfile): Promise<ProfileState | undefined> {
  const { uid } = attached;
  if (uid === undefined) return undefined;
  let profile: Profile | undefined;
  try {
    profile = await reading.palette.profiles.get(uid);
  } catch (error) {
    if (!(error instanceof PaletteError)) throw error;
    if (error.code === "not_found") return compareProfile(attached, undefined);
    reading.notes.push(noteOf("profiles", error));
    return undefined;
  }
  return compareProfile(attached, profile);
}

const periodOf = (now: number, hours: number, minutes: number) => ({
  startTime: new Date(now - hours * hour).toISOString(),
  endTime: new Date(now).toISOString(),
  period: minutes,
});

/** Values of packs are long, and may hold what nobody should read. */
function withoutValues(cluster: Cluster): Cluster {
  const { spec } = cluster;
  if (spec === undefined) return cluster;
  const clusterProfileTemplates = spec.clusterProfileTemplates.map((profile) => ({
    ...profile,
    packs: profile.packs.map(({ values: _, ...pack }) => pack),
  }));
  return { ...cluster, spec: { ...spec, clusterProfileTemplates } };
}
