import type { PackLayer, PackType } from "../description/pack-description.js";
import type {
  ManifestDescription,
  ProfileType,
  VariableDescription,
} from "../description/profile-description.js";

/** One version of a cluster profile. */
export type Profile = {
  readonly uid: string;
  readonly name: string;
  readonly type: ProfileType;
  readonly cloud: string;
  readonly scope: "system" | "tenant" | "project";
  readonly projectUid?: string;
  readonly description: string;
  labels: Readonly<Record<string, string>>;
  readonly version: string;
  readonly variables: readonly VariableDescription[];
  readonly createdAt: number;
  modifiedAt: number;
  isPublished: boolean;
  packs: readonly ProfilePack[];
  /** What it becomes when somebody publishes it. */
  draft: readonly ProfilePack[] | undefined;
};

/** A layer: of a pack in a registry, or of manifests alone. */
export type ProfilePack = {
  readonly name: string;
  readonly displayName: string;
  readonly layer: PackLayer;
  readonly type: PackType;
  readonly addonType: string;
  readonly version: string;
  readonly tag: string;
  readonly packUid: string;
  readonly registryUid: string;
  readonly values: string;
  readonly manifests: readonly (ManifestDescription & { readonly uid: string })[];
};
