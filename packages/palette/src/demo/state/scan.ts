import type { KubeHunterFinding, ScannedImage } from "../description/compliance-description.js";

export type ScanDriver = "kubeBench" | "kubeHunter" | "sonobuoy" | "syft";

/** One run of one scanner. */
export type Scan = {
  readonly uid: string;
  readonly requestUid: string;
  readonly driver: ScanDriver;
  readonly startedAt: number;
  readonly doneAt: number;
  readonly actor: { readonly type: "user" | "system"; readonly uid: string };
  readonly result: ScanResult;
};

export type ScanResult = {
  /** CIS ids that fail here although they pass elsewhere, and the other way round. */
  readonly failing: readonly string[];
  readonly passing: readonly string[];
  readonly kubeHunter: readonly KubeHunterFinding[];
  readonly sonobuoy: { readonly total: number; readonly failed: readonly string[] };
  readonly images: readonly ScannedImage[];
};
