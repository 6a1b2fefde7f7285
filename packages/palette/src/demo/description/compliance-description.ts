// What the scanners that Palette runs found in a cluster.
import type { Duration } from "./duration.js";

export type ComplianceDescription = {
  /** When they run by themselves, as cron says it. */
  readonly schedule?: string;
  /** How long before the tenant's start they ran last. */
  readonly ago: Duration;
  /** Ids of CIS checks that fail, besides what the table of checks fails everywhere. */
  readonly failing?: readonly string[];
  /** Ids that fail elsewhere and pass here. */
  readonly passing?: readonly string[];
  readonly kubeHunter?: readonly KubeHunterFinding[];
  /** Tests that failed, by name; absent if it did not run. */
  readonly sonobuoy?: { readonly total: number; readonly failed: readonly string[] };
  readonly images?: readonly ScannedImage[];
};

export type KubeHunterFinding = {
  readonly id: string;
  readonly severity: "high" | "medium" | "low";
  readonly vulnerability: string;
  readonly description: string;
  readonly evidence: string;
};

export type ScannedImage = {
  readonly image: string;
  readonly namespace: string;
  readonly vulnerabilities: readonly {
    readonly package: string;
    readonly installed: string;
    readonly fixedIn: string;
    readonly severity: "Critical" | "High" | "Medium" | "Low" | "Negligible" | "Unknown";
    readonly vulnerability: string;
  }[];
};
