// Who asks, and whether they may: API keys, the ProjectUid header, permissions.
import type { IncomingHttpHeaders } from "node:http";
import type { Project, Tenant, User } from "../state/tenant.js";
import type { Operation } from "./operation.js";
import { forbidden, type Refusal, unauthorised } from "./refusal.js";

export type Caller = { readonly user: User; readonly project: Project | undefined };

/** The caller of an operation that is open to them, or why it is not. */
export function authorise(
  operation: Operation,
  headers: IncomingHttpHeaders,
  tenant: Tenant,
): Caller | Refusal {
  const key = headers["apikey"];
  const user = [...tenant.users.values()].find(({ apiKey }) => apiKey === key);
  if (user === undefined) return unauthorised();
  const permission = operation.permission ?? "project.get";
  const header = headers["projectuid"];
  if (typeof header !== "string" || header === "") {
    return mayWithoutProject(user, operation) ? { user, project: undefined } : forbidden(permission);
  }
  const project = tenant.projects.get(header);
  if (project === undefined || !mayIn(user, project.uid, permission)) return forbidden(permission);
  return { user, project };
}

function mayWithoutProject(user: User, { scope, permission }: Operation): boolean {
  if (scope === "project") return false;
  if (permission === undefined || user.tenantPermissions.has(permission)) return true;
  return scope === "user" && [...user.projectPermissions.values()].some((each) => each.has(permission));
}

/** Rights in the whole tenant are rights in each project. */
export function mayIn(user: User, projectUid: string, permission: string): boolean {
  return (
    user.tenantPermissions.has(permission) ||
    user.projectPermissions.get(projectUid)?.has(permission) === true
  );
}
