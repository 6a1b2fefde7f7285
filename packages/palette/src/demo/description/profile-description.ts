// Cluster profiles: layers of packs, in versions.
import type { Duration } from "./duration.js";

export type ProfileType = "cluster" | "infra" | "add-on" | "system";

export type ProfileDescription = {
  readonly name: string;
  readonly type: ProfileType;
  /** `all` for add-ons that run anywhere. */
  readonly cloud: string;
  readonly scope: "system" | "tenant" | "project";
  /** Name of the project, if that is its scope. */
  readonly project?: string;
  readonly description: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly age: Duration;
  readonly variables?: readonly VariableDescription[];
  /** Newest first. */
  readonly versions: readonly ProfileVersionDescription[];
};

export type ProfileVersionDescription = {
  readonly version: string;
  readonly packs: readonly ProfilePackDescription[];
  /** Not published yet. */
  readonly draft?: boolean;
};

export type ProfilePackDescription = {
  /** Name of the pack; of no registry if it is made of manifests alone. */
  readonly pack: string;
  readonly version: string;
  /** Instead of the pack's own. */
  readonly values?: string;
  readonly manifests?: readonly ManifestDescription[];
};

export type ManifestDescription = { readonly name: string; readonly content: string };

export type VariableDescription = {
  readonly name: string;
  readonly displayName: string;
  readonly description?: string;
  readonly format?: "string" | "number" | "boolean" | "ipv4" | "ipv4cidr" | "ipv6" | "version" | "base64";
  readonly defaultValue?: string;
  readonly required?: boolean;
  readonly immutable?: boolean;
  readonly isSensitive?: boolean;
  readonly options?: readonly string[];
};
