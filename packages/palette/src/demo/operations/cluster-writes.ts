// What else is changed of clusters: that they are there at all, labels, variables, certificates, rights, patches, locks.
import { z } from "zod";
import { applyProfiles } from "../changes/apply-profiles.js";
import { deleteCluster, forceDeletion } from "../changes/delete-cluster.js";
import { refuseUnchangeable } from "../changes/put-pool.js";
import { record } from "../changes/record.js";
import { type Operation, type RequestFacts, read, withBody } from "../server/operation.js";
import { invalidRequest, notFound } from "../server/refusal.js";
import { created, noContent, ok } from "../server/reply.js";
import type { Cluster } from "../state/cluster.js";
import { changedFrom } from "../state/timeline.js";
import { metadataView } from "../views/metadata-view.js";
import { findCluster } from "./find.js";

const base = "/v1/spectroclusters/{uid}";
const update = { permission: "cluster.update", scope: "project" } as const;
const minute = 60_000;
const year = 365 * 24 * 60 * minute;
const texts = z.record(z.string(), z.string()).nullish();

const metadataBody = z.object({
  metadata: z.object({ name: z.string().optional(), labels: texts, annotations: texts }),
});

const variablesBody = z.array(
  z.object({
    profileUid: z.string(),
    variables: z.array(z.object({ name: z.string(), value: z.string().optional() })).nullish(),
  }),
);

const rbacsBody = z.object({
  rbacs: z
    .array(
      z.object({
        spec: z
          .object({
            bindings: z
              .array(
                z.object({
                  type: z.enum(["RoleBinding", "ClusterRoleBinding"]).optional(),
                  namespace: z.string().optional(),
                  role: z
                    .object({ kind: z.enum(["Role", "ClusterRole"]).optional(), name: z.string().optional() })
                    .optional(),
                  subjects: z
                    .array(
                      z.object({
                        type: z.enum(["User", "Group", "ServiceAccount"]).optional(),
                        name: z.string().optional(),
                        namespace: z.string().optional(),
                      }),
                    )
                    .nullish(),
                }),
              )
              .nullish(),
          })
          .optional(),
      }),
    )
    .nullish(),
});

const patchBody = z.object({
  osPatchConfig: z
    .object({
      patchOnBoot: z.boolean().optional(),
      rebootIfRequired: z.boolean().optional(),
      schedule: z.string().optional(),
      onDemandPatchAfter: z.string().optional(),
    })
    .nullish(),
});

/** The cluster, if it can be changed. */
function changeable(request: RequestFacts): Cluster {
  const cluster = findCluster(request);
  refuseUnchangeable(cluster, request.now);
  return cluster;
}

