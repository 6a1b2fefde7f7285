import type { TenantDescription } from "../description/tenant-description.js";
import { clusters } from "./clusters/clusters.js";
import { packs } from "./packs/packs.js";
import { profiles } from "./profiles/profiles.js";
import { projects, users } from "./projects-and-users.js";
import { registries } from "./registries.js";
import { roles } from "./roles.js";

/** The tenant that a demo shows, if it is given no other. */
export const demoTenant: TenantDescription = {
  organisation: "demo",
  projects,
  roles,
  users,
  registries,
  packs,
  profiles,
  clusters,
};
