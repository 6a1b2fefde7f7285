// The tenant, read: projects, who is asking, what was done, and whether Palette is there.
import type { PaletteAudit, ProjectName, ProjectSummary, Role, UserInfo } from "../bodies/tenant.js";
import * as endpoints from "../endpoints/tenant.js";
import { createListing, type Listing } from "../listing.js";
import type { Caller } from "../palette-connection.js";
import { PaletteError } from "../palette-error.js";
import type { CallOptions } from "../transport/transport-options.js";

export type AuditQuery = {
  /** RFC 3339. */
  readonly startTime?: string;
  readonly endTime?: string;
  readonly userUid?: string;
  readonly projectUid?: string;
  readonly resourceKind?: string;
  readonly resourceUid?: string;
  readonly actionType?: "create" | "update" | "delete" | "publish" | "deploy" | "activity" | "action";
};

export type Tenant = {
  /** Names and ids of the projects that the key sees, and this client is kept to. It proves that the key is valid. */
  projects(options?: CallOptions): Promise<readonly ProjectName[]>;
  /** The same with how the clusters in them are. */
  projectSummaries(options?: CallOptions): Listing<ProjectSummary>;
  /** Whose key it is. */
  user(options?: CallOptions): Promise<UserInfo>;
  /** Roles and their permissions. */
  roles(options?: CallOptions): Listing<Role>;
  /** What was done. A client that is kept to projects has to name one of them. */
  audits(query?: AuditQuery, options?: CallOptions): Listing<PaletteAudit>;
};

export type Health = {
  /** Palette can be reached. */
  ping(options?: CallOptions): Promise<void>;
  /** Palette is ready for calls. */
  ready(options?: CallOptions): Promise<void>;
};

export function createTenant({ call, projects }: Caller): Tenant {
  const isOpen = (uid: string | undefined): boolean =>
    projects === undefined || (uid !== undefined && projects.has(uid));

  return {
    projects: async (options) => {
      const { items } = await call(endpoints.listProjectNames, {}, options);
      return items.map(({ metadata }) => metadata).filter(({ uid }) => isOpen(uid));
    },
    projectSummaries: (options) =>
      createListing(
        (page) => call(endpoints.listProjects, { query: page, body: {} }, options),
        ({ metadata }) => isOpen(metadata.uid),
      ),
    user: (options) => call(endpoints.getUserInfo, {}, options),
    roles: (options) => createListing((page) => call(endpoints.listRoles, { query: page }, options)),
    audits: (query = {}, options) =>
      createListing(async (page) => {
        if (!isOpen(query.projectUid)) {
          throw new PaletteError("forbidden", "the audits of this project are not the caller's", {
            method: "GET",
            path: endpoints.listAudits.path,
            hint: "name one of the caller's projects with `projectUid`",
          });
        }
        return call(endpoints.listAudits, { query: { ...query, ...page } }, options);
      }),
  };
}

export const createHealth = ({ call }: Caller): Health => ({
  ping: async (options) => {
    await call(endpoints.getHealthPing, {}, options);
  },
  ready: async (options) => {
    await call(endpoints.getHealthReady, {}, options);
  },
});
