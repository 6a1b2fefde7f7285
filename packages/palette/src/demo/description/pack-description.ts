// Packs and the registries that hold them.
import type { Duration } from "./duration.js";

export type PackLayer = "kernel" | "os" | "k8s" | "cni" | "csi" | "addon";
export type PackType = "spectro" | "helm" | "manifest" | "oci";

export type RegistryDescription = {
  readonly name: string;
  readonly kind: "pack" | "helm" | "oci";
  readonly scope: "system" | "tenant";
  readonly endpoint: string;
  readonly isDefault?: boolean;
  readonly isPrivate?: boolean;
};

export type PackDescription = {
  readonly name: string;
  readonly displayName: string;
  readonly layer: PackLayer;
  readonly type: PackType;
  /** Name of the registry. */
  readonly registry: string;
  readonly addonType?: string;
  readonly addonSubType?: string;
  readonly cloudTypes: readonly string[];
  /** `values.yaml` where a version has none of its own. */
  readonly values: string;
  readonly readme?: string;
  /** Newest first. */
  readonly versions: readonly PackVersionDescription[];
};

export type PackVersionDescription = {
  readonly version: string;
  /** What profiles name it by, where that is not the version: `1.31.x`. */
  readonly tag?: string;
  readonly values?: string;
  /** Last day of support, `2026-10-28`. */
  readonly endOfLife?: string;
  /** `deprecated` and `disabled` packs stay in profiles that have them. */
  readonly state?: "deprecated" | "disabled" | "deleted";
  /** How long before the tenant's start it was published. */
  readonly age?: Duration;
};
