// From a description to a tenant.
import { readDuration } from "../description/duration.js";
import type {
  RoleDescription,
  TenantDescription,
  UserDescription,
} from "../description/tenant-description.js";
import { buildAudits } from "./build-audits.js";
import { buildCluster } from "./build-cluster.js";
import { buildPacks } from "./build-packs.js";
import { buildProfiles } from "./build-profiles.js";
import { digestOf, uidOf } from "./identity.js";
import type { Project, Tenant, User } from "./tenant.js";
import { uidByName } from "./uid-by-name.js";

/**
 * The tenant that a description says, at the time of its start.
 * @throws RangeError if the description names what it does not have: a project, a pack, a machine type
 */
export function buildTenant(description: TenantDescription, seed: string, startedAt: number): Tenant {
  const before = (age: string) => startedAt - readDuration(age);
  const projects = byUid(
    description.projects.map(
      ({ name, description: text, age }): Project => ({
        uid: uidOf(seed, "project", name),
        name,
        description: text,
        createdAt: before(age),
      }),
    ),
  );
  const registries = byUid(
    description.registries.map((each) => ({
      ...each,
      uid: uidOf(seed, "registry", each.name),
      createdAt: before("900d"),
    })),
  );
  const packs = byUid(description.packs.flatMap((each) => buildPacks(each, registries, seed, startedAt)));
  const projectUid = (name: string) => uidByName(projects, name);
  const profiles = byUid(
    description.profiles.flatMap((each) => buildProfiles(each, { packs, projectUid, seed, startedAt })),
  );
  const tenant: Tenant = {
    seed,
    uid: uidOf(seed, "tenant", description.organisation),
    organisation: description.organisation,
    startedAt,
    projects,
    users: byUid(
      description.users.map((each) =>
        buildUser(each, { roles: description.roles, projectUid, seed, createdAt: before("600d") }),
      ),
    ),
    roles: byUid(description.roles.map((each) => ({ ...each, uid: uidOf(seed, "role", each.name) }))),
    registries,
    packs,
    profiles,
    clusters: new Map(),
    audits: [],
    nextUid: counter(seed),
  };
  for (const each of description.clusters) {
    const cluster = buildCluster(each, tenant);
    tenant.clusters.set(cluster.uid, cluster);
  }
  tenant.audits.push(...buildAudits(tenant));
  return tenant;
}

function byUid<T extends { readonly uid: string }>(all: readonly T[]): Map<string, T> {
  return new Map(all.map((each) => [each.uid, each]));
}

/** Uids of what is made while the tenant runs: first come, first named. */
function counter(seed: string): (kind: string) => string {
  const made = new Map<string, number>();
  return (kind) => {
    const number = (made.get(kind) ?? 0) + 1;
    made.set(kind, number);
    return uidOf(seed, "made", kind, number);
  };
}

type UserSurroundings = {
  readonly roles: readonly RoleDescription[];
  readonly projectUid: (name: string) => string;
  readonly seed: string;
  readonly createdAt: number;
};

function buildUser(
  { key, firstName, lastName, email, tenantRoles = [], projectRoles = {} }: UserDescription,
  { roles, projectUid, seed, createdAt }: UserSurroundings,
): User {
  const byProject = Object.entries(projectRoles).map(([name, names]) => [projectUid(name), names] as const);
  return {
    uid: uidOf(seed, "user", email),
    key,
    apiKey: `demo-${key}-${digestOf(seed, "key", email).slice(0, 24)}`,
    firstName,
    lastName,
    email,
    createdAt,
    tenantRoles,
    projectRoles: new Map(byProject),
    tenantPermissions: permissionsOf(tenantRoles, roles),
    projectPermissions: new Map(byProject.map(([uid, names]) => [uid, permissionsOf(names, roles)])),
  };
}

function permissionsOf(names: readonly string[], roles: readonly RoleDescription[]): ReadonlySet<string> {
  return new Set(
    names.flatMap((name) => {
      const role = roles.find((each) => each.name === name);
      if (role === undefined) throw new RangeError(`no role \`${name}\``);
      return role.permissions;
    }),
  );
}
