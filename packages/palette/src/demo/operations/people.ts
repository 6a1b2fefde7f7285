// Projects, users, teams, roles, permissions, and the audit log.
import { z } from "zod";
import { mayIn } from "../server/authorise.js";
import { type Operation, read, withBody } from "../server/operation.js";
import { pageOf } from "../server/pages.js";
import { forbidden, notFound } from "../server/refusal.js";
import { ok } from "../server/reply.js";
import { auditView } from "../views/audit-view.js";
import { metadataView } from "../views/metadata-view.js";
import { projectSummaryView } from "../views/project-view.js";
import { unset } from "../views/time.js";
import { groupedBy } from "./grouped-by.js";
import { textFilter, textFits } from "./text-filter.js";

const projectsSpec = z.object({
  filter: z.object({ name: textFilter.nullish() }).nullish(),
  sort: z
    .array(
      z.object({
        field: z.enum(["name", "creationTimestamp", "lastModifiedTimestamp"]),
        order: z.enum(["asc", "desc"]).optional(),
      }),
    )
    .nullish(),
});

export const people: readonly Operation[] = [
  withBody({
    id: "v1ProjectsFilterSummary",
    method: "POST",
    path: "/v1/dashboard/projects",
    scope: "user",
    body: projectsSpec,
    run: ({ tenant, user, now, query, body }) => {
      const { field = "name", order = "asc" } = body.sort?.[0] ?? {};
      const key = field === "name" ? "name" : "createdAt";
      const shown = [...tenant.projects.values()]
        .filter(({ uid, name }) => mayIn(user, uid, "project.list") && textFits(body.filter?.name, name))
        .sort((left, right) => (left[key] < right[key] ? -1 : 1) * (order === "desc" ? -1 : 1));
      const { items, listmeta } = pageOf(shown, query);
      return ok({ items: items.map((each) => projectSummaryView(each, now, tenant)), listmeta });
    },
  }),
  read({
    id: "v1ProjectsUidGet",
    method: "GET",
    path: "/v1/projects/{uid}",
    scope: "user",
    run: ({ tenant, user, params }) => {
      const project = tenant.projects.get(params["uid"] ?? "");
      if (project === undefined) throw notFound("Project", params["uid"] ?? "");
      if (!mayIn(user, project.uid, "project.get")) throw forbidden("project.get");
      const members = [...tenant.users.values()].filter(({ projectRoles }) => projectRoles.has(project.uid));
      return ok({
        metadata: metadataView({ ...project, annotations: { description: project.description } }),
        spec: {
          alerts: [],
          logoUrl: "",
          teams: [],
          users: members.map(({ uid, projectRoles }) => ({
            userId: uid,
            roles: projectRoles.get(project.uid) ?? [],
          })),
        },
        status: { isDisabled: false },
      });
    },
  }),
  read({
    id: "v1RolesList",
    method: "GET",
    path: "/v1/roles",
    permission: "role.list",
    scope: "tenant",
    run: ({ tenant, query }) => {
      const { items, listmeta } = pageOf([...tenant.roles.values()], query);
      return ok({
        items: items.map(({ uid, name, scope, permissions }) => ({
          metadata: metadataView({ name, uid, createdAt: tenant.startedAt }),
          spec: { scope, type: "system", permissions },
          status: { isEnabled: true },
        })),
        listmeta,
      });
    },
  }),
  read({
    id: "v1PermissionsList",
    method: "GET",
    path: "/v1/permissions",
    permission: "role.list",
    scope: "tenant",
    run: ({ tenant, query }) => {
      const scope = query.get("scope") ?? "project";
      const all = [...tenant.roles.values()].flatMap(({ permissions }) => permissions);
      const byResource = groupedBy(new Set(all), (each) => each.split(".")[0] ?? "");
      return ok([...byResource].map(([name, permissions]) => ({ name, scope, permissions })));
    },
  }),
  read({
    id: "v1UsersList",
    method: "GET",
    path: "/v1/users",
    permission: "user.list",
    scope: "tenant",
    run: ({ tenant, query }) => {
      const { items, listmeta } = pageOf([...tenant.users.values()], query);
      return ok({
        items: items.map(({ uid, email, firstName, lastName, createdAt, tenantRoles }) => ({
          metadata: metadataView({ name: `${firstName} ${lastName}`, uid, createdAt }),
          spec: { emailId: email, firstName, lastName, roles: tenantRoles },
          status: { isActive: true, isPasswordResetting: false, activationLink: "", lastSignIn: unset },
        })),
        listmeta,
      });
    },
  }),
  read({
    id: "v1TeamsList",
    method: "GET",
    path: "/v1/teams",
    permission: "team.list",
    scope: "tenant",
    run: ({ query }) => ok({ items: null, listmeta: pageOf([], query).listmeta }),
  }),
  read({
    id: "v1AuditsList",
    method: "GET",
    path: "/v1/audits",
    permission: "audit.list",
    scope: "tenant",
    run: ({ tenant, project, query, now }) => {
      const wanted = (name: string, value: string | undefined) => {
        const asked = query.get(name);
        return asked === null || asked === value;
      };
      const [from, until] = [
        Date.parse(query.get("startTime") ?? ""),
        Date.parse(query.get("endTime") ?? ""),
      ];
      const shown = tenant.audits.filter(
        ({ at, action, userUid, projectUid, resource }) =>
          at <= now &&
          !(at < from) &&
          !(at > until) &&
          (project === undefined || projectUid === project.uid) &&
          wanted("userUid", userUid) &&
          wanted("projectUid", projectUid) &&
          wanted("tenantUid", tenant.uid) &&
          wanted("resourceKind", resource.kind) &&
          wanted("resourceUid", resource.uid) &&
          wanted("actionType", action),
      );
      const { items, listmeta } = pageOf(shown.toReversed(), query);
      return ok({
        items: items.length === 0 ? null : items.map((each) => auditView(each, tenant)),
        listmeta,
      });
    },
  }),
];
