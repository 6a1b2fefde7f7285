// A tenant as plain data: what a demo, a test or a scenario says about it; the state is built from it.
import type { ClusterDescription } from "./cluster-description.js";
import type { Duration } from "./duration.js";
import type { PackDescription, RegistryDescription } from "./pack-description.js";
import type { ProfileDescription } from "./profile-description.js";

export type TenantDescription = {
  readonly organisation: string;
  readonly projects: readonly ProjectDescription[];
  readonly roles: readonly RoleDescription[];
  readonly users: readonly UserDescription[];
  readonly registries: readonly RegistryDescription[];
  readonly packs: readonly PackDescription[];
  readonly profiles: readonly ProfileDescription[];
  readonly clusters: readonly ClusterDescription[];
};

export type ProjectDescription = {
  readonly name: string;
  readonly description: string;
  readonly age: Duration;
};

/** A person or a service, and the API key that it has. */
export type UserDescription = {
  /** What the key is called in `DemoTenant.keys`. */
  readonly key: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  /** Names of roles that hold in the whole tenant. */
  readonly tenantRoles?: readonly string[];
  /** Names of roles by project. */
  readonly projectRoles?: Readonly<Record<string, readonly string[]>>;
};

export type RoleDescription = {
  readonly name: string;
  readonly scope: "tenant" | "project";
  /** `cluster.get`, `clusterProfile.update`, … */
  readonly permissions: readonly string[];
};
