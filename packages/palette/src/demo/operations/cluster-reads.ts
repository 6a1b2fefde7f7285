// One cluster.
import { type Operation, read } from "../server/operation.js";
import { ok } from "../server/reply.js";
import { stateOf } from "../state/facts.js";
import { clusterView } from "../views/cluster-view.js";
import { packEntityView } from "../views/pack-ref-view.js";
import { timestamp } from "../views/time.js";
import { findCluster } from "./find.js";

const base = "/v1/spectroclusters/{uid}";
const get = { permission: "cluster.get", scope: "project" } as const;

export const clusterReads: readonly Operation[] = [
  read({
    id: "v1SpectroClustersGet",
    method: "GET",
    path: base,
    ...get,
    run: (request) => {
      const { tenant, now, query } = request;
      const asked = {
        resolve: query.get("resolvePackValues") === "true",
        profileType: query.get("profileType"),
      };
      return ok(clusterView(findCluster(request), now, tenant, asked));
    },
  }),
  read({
    id: "v1SpectroClustersUidStatus",
    method: "GET",
    path: `${base}/status`,
    ...get,
    run: (request) => ok({ status: { state: stateOf(findCluster(request), request.now) } }),
  }),
  read({
    id: "v1SpectroClustersGetProfiles",
    method: "GET",
    path: `${base}/profiles`,
    ...get,
    run: (request) => {
      const { uid, name, profiles, createdAt } = findCluster(request);
      const made = timestamp(createdAt);
      return ok({
        profiles: profiles.map((profile) => ({
          metadata: {
            name: profile.name,
            uid: profile.uid,
            creationTimestamp: made,
            lastModifiedTimestamp: made,
          },
          spec: {
            type: profile.type,
            cloudType: profile.cloud,
            version: 1,
            packs: profile.packs.map((pack) => packEntityView(pack, made, (values) => values)),
            relatedObject: { kind: "spectrocluster", name, uid },
          },
        })),
      });
    },
  }),
];
