import type { Json } from "../server/reply.js";
import type { Cluster, ClusterEvent } from "../state/cluster.js";
import { metadataView } from "./metadata-view.js";

export function eventView(event: ClusterEvent, { name, uid }: Cluster) {
  const { at, reason, message, severity, component, host, about } = event;
  return {
    metadata: metadataView({ name: "", uid: event.uid, createdAt: at }),
    message,
    reason,
    severity,
    source: { component, host },
    involvedObject: about,
    relatedObject: { kind: "spectrocluster", name, uid },
  } satisfies Json;
}
