// Profiles of clusters are changed, tried out, and rolled out to nodes.

import { applyProfiles } from "../changes/apply-profiles.js";
import { approveRepave } from "../changes/approve-repave.js";
import { changedProfiles } from "../changes/changed-profiles.js";
import { packsBody, profilesBody, profilesDeleteBody } from "../changes/profile-change.js";
import { refuseUnchangeable } from "../changes/put-pool.js";
import { record } from "../changes/record.js";
import { installedProfiles, repaveReasons } from "../changes/repave-reasons.js";
import { type Operation, read, withBody } from "../server/operation.js";
import { invalidRequest, notFound } from "../server/refusal.js";
import { noContent, ok } from "../server/reply.js";
import { metadataView } from "../views/metadata-view.js";
import { repaveReasonView } from "../views/repave-view.js";
import { timestamp } from "../views/time.js";
import { findCluster } from "./find.js";
import { packProblems } from "./pack-problems.js";

const base = "/v1/spectroclusters/{uid}";
const get = { permission: "cluster.get", scope: "project" } as const;
const update = { permission: "cluster.update", scope: "project" } as const;

const changes = [
  ["v1SpectroClustersPatchProfiles", "PATCH", "merge"],
  ["v1SpectroClustersUpdateProfiles", "PUT", "replace"],
] as const;

export const clusterProfileWrites: readonly Operation[] = [
  ...changes.map(([id, method, how]) =>
    withBody({
      id,
      method,
      path: `${base}/profiles`,
      ...update,
      body: profilesBody,
      run: (request) => {
        const cluster = findCluster(request);
        refuseUnchangeable(cluster, request.now);
        const profiles = changedProfiles(cluster, request.body.profiles, how, request.tenant);
        const names = profiles.map(({ name, version }) => `${name} ${version}`).join(", ");
        record(request, cluster, {
          reason: "ProfilesUpdated",
          message: `Cluster profiles updated: ${names}`,
        });
        applyProfiles(request, cluster, profiles);
        return noContent;
      },
    }),
  ),
  withBody({
    id: "v1SpectroClustersDeleteProfiles",
    method: "DELETE",
    path: `${base}/profiles`,
    ...update,
    body: profilesDeleteBody,
    run: (request) => {
      const cluster = findCluster(request);
      refuseUnchangeable(cluster, request.now);
      const uids = request.body.profileUids ?? [];
      const removed = uids.map((uid) => {
        const found = cluster.profiles.find((each) => each.uid === uid);
        if (found === undefined) throw notFound("ClusterProfile", uid);
        if (found.type !== "add-on") throw invalidRequest(`Cluster profile '${found.name}' is not an add-on`);
        return found;
      });
      const names = removed.map(({ name }) => name).join(", ");
      record(request, cluster, { reason: "ProfilesRemoved", message: `Cluster profiles removed: ${names}` });
      applyProfiles(
        request,
        cluster,
        cluster.profiles.filter((each) => !removed.includes(each)),
      );
      return noContent;
    },
  }),
  withBody({
    id: "v1SpectroClustersUidValidatePacks",
    method: "POST",
    path: `${base}/validate/packs`,
    ...get,
    body: packsBody,
    run: (request) => {
      const cluster = findCluster(request);
      const wanted = request.body.profiles ?? [];
      return ok({
        machinePools: { results: [] },
        profiles: wanted.map(({ uid = "", replaceWithProfile, packValues }) => ({
          uid: replaceWithProfile ?? uid,
          packs: {
            results: packProblems(cluster, replaceWithProfile ?? uid, packValues ?? [], request.tenant),
          },
        })),
      });
    },
  }),
  withBody({
    id: "v1SpectroClustersUidValidateRepave",
    method: "POST",
    path: `${base}/validate/repave`,
    ...get,
    body: packsBody,
    run: (request) => {
      const cluster = findCluster(request);
      const after = changedProfiles(cluster, request.body.profiles ?? [], "merge", request.tenant);
      const reasons = repaveReasons(installedProfiles(cluster), after);
      return ok({ isRepaveRequired: reasons.length > 0, reasons: reasons.map(repaveReasonView) });
    },
  }),
  read({
    id: "v1SpectroClustersUidRepaveGet",
    method: "GET",
    path: `${base}/repave/status`,
    ...get,
    run: (request) => {
      const { uid, repave } = findCluster(request);
      if (repave === undefined) throw notFound("Repave", uid);
      return ok({
        metadata: metadataView({ name: "", uid: `${uid}-repave`, createdAt: repave.at }),
        spec: { source: "user", spectroClusterUid: uid, reasons: repave.reasons.map(repaveReasonView) },
        status: { state: repave.state, message: repave.message, repaveTransitionTime: timestamp(repave.at) },
      });
    },
  }),
  read({
    id: "v1SpectroClustersUidRepaveApproveUpdate",
    method: "PATCH",
    path: `${base}/repave/approve`,
    ...update,
    run: (request) => {
      const cluster = findCluster(request);
      refuseUnchangeable(cluster, request.now);
      approveRepave(request, cluster);
      record(request, cluster, { reason: "RepaveApproved", message: "Repave approved", action: "action" });
      return noContent;
    },
  }),
];
