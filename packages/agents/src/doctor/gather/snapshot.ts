// All that the Cluster Doctor knows of a cluster: plain data, at one moment. A part that could not be read is absent.
import type {
  Certificates,
  Cluster,
  ClusterOverview,
  ComplianceLogs,
  Machine,
  MachinePool,
  Metric,
  PaletteEvent,
  Repave,
} from "@palisade/palette";

export type ClusterSnapshot = {
  readonly uid: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** As declared, without the values of packs. */
  readonly cluster?: Cluster;
  readonly overview?: ClusterOverview;
  /** Newest first. */
  readonly events?: readonly PaletteEvent[];
  readonly pools?: readonly MachinePool[];
  readonly machines?: readonly PoolMachine[];
  /** Of the whole cluster, over days. */
  readonly metrics?: readonly Metric[];
  /** Of each machine, over the last hours. */
  readonly machineMetrics?: readonly MachineMetrics[];
  readonly certificates?: Certificates;
  readonly repave?: Repave;
  readonly drift?: readonly ProfileState[];
  readonly compliance?: ComplianceLogs;
  /** What could not be read, or not in full. */
  readonly notes: readonly Note[];
};

export type PoolMachine = {
  readonly pool: string;
  readonly isControlPlane: boolean;
  readonly machine: Machine;
};

export type MachineMetrics = {
  readonly uid: string;
  readonly name: string;
  readonly metrics: readonly Metric[];
};

/** A profile of the cluster, held against the profile itself. */
export type ProfileState = {
  readonly uid: string;
  readonly name: string;
  readonly version: string;
  /** The profile is no more. */
  readonly isGone: boolean;
  readonly differences: readonly PackDifference[];
};

export type PackDifference = {
  readonly pack: string;
  readonly kind: "values" | "version" | "missing" | "added";
  /** Of a version: what the profile has, and what the cluster has. */
  readonly declared?: string;
  readonly actual?: string;
};

export type SnapshotPart =
  | "cluster"
  | "overview"
  | "events"
  | "machines"
  | "metrics"
  | "machine metrics"
  | "certificates"
  | "repave"
  | "profiles"
  | "compliance scans";

export type Note = {
  readonly part: SnapshotPart;
  /** A code of the client's errors, or `incomplete`. */
  readonly code: string;
  readonly message: string;
};
