// What is checked: documents with where they come from, a scan, and what could not be read of it.
import type { Distribution, SourceDocument } from "@palisade/guardrails/reports";
import type { ComplianceNote } from "./report/report-schema.js";
import type { BenchmarkScan } from "./scans/benchmark-scan.js";

/** The pack that a document stands in. */
export type PackPlace = {
  readonly profile: string;
  readonly profileVersion?: string;
  readonly pack: string;
  readonly version?: string;
  readonly layer?: string;
};

export type ComplianceTarget = {
  readonly kind: "manifests" | "profile" | "cluster";
  readonly name: string;
  readonly uid?: string;
  readonly project?: string;
  readonly cloud?: string;
  /** Whose control plane it is, if it is somebody else's. */
  readonly distribution?: Distribution;
  readonly documents: readonly SourceDocument[];
  /** By the name of a document's file. */
  readonly packs?: ReadonlyMap<string, PackPlace>;
  readonly scan?: BenchmarkScan;
  /** What no rule looks at, beside what the policies tell of the documents. */
  readonly unlooked?: readonly { readonly what: string; readonly reason: string }[];
  readonly notes: readonly ComplianceNote[];
};
