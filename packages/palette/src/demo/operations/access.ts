// Whether the service is there, and who asks.
import { type Operation, read } from "../server/operation.js";
import { ok } from "../server/reply.js";

export const access: readonly Operation[] = [
  read({
    id: "V1HealthPing",
    method: "GET",
    path: "/v1/health/ping",
    scope: "open",
    run: () => ok({ msg: "pong" }),
  }),
  read({
    id: "V1HealthReady",
    method: "GET",
    path: "/v1/health/ready",
    scope: "open",
    run: () => ok({ msg: "ready" }),
  }),
  read({
    id: "v1UsersInfoGet",
    method: "GET",
    path: "/v1/users/info",
    scope: "user",
    run: ({ tenant, user }) => ok({ orgName: tenant.organisation, tenantUid: tenant.uid, userUid: user.uid }),
  }),
  read({
    id: "v1ProjectsMetadata",
    method: "GET",
    path: "/v1/dashboard/projects/metadata",
    scope: "user",
    run: ({ tenant, user, query }) => {
      const name = query.get("name");
      const shown = [...tenant.projects.values()].filter(
        (each) =>
          (name === null || each.name === name) &&
          (user.tenantPermissions.has("project.list") || user.projectPermissions.has(each.uid)),
      );
      return ok({ items: shown.map(({ name: shownName, uid }) => ({ metadata: { name: shownName, uid } })) });
    },
  }),
];
