// The tenant as the server has it: made from a description, changed by writes.
import type { RegistryDescription } from "../description/pack-description.js";
import type { RoleDescription } from "../description/tenant-description.js";
import type { Cluster } from "./cluster.js";
import type { Pack } from "./pack.js";
import type { Profile } from "./profile.js";

/** What a demo tenant holds; maps are by uid. */
export type Tenant = {
  readonly seed: string;
  readonly uid: string;
  readonly organisation: string;
  /** Milliseconds since 1970; descriptions tell times from it. */
  readonly startedAt: number;
  readonly projects: Map<string, Project>;
  readonly users: Map<string, User>;
  readonly roles: Map<string, RoleDescription & { readonly uid: string }>;
  readonly registries: Map<string, Registry>;
  /** One for each version. */
  readonly packs: Map<string, Pack>;
  /** One for each version. */
  readonly profiles: Map<string, Profile>;
  readonly clusters: Map<string, Cluster>;
  readonly audits: AuditRecord[];
  /** A uid that nothing has yet: the next of its kind. */
  readonly nextUid: (kind: string) => string;
};

export type Project = {
  readonly uid: string;
  readonly name: string;
  readonly description: string;
  readonly createdAt: number;
};

export type User = {
  readonly uid: string;
  /** What the API key is called. */
  readonly key: string;
  readonly apiKey: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly createdAt: number;
  readonly tenantPermissions: ReadonlySet<string>;
  /** By uid of the project. */
  readonly projectPermissions: ReadonlyMap<string, ReadonlySet<string>>;
  readonly tenantRoles: readonly string[];
  readonly projectRoles: ReadonlyMap<string, readonly string[]>;
};

export type Registry = RegistryDescription & { readonly uid: string; readonly createdAt: number };

export type AuditRecord = {
  readonly uid: string;
  readonly at: number;
  readonly action: "create" | "update" | "delete" | "publish" | "deploy" | "activity" | "action";
  readonly message: string;
  readonly userUid: string;
  readonly projectUid?: string;
  readonly resource: { readonly kind: string; readonly name: string; readonly uid: string };
};
