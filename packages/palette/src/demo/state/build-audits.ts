// The audit log as it is when the tenant starts: who made what is there.
import { uidOf } from "./identity.js";
import type { AuditRecord, Tenant } from "./tenant.js";

const minute = 60_000;

/** Oldest first. */
export function buildAudits(tenant: Tenant): AuditRecord[] {
  const admin = [...tenant.users.values()][0];
  const record = (
    at: number,
    action: AuditRecord["action"],
    message: string,
    resource: AuditRecord["resource"],
    projectUid?: string,
  ): AuditRecord => ({
    uid: uidOf(tenant.seed, "audit", resource.uid, action, message),
    at,
    action,
    message,
    userUid: admin?.uid ?? "",
    ...(projectUid !== undefined && { projectUid }),
    resource,
  });
  const profiles = [...tenant.profiles.values()].flatMap(
    ({ uid, name, version, createdAt, isPublished, projectUid }) => {
      const resource = { kind: "clusterprofile", name, uid };
      const made = record(
        createdAt,
        "create",
        `Cluster profile ${name} ${version} created`,
        resource,
        projectUid,
      );
      const published = record(
        createdAt + minute,
        "publish",
        `Cluster profile ${name} ${version} published`,
        resource,
        projectUid,
      );
      return isPublished ? [made, published] : [made];
    },
  );
  const clusters = [...tenant.clusters.values()].flatMap(({ uid, name, createdAt, projectUid, deletion }) => {
    const resource = { kind: "spectrocluster", name, uid };
    const made = record(createdAt, "create", `Cluster ${name} created`, resource, projectUid);
    if (deletion === undefined) return [made];
    return [made, record(deletion.askedAt, "delete", `Cluster ${name} deleted`, resource, projectUid)];
  });
  return [...profiles, ...clusters].sort((left, right) => left.at - right.at);
}
