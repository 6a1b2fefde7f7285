// A cluster as the server has it.
import type {
  CloudType,
  ClusterDescription,
  ClusterState,
  PoolDescription,
} from "../description/cluster-description.js";
import type { Machine } from "./machine.js";
import type { ProfilePack } from "./profile.js";
import type { Scan } from "./scan.js";
import type { Timeline } from "./timeline.js";

export type Cluster = {
  readonly uid: string;
  readonly name: string;
  readonly projectUid: string;
  readonly cloud: CloudType;
  readonly region: string;
  readonly clusterType: "PureManage" | "AlloyMonitor" | "AlloyAssist" | "AlloyExtend";
  readonly cloudConfigUid: string;
  readonly account: { readonly name: string; readonly uid: string };
  readonly createdAt: number;
  /** Health, load and workloads as they were described. */
  readonly description: ClusterDescription;
  labels: Readonly<Record<string, string>>;
  annotations: Readonly<Record<string, string>>;
  modifiedAt: number;
  state: Timeline<ClusterState>;
  profiles: readonly AttachedProfile[];
  pools: readonly Pool[];
  machines: readonly Machine[];
  conditions: readonly ClusterCondition[];
  packs: readonly PackStatus[];
  repave: Repave | undefined;
  certificates: Timeline<number>;
  /** Those that do not expire with the rest; none once all are renewed. */
  otherCertificates: readonly {
    readonly name: string;
    readonly machine?: string;
    readonly expiresAt: number;
  }[];
  events: readonly ClusterEvent[];
  scans: readonly Scan[];
  scanSchedule: string | undefined;
  deletion: { readonly askedAt: number; readonly doneAt: number } | undefined;
  agentUpgrades: "lock" | "unlock";
  osPatch: { readonly patchOnBoot: boolean; readonly rebootIfRequired: boolean; readonly schedule: string };
  /** When logs were asked for, by uid of the request. */
  logRequests: ReadonlyMap<string, number>;
  roleBindings: readonly RoleBinding[];
};

export type Pool = PoolDescription & { readonly uid: string };

/** A copy of a profile, as it was when it was attached. */
export type AttachedProfile = {
  readonly uid: string;
  readonly name: string;
  readonly type: string;
  readonly cloud: string;
  readonly scope: string;
  readonly version: string;
  readonly packs: readonly ProfilePack[];
  readonly variables: Readonly<Record<string, string>>;
};

export type Condition = {
  readonly status: "True" | "False" | "Unknown";
  readonly reason: string;
  readonly message: string;
};

export type ClusterCondition = { readonly type: string; readonly history: Timeline<Condition> };

/** What the agent installed of a pack, and how that went. */
export type PackStatus = {
  readonly name: string;
  readonly version: string;
  readonly type: string;
  readonly profileUid: string;
  readonly startedAt: number;
  readonly condition: Timeline<Condition>;
};

export type Repave = {
  readonly state: "Pending" | "Approved" | "Reverted";
  readonly at: number;
  /** After that, nothing is left to do. */
  readonly doneAt?: number;
  readonly message: string;
  readonly reasons: readonly RepaveReason[];
};

export type RepaveReason = {
  readonly code: string;
  readonly message: string;
  readonly current: ProfilePack;
  readonly target: ProfilePack;
  readonly differs: readonly string[];
};

export type ClusterEvent = {
  readonly uid: string;
  readonly at: number;
  readonly reason: string;
  readonly message: string;
  readonly severity: string;
  readonly component: string;
  readonly host: string;
  readonly about: { readonly kind: string; readonly name: string; readonly uid: string };
};

/** Who has which role in the cluster, as Palette sets it. */
export type RoleBinding = {
  readonly type: "RoleBinding" | "ClusterRoleBinding";
  readonly namespace: string;
  readonly role: { readonly kind: "Role" | "ClusterRole"; readonly name: string };
  readonly subjects: readonly {
    readonly type: "User" | "Group" | "ServiceAccount";
    readonly name: string;
    readonly namespace: string;
  }[];
};
