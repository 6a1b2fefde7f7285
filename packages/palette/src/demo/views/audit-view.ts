import type { Json } from "../server/reply.js";
import type { AuditRecord, Tenant } from "../state/tenant.js";
import { metadataView } from "./metadata-view.js";

export function auditView(
  { uid, at, action, message, userUid, projectUid, resource }: AuditRecord,
  tenant: Tenant,
) {
  const user = tenant.users.get(userUid);
  const project = projectUid === undefined ? undefined : tenant.projects.get(projectUid);
  return {
    metadata: metadataView({ name: "", uid, createdAt: at }),
    spec: {
      actionType: action,
      actionMsg: message,
      contentMsg: "",
      userMsg: "",
      actor: {
        actorType: user === undefined ? "system" : "user",
        ...(user !== undefined && {
          user: {
            uid: user.uid,
            emailId: user.email,
            firstName: user.firstName,
            lastName: user.lastName,
            org: tenant.organisation,
          },
        }),
        ...(project !== undefined && { project: { name: project.name, uid: project.uid } }),
      },
      resource: { ...resource, label: "" },
    },
  } satisfies Json;
}
