// Workloads as the agent in the cluster reports them.
import type { Duration } from "./duration.js";

export type PodDescription = {
  readonly namespace: string;
  /** Of the deployment, the daemon set, …; pods add to it. */
  readonly name: string;
  readonly owner?: "Deployment" | "DaemonSet" | "StatefulSet" | "Job";
  readonly replicas?: number;
  readonly image: string;
  readonly age?: Duration;
  readonly phase?: "Running" | "Pending" | "Failed" | "Succeeded";
  /** Why its container does not run: `CrashLoopBackOff`, `ImagePullBackOff`. */
  readonly waiting?: string;
  readonly exitCode?: number;
  readonly restarts?: number;
  /** Millicores and MiB. */
  readonly requests?: { readonly cpu: number; readonly memory: number };
  readonly limits?: { readonly cpu: number; readonly memory: number };
  /** `pool/index` of the machine; spread over the workers if it is not said. */
  readonly machine?: string;
};