export const clusterWrites: readonly Operation[] = [
  read({
    id: "v1SpectroClustersDelete",
    method: "DELETE",
    path: base,
    permission: "cluster.delete",
    scope: "project",
    run: (request) => {
      const cluster = findCluster(request);
      if (request.query.get("forceDelete") === "true") forceDeletion(request, cluster);
      else deleteCluster(request, cluster);
      return noContent;
    },
  }),
  withBody({
    id: "v1SpectroClustersUidMetadataUpdate",
    method: "PATCH",
    path: `${base}/metadata`,
    ...update,
    body: metadataBody,
    run: (request) => {
      const cluster = changeable(request);
      const { labels, annotations } = request.body.metadata;
      cluster.labels = labels ?? cluster.labels;
      cluster.annotations = annotations ?? cluster.annotations;
      record(request, cluster, {
        reason: "MetadataUpdated",
        message: `Tags of cluster ${cluster.name} updated`,
      });
      return noContent;
    },
  }),
  withBody({
    id: "v1SpectroClustersUidVariablesPatch",
    method: "PATCH",
    path: `${base}/variables`,
    ...update,
    body: variablesBody,
    run: (request) => {
      const cluster = changeable(request);
      const profiles = cluster.profiles.map((profile) => {
        const set = request.body.find(({ profileUid }) => profileUid === profile.uid)?.variables ?? [];
        const declared = request.tenant.profiles.get(profile.uid)?.variables ?? [];
        for (const { name } of set) {
          const variable = declared.find((each) => each.name === name);
          if (variable === undefined) throw notFound("Variable", name);
          if (variable.immutable === true) throw invalidRequest(`Variable '${name}' is immutable`);
        }
        const values = Object.fromEntries(set.map(({ name, value = "" }) => [name, value]));
        return { ...profile, variables: { ...profile.variables, ...values } };
      });
      record(request, cluster, {
        reason: "VariablesUpdated",
        message: `Variables of cluster ${cluster.name} updated`,
      });
      applyProfiles(request, cluster, profiles);
      return noContent;
    },
  }),
  withBody({
    id: "v1SpectroClustersUidConfigRbacsUpdate",
    method: "PUT",
    path: `${base}/config/rbacs`,
    ...update,
    body: rbacsBody,
    run: (request) => {
      const cluster = changeable(request);
      const bindings = (request.body.rbacs ?? []).flatMap(({ spec }) => spec?.bindings ?? []);
      cluster.roleBindings = bindings.map(({ type = "RoleBinding", namespace = "", role, subjects }) => ({
        type,
        namespace,
        role: { kind: role?.kind ?? "Role", name: role?.name ?? "" },
        subjects: (subjects ?? []).map((each) => ({
          type: each.type ?? "User",
          name: each.name ?? "",
          namespace: each.namespace ?? "",
        })),
      }));
      record(request, cluster, {
        reason: "RbacUpdated",
        message: `Role bindings of cluster ${cluster.name} updated`,
      });
      return noContent;
    },
  }),
  withBody({
    id: "v1SpectroClustersUidOsPatchUpdate",
    method: "PATCH",
    path: `${base}/clusterConfig/osPatch`,
    ...update,
    body: patchBody,
    run: (request) => {
      const cluster = changeable(request);
      const { osPatchConfig } = request.body;
      cluster.osPatch = {
        patchOnBoot: osPatchConfig?.patchOnBoot ?? false,
        rebootIfRequired: osPatchConfig?.rebootIfRequired ?? false,
        schedule: osPatchConfig?.schedule ?? "",
      };
      record(request, cluster, {
        reason: "OsPatchUpdated",
        message: `OS patching of cluster ${cluster.name} updated`,
      });
      return noContent;
    },
  }),
  withBody({
    id: "v1SpectroClustersUidUpgradeSettings",
    method: "POST",
    path: `${base}/upgrade/settings`,
    ...update,
    body: z.object({ spectroComponents: z.enum(["lock", "unlock"]).optional() }),
    run: (request) => {
      const cluster = changeable(request);
      cluster.agentUpgrades = request.body.spectroComponents ?? cluster.agentUpgrades;
      record(request, cluster, {
        reason: "UpgradeSettings",
        message: `Agent upgrades: ${cluster.agentUpgrades}`,
      });
      return noContent;
    },
  }),
  read({
    id: "v1SpectroClustersCertificatesRenew",
    method: "PATCH",
    path: `${base}/k8certificates/renew`,
    ...update,
    run: (request) => {
      const { now } = request;
      const cluster = changeable(request);
      const renewed = now + 10 * minute;
      cluster.otherCertificates = [];
      cluster.certificates = changedFrom(cluster.certificates, [{ at: renewed, value: renewed + year }]);
      record(request, cluster, {
        reason: "CertificatesRenewing",
        message: "Renewal of certificates started",
      });
      return noContent;
    },
  }),
  withBody({
    id: "v1ClusterFeatureLogFetcherCreate",
    method: "POST",
    path: `${base}/features/logFetcher`,
    ...update,
    body: z.object({ mode: z.enum(["cluster", "app"]).optional() }),
    run: (request) => {
      const cluster = findCluster(request);
      const uid = request.tenant.nextUid("log-request");
      cluster.logRequests = new Map([...cluster.logRequests, [uid, request.now]]);
      record(request, cluster, { reason: "LogsRequested", message: "Logs were asked for", action: "action" });
      return created(uid);
    },
  }),
  read({
    id: "v1ClusterFeatureLogFetcherGet",
    method: "GET",
    path: `${base}/features/logFetcher`,
    permission: "cluster.get",
    scope: "project",
    run: (request) => {
      const { uid, logRequests } = findCluster(request);
      const asked = request.query.get("requestId") ?? [...logRequests.keys()].at(-1) ?? "";
      const at = logRequests.get(asked);
      if (at === undefined) throw notFound("LogFetcher", asked);
      const done = request.now >= at + minute;
      return ok({
        metadata: metadataView({ name: "", uid: asked, createdAt: at }),
        spec: { clusterUid: uid, log: done ? `${asked}.tar.gz` : "" },
        status: { state: done ? "Completed" : "InProgress" },
      });
    },
  }),
];
