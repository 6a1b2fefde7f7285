// From a cluster's description to the cluster.
import type { ClusterDescription, ProfileUse } from "../description/cluster-description.js";
import { readDuration } from "../description/duration.js";
import { buildEvents } from "./build-events.js";
import { buildMachines } from "./build-machines.js";
import { buildPackStatuses, pendingRepave } from "./build-pack-statuses.js";
import { buildScans } from "./build-scans.js";
import type { AttachedProfile, Cluster, ClusterCondition } from "./cluster.js";
import { conditionHistory } from "./condition-history.js";
import { uidOf } from "./identity.js";
import type { Profile } from "./profile.js";
import type { Tenant } from "./tenant.js";
import { uidByName } from "./uid-by-name.js";

const minute = 60_000;
const day = 86_400_000;

/** Conditions of clusters, in the order in which they come true. */
export const clusterConditions = [
  "ImageResolutionDone",
  "CloudInfrastructureReady",
  "BootstrappingDone",
  "KubeConfigReady",
  "ControlPlaneNodeAdditionDone",
  "WorkerNodeAdditionDone",
  "ImagePullSecretPropagationDone",
  "AddOnDeploymentDone",
] as const;

export function buildCluster(description: ClusterDescription, tenant: Tenant): Cluster {
  const { seed, startedAt } = tenant;
  const { name, cloud, region, deletion } = description;
  const uid = uidOf(seed, "cluster", description.project, name);
  const createdAt = startedAt - readDuration(description.age);
  const profiles = description.profiles.map((use) => attachedProfile(use, tenant));
  const machines = buildMachines(description, uid, tenant);
  const askedAt = deletion && startedAt - readDuration(deletion.ago);
  return {
    uid,
    name,
    projectUid: uidByName(tenant.projects, description.project),
    cloud,
    region,
    clusterType: description.clusterType ?? "PureManage",
    cloudConfigUid: uidOf(seed, "cloudconfig", uid),
    account: { name: `${cloud}-${region}`, uid: uidOf(seed, "account", cloud) },
    createdAt,
    description,
    labels: description.labels ?? {},
    annotations: {},
    modifiedAt: Math.max(createdAt, startedAt - 2 * day),
    state: stateOf(description, createdAt, startedAt),
    profiles,
    pools: description.pools.map((pool) => ({ ...pool, uid: uidOf(seed, "pool", uid, pool.name) })),
    machines,
    conditions: conditionsOf(description, createdAt, startedAt),
    packs: buildPackStatuses(description, profiles, { createdAt, startedAt }),
    repave: pendingRepave(description, profiles, startedAt),
    ...certificatesOf(description, createdAt, startedAt),
    events: buildEvents(description, { uid, machines, createdAt, seed, startedAt }),
    scans: buildScans(description.compliance, uid, tenant),
    scanSchedule: description.compliance?.schedule,
    deletion:
      deletion && askedAt !== undefined
        ? { askedAt, doneAt: askedAt + readDuration(deletion.takes) }
        : undefined,
    agentUpgrades: "unlock",
    osPatch: { patchOnBoot: false, rebootIfRequired: false, schedule: "" },
    logRequests: new Map(),
    roleBindings: [
      {
        type: "ClusterRoleBinding",
        namespace: "",
        role: { kind: "ClusterRole", name: "view" },
        subjects: [{ type: "Group", name: "sre", namespace: "" }],
      },
    ],
  };
}

function attachedProfile(
  { name, version, values = {}, variables = {} }: ProfileUse,
  tenant: Tenant,
): AttachedProfile {
  const found = [...tenant.profiles.values()].find((each) => each.name === name && each.version === version);
  if (found === undefined) throw new RangeError(`no profile \`${name}\` ${version}`);
  const profile = attach(found, variables);
  return {
    ...profile,
    packs: profile.packs.map((pack) => ({ ...pack, values: values[pack.name] ?? pack.values })),
  };
}

/** A copy of a profile, for a cluster. */
export function attach(profile: Profile, variables: Readonly<Record<string, string>>): AttachedProfile {
  const { uid, name, type, cloud, scope, version, packs } = profile;
  const defaults = profile.variables.map((each) => [each.name, each.defaultValue ?? ""]);
  return {
    uid,
    name,
    type,
    cloud,
    scope,
    version,
    packs,
    variables: { ...Object.fromEntries(defaults), ...variables },
  };
}

function stateOf(
  { state = "Running", becomes, deletion }: ClusterDescription,
  createdAt: number,
  startedAt: number,
): Cluster["state"] {
  const first = { at: createdAt, value: state };
  if (deletion !== undefined) {
    const askedAt = startedAt - readDuration(deletion.ago);
    const doneAt = askedAt + readDuration(deletion.takes);
    return [
      { at: createdAt, value: "Running" },
      { at: askedAt, value: "Deleting" },
      { at: doneAt, value: "Deleted" },
    ];
  }
  if (becomes === undefined) return [first];
  return [first, { at: startedAt + readDuration(becomes.in), value: becomes.state }];
}

function certificatesOf(
  { certificates = {} }: ClusterDescription,
  createdAt: number,
  startedAt: number,
): Pick<Cluster, "certificates" | "otherCertificates"> {
  const { others = [] } = certificates;
  return {
    certificates: [{ at: createdAt, value: expiryOf(certificates, startedAt) }],
    otherCertificates: others.map((each) => ({ ...each, expiresAt: expiryOf(each, startedAt) })),
  };
}

function expiryOf(
  { expireIn = "240d", expiredFor }: { readonly expireIn?: string; readonly expiredFor?: string },
  startedAt: number,
): number {
  return expiredFor === undefined ? startedAt + readDuration(expireIn) : startedAt - readDuration(expiredFor);
}

function conditionsOf(
  { conditions = [], conditionsAbsent = [] }: ClusterDescription,
  createdAt: number,
  startedAt: number,
): ClusterCondition[] {
  const others = conditions.map(({ type }) => type).filter((type) => !isKnown(type));
  return [...clusterConditions, ...others]
    .filter((type) => !conditionsAbsent.includes(type))
    .map((type, place) => {
      const met = {
        at: createdAt + (place + 1) * 3 * minute,
        value: { status: "True", reason: "", message: "" },
      } as const;
      const described = conditions.find((each) => each.type === type);
      return { type, history: described === undefined ? [met] : conditionHistory(described, startedAt, met) };
    });
}

const isKnown = (type: string) => clusterConditions.some((each) => each === type);
