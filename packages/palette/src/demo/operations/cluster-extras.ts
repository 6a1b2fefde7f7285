// What else is asked of a cluster: certificates, variables, costs, kubeconfigs, namespaces, rights, backups.
import { type Operation, read } from "../server/operation.js";
import { notFound, Refusal } from "../server/refusal.js";
import { download, ok } from "../server/reply.js";
import { backupView } from "../views/backup-view.js";
import { certificatesView } from "../views/certificates-view.js";
import { costSummaryView } from "../views/cost-view.js";
import { kubeconfigOf } from "../views/kubeconfig-view.js";
import { metadataView } from "../views/metadata-view.js";
import { apiEndpointsView } from "../views/status-view.js";
import { clusterVariablesView } from "../views/variables-view.js";
import { findCluster } from "./find.js";

const base = "/v1/spectroclusters/{uid}";
const get = { permission: "cluster.get", scope: "project" } as const;

const kubeconfigs = [
  ["v1SpectroClustersUidKubeConfig", "kubeconfig", "cluster.get"],
  ["v1SpectroClustersUidAdminKubeConfig", "adminKubeconfig", "cluster.adminKubeconfigDownload"],
  ["v1SpectroClustersUidKubeConfigClientGet", "kubeconfigclient", "cluster.get"],
] as const;

export const clusterExtras: readonly Operation[] = [
  read({
    id: "v1SpectroClustersK8Certificate",
    method: "GET",
    path: `${base}/k8certificates`,
    ...get,
    run: (request) => ok(certificatesView(findCluster(request), request.now)),
  }),
  read({
    id: "v1SpectroClustersUidVariablesGet",
    method: "GET",
    path: `${base}/variables`,
    ...get,
    run: (request) => ok(clusterVariablesView(findCluster(request), request.tenant)),
  }),
  read({
    id: "v1SpectroClustersUidCostSummary",
    method: "GET",
    path: "/v1/dashboard/spectroclusters/{uid}/cost",
    ...get,
    run: (request) => ok(costSummaryView(findCluster(request), request.now, request.query)),
  }),
  ...kubeconfigs.map(([id, name, permission]) =>
    read({
      id,
      method: "GET",
      path: `${base}/assets/${name}`,
      permission,
      scope: "project",
      run: (request) => {
        const cluster = findCluster(request);
        if (apiEndpointsView(cluster, request.now).length === 0) throw notFound("Kubeconfig", cluster.uid);
        // Palette gives the client's as base64 now and then.
        const text = kubeconfigOf(cluster, name);
        const encoded = name === "kubeconfigclient" ? Buffer.from(text).toString("base64") : text;
        return download(`${cluster.name}.kubeconfig`, encoded);
      },
    }),
  ),
  read({
    id: "v1SpectroClustersUidConfigNamespacesGet",
    method: "GET",
    path: `${base}/config/namespaces`,
    ...get,
    run: (request) => {
      const cluster = findCluster(request);
      const names = new Set((cluster.description.pods ?? []).map(({ namespace }) => namespace));
      return ok({
        items: [...names].map((name) => ({
          metadata: metadataView({ name, uid: `${cluster.uid}-${name}`, createdAt: cluster.createdAt }),
          spec: {
            isRegex: false,
            relatedObject: { kind: "spectrocluster", name: cluster.name, uid: cluster.uid },
            resourceAllocation: { cpuCores: 16, memoryMiB: 32_768 },
          },
          status: { errors: [] },
        })),
      });
    },
  }),
  read({
    id: "v1SpectroClustersUidConfigRbacsGet",
    method: "GET",
    path: `${base}/config/rbacs`,
    ...get,
    run: (request) => {
      const cluster = findCluster(request);
      return ok({
        items: cluster.roleBindings.map((binding, place) => ({
          metadata: metadataView({
            name: "rbac",
            uid: `${cluster.uid}-${place}`,
            createdAt: cluster.createdAt,
          }),
          spec: { isSystem: false, bindings: [binding] },
          status: { errors: [] },
        })),
      });
    },
  }),
  read({
    id: "v1ClusterFeatureBackupGet",
    method: "GET",
    path: `${base}/features/backup`,
    ...get,
    run: (request) => {
      const view = backupView(findCluster(request), request.tenant);
      if (view === undefined)
        throw new Refusal(404, "BackupNotConfigured", "Backup is not configured for the cluster");
      return ok(view);
    },
  }),
];
