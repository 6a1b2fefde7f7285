// What a cluster's components reported.
import type { Duration } from "./duration.js";

export type EventDescription = {
  /** How long before the tenant's start it was first seen. */
  readonly ago: Duration;
  readonly reason: string;
  /** `{n}` is its number among those of the same description. */
  readonly message: string;
  readonly severity?: "Normal" | "Warning" | "Error";
  /** `kubelet`, `palette-agent`, `cluster-api`, … */
  readonly component?: string;
  /** `Kind/name`; a machine of the cluster as `Node/pool/index`. */
  readonly about?: string;
  /** Seen so many times, with so much between. */
  readonly times?: number;
  readonly every?: Duration;
};
