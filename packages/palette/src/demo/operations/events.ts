// Events of clusters, newest first.
import { type Operation, type OperationRequest, read } from "../server/operation.js";
import { pageOf } from "../server/pages.js";
import { invalidBody, notFound } from "../server/refusal.js";
import { ok, type Reply } from "../server/reply.js";
import type { Cluster } from "../state/cluster.js";
import { eventView } from "../views/event-view.js";
import { visibleClusters } from "./find.js";
import { filtered } from "./list-filter.js";

export const events: readonly Operation[] = [
  read({
    id: "v1EventsComponentsList",
    method: "GET",
    path: "/v1/events/components",
    permission: "cluster.get",
    scope: "tenant",
    run: (request) => eventsReply(visibleClusters(request), request),
  }),
  read({
    id: "v1EventsComponentsObjTypeUidList",
    method: "GET",
    path: "/v1/events/components/{objectKind}/{objectUid}",
    permission: "cluster.get",
    scope: "project",
    run: (request) => eventsReply([findSubject(request)], request),
  }),
];

/** The cluster, or that of an edge host. */
function findSubject(request: OperationRequest<undefined>): Cluster {
  const { objectKind = "", objectUid = "" } = request.params;
  if (objectKind !== "spectrocluster" && objectKind !== "edgehost") {
    throw invalidBody("enum", "objectKind in path should be one of [spectrocluster edgehost]");
  }
  const found = visibleClusters(request).find(({ uid, machines }) =>
    objectKind === "spectrocluster"
      ? uid === objectUid
      : machines.some((each) => `edge-${each.uid}` === objectUid),
  );
  if (found === undefined) throw notFound(objectKind === "edgehost" ? "EdgeHost" : "Cluster", objectUid);
  return found;
}

function eventsReply(clusters: readonly Cluster[], { now, query }: OperationRequest<undefined>): Reply {
  const seen = clusters.flatMap((cluster) =>
    cluster.events
      .filter(({ at }) => at <= now)
      .map((event) => ({ at: event.at, view: eventView(event, cluster) })),
  );
  const newestFirst = seen.sort((left, right) => right.at - left.at).map(({ view }) => view);
  const { items, listmeta } = pageOf(filtered(newestFirst, query), query);
  return ok({ items: items.length === 0 ? null : items, listmeta });
}
