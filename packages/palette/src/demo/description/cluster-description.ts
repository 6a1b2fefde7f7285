// A cluster as plain data: how it was made, how it is, and what happened to it.

import type { ComplianceDescription } from "./compliance-description.js";
import type { Duration } from "./duration.js";
import type { EventDescription } from "./event-description.js";
import type { LoadDescription } from "./load-description.js";
import type { PodDescription } from "./pod-description.js";

export const cloudTypes = [
  "aws",
  "eks",
  "azure",
  "aks",
  "gcp",
  "gke",
  "vsphere",
  "edge-native",
  "generic",
] as const;
export type CloudType = (typeof cloudTypes)[number];

export type ClusterState =
  | "Pending"
  | "Provisioning"
  | "Running"
  | "Deleting"
  | "Deleted"
  | "Importing"
  | "Unknown"
  | "Error";

export type ClusterDescription = {
  readonly name: string;
  /** Name of the project. */
  readonly project: string;
  readonly cloud: CloudType;
  readonly region: string;
  readonly labels?: Readonly<Record<string, string>>;
  /** How long before the tenant's start it was made. */
  readonly age: Duration;
  /** `Running` if it is not said. */
  readonly state?: ClusterState;
  /** What it becomes by itself, and when. */
  readonly becomes?: { readonly state: ClusterState; readonly in: Duration };
  /** Imported clusters are `AlloyMonitor` (read only) or `AlloyAssist`. */
  readonly clusterType?: "PureManage" | "AlloyMonitor" | "AlloyAssist" | "AlloyExtend";
  /** Healthy, and heard of this minute, if it is not said; `null` if Palette does not know yet. */
  readonly health?: HealthDescription | null;
  readonly profiles: readonly ProfileUse[];
  readonly pools: readonly PoolDescription[];
  /** Machines that are not as their pool says. */
  readonly machines?: readonly MachineDescription[];
  /** Conditions that are not `True`, and what they wait for. Those of Palette's list that stand here nowhere are `True`. */
  readonly conditions?: readonly ConditionDescription[];
  /** Conditions that are not there yet. */
  readonly conditionsAbsent?: readonly string[];
  /** Packs that are not ready. */
  readonly packs?: readonly PackProblem[];
  readonly repave?: RepaveDescription;
  readonly certificates?: { readonly expireIn: Duration };
  readonly events?: readonly EventDescription[];
  readonly load?: LoadDescription;
  readonly pods?: readonly PodDescription[];
  readonly compliance?: ComplianceDescription;
  /** When backups are made, as cron says it, and how long before the tenant's start the last was. */
  readonly backup?: {
    readonly schedule: string;
    readonly ago: Duration;
    readonly state: "Completed" | "Failed";
  };
  /** How long before the tenant's start somebody asked to delete it. */
  readonly deletion?: { readonly ago: Duration; readonly takes: Duration };
};

export type HealthDescription = {
  readonly state: "Healthy" | "UnHealthy" | "Unknown";
  /** How long before the tenant's start it was last heard of; every minute if it is not said. */
  readonly lastHeartbeat?: Duration;
  readonly conditions?: readonly {
    readonly type: string;
    readonly message: string;
    /** `pool/index` of a machine. */
    readonly machine?: string;
  }[];
};

/** A profile of the tenant, and where the cluster departs from it. */
export type ProfileUse = {
  readonly name: string;
  readonly version: string;
  /** Values by pack, where somebody set them on the cluster itself. */
  readonly values?: Readonly<Record<string, string>>;
  readonly variables?: Readonly<Record<string, string>>;
};

export type PoolDescription = {
  readonly name: string;
  readonly controlPlane?: boolean;
  readonly size: number;
  readonly min?: number;
  readonly max?: number;
  /** A name of the table of machine types. */
  readonly machineType: string;
  readonly spot?: boolean;
  /** GB of the root disk, if not 60. */
  readonly disk?: number;
  readonly zones?: readonly string[];
  readonly labels?: readonly string[];
  readonly taints?: readonly {
    readonly key: string;
    readonly value: string;
    readonly effect: "NoSchedule" | "PreferNoSchedule" | "NoExecute";
  }[];
};

export type MachineDescription = {
  readonly pool: string;
  /** From 0, in the order of their making. */
  readonly index: number;
  /** Where it got stuck. */
  readonly state?: "Pending" | "Provisioning" | "Failed" | "Unknown";
  /** It runs so long after the tenant's start. */
  readonly readyIn?: Duration;
  /** Conditions of its node, as Kubernetes says them. */
  readonly conditions?: readonly ConditionDescription[];
  readonly cordoned?: boolean;
  /** How full it is, if not as the others: 0 to 1. */
  readonly load?: { readonly cpu?: number; readonly memory?: number; readonly disk?: number };
};

export type ConditionDescription = {
  readonly type: string;
  readonly status: "True" | "False" | "Unknown";
  readonly reason: string;
  readonly message: string;
  /** How long before the tenant's start. */
  readonly since: Duration;
  /** Settles by itself so long after the tenant's start. */
  readonly settlesIn?: Duration;
};

export type PackProblem = {
  readonly pack: string;
  readonly reason: string;
  readonly message: string;
  readonly since: Duration;
  readonly settlesIn?: Duration;
};

export type RepaveDescription = {
  readonly state: "Pending" | "Approved";
  readonly ago: Duration;
  /** The version that the profile has now, to which nodes have not come yet. */
  readonly from: string;
  readonly pack: string;
};
