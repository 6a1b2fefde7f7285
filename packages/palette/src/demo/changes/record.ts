// What writes leave behind: an entry of the audit log, and an event of the cluster.
import type { RequestFacts } from "../server/operation.js";
import type { Cluster, ClusterEvent } from "../state/cluster.js";
import type { AuditRecord } from "../state/tenant.js";

type Change = {
  readonly reason: string;
  readonly message: string;
  readonly action?: AuditRecord["action"];
  readonly severity?: "Normal" | "Warning";
};

/** A write changed a cluster. */
export function record(
  request: RequestFacts,
  cluster: Cluster,
  { reason, message, action = "update", severity = "Normal" }: Change,
): void {
  const { uid, name, projectUid } = cluster;
  cluster.modifiedAt = request.now;
  audit(request, { action, message, projectUid, resource: { kind: "spectrocluster", name, uid } });
  addEvents(request, cluster, [{ at: request.now, reason, message, severity }]);
}

export function audit(
  { tenant, now, user }: RequestFacts,
  entry: Omit<AuditRecord, "uid" | "at" | "userUid">,
): void {
  tenant.audits.push({ uid: tenant.nextUid("audit"), at: now, userUid: user.uid, ...entry });
}

type NewEvent = Pick<ClusterEvent, "at" | "reason" | "message" | "severity"> & Partial<ClusterEvent>;

/** Events of a cluster, now or later: nobody sees those of later before their time. */
export function addEvents(
  { tenant }: Pick<RequestFacts, "tenant">,
  cluster: Cluster,
  events: readonly NewEvent[],
): void {
  const { name, uid } = cluster;
  cluster.events = [
    ...cluster.events,
    ...events.map((event) => ({
      component: "palette",
      host: "",
      about: { kind: "spectrocluster", name, uid },
      ...event,
      uid: tenant.nextUid("event"),
    })),
  ];
}
