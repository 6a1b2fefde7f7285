import { readDuration } from "../description/duration.js";
import type { Json } from "../server/reply.js";
import type { Cluster } from "../state/cluster.js";
import { uidOf } from "../state/identity.js";
import type { Tenant } from "../state/tenant.js";
import { metadataView } from "./metadata-view.js";
import { timestamp } from "./time.js";

const day = 86_400_000;

/** Backups of a cluster; `undefined` if none are made. */
export function backupView({ uid, name, createdAt, description }: Cluster, { seed, startedAt }: Tenant) {
  const { backup } = description;
  if (backup === undefined) return undefined;
  const location = { name: "backups", type: "s3", uid: uidOf(seed, "backup-location") };
  const at = startedAt - readDuration(backup.ago);
  const scope = {
    includeAllDisks: true,
    includeClusterResources: true,
    includeClusterResourceMode: "Always",
    namespaces: [],
  };
  return {
    metadata: metadataView({ name: "", uid: uidOf(seed, "backup", uid), createdAt }),
    spec: {
      clusterUid: uid,
      config: {
        ...scope,
        backupLocationName: location.name,
        backupLocationUid: location.uid,
        backupName: "",
        backupPrefix: name,
        durationInHours: 720,
        locationType: location.type,
        schedule: { scheduledRunTime: backup.schedule },
      },
    },
    status: {
      clusterBackupStatuses: [
        {
          actor: { actorType: "system", uid: "" },
          backupConfig: scope,
          backupLocationConfig: location,
          backupRequestUid: uidOf(seed, "backup-request", uid),
          backupStatusMeta: [
            {
              backupName: `${name}-${timestamp(at).slice(0, 10)}`,
              backupState: { backupTime: timestamp(at), deleteState: "", msg: "", state: backup.state },
              backupedNamespaces: [],
              expiryDate: timestamp(at + 30 * day),
            },
          ],
          restoreStatusMeta: [],
          state: backup.state,
        },
      ],
    },
  } satisfies Json;
}
