// Compliance scans: when they run, what they found, and running one now.
import { z } from "zod";
import { record } from "../changes/record.js";
import { type Operation, read, withBody } from "../server/operation.js";
import { notFound } from "../server/refusal.js";
import { created, noContent, ok } from "../server/reply.js";
import { resultOf, startScan } from "../state/build-scans.js";
import type { ScanDriver } from "../state/scan.js";
import { metadataView } from "../views/metadata-view.js";
import { scanView } from "../views/scan-view.js";
import { findCluster } from "./find.js";

const base = "/v1/spectroclusters/{uid}/features/complianceScan";
const get = { permission: "cluster.get", scope: "project" } as const;
const update = { permission: "cluster.update", scope: "project" } as const;

const drivers: readonly ScanDriver[] = ["kubeBench", "kubeHunter", "sonobuoy", "syft"];
/** The definition at hand has but two of them. */
const logIds: Readonly<Record<ScanDriver, string>> = {
  kubeBench: "v1ClusterFeatureKubeBenchLogGet",
  kubeHunter: "not in the trimmed definition: v1ClusterFeatureKubeHunterLogGet",
  sonobuoy: "not in the trimmed definition: v1ClusterFeatureSonobuoyLogGet",
  syft: "v1ClusterFeatureSyftLogGet",
};

const schedule = z
  .object({ schedule: z.object({ scheduledRunTime: z.string().optional() }).nullish() })
  .nullish();
const scheduleBody = z.object({ kubeBench: schedule, kubeHunter: schedule, sonobuoy: schedule });
const run = z.object({ runScan: z.boolean().optional() }).nullish();
const onDemandBody = z.object({ kubeBench: run, kubeHunter: run, sonobuoy: run, syft: run });

export const compliance: readonly Operation[] = [
  read({
    id: "v1ClusterFeatureComplianceScanGet",
    method: "GET",
    path: base,
    ...get,
    run: (request) => {
      const { uid, createdAt, scanSchedule } = findCluster(request);
      if (scanSchedule === undefined) throw notFound("ComplianceScan", uid);
      return ok({
        metadata: metadataView({ name: "", uid: `${uid}-scan`, createdAt }),
        spec: {
          clusterUid: uid,
          driverSpec: {
            kubeBench: { isClusterConfig: true, config: { schedule: { scheduledRunTime: scanSchedule } } },
          },
        },
      });
    },
  }),
  ...(["POST", "PUT"] as const).map((method) =>
    withBody({
      id: `v1ClusterFeatureComplianceScan${method === "POST" ? "Create" : "Update"}`,
      method,
      path: base,
      ...update,
      body: scheduleBody,
      run: (request) => {
        const cluster = findCluster(request);
        cluster.scanSchedule = request.body.kubeBench?.schedule?.scheduledRunTime ?? cluster.scanSchedule;
        record(request, cluster, {
          reason: "ComplianceScanScheduled",
          message: "Schedule of compliance scans updated",
        });
        return method === "POST" ? created(request.tenant.nextUid("scan-schedule")) : noContent;
      },
    }),
  ),
  withBody({
    id: "v1ClusterFeatureComplianceScanOnDemandCreate",
    method: "POST",
    path: `${base}/onDemand`,
    ...update,
    body: onDemandBody,
    run: (request) => {
      const { body, now, tenant, user } = request;
      const cluster = findCluster(request);
      const wanted = drivers.filter((driver) => body[driver]?.runScan === true);
      const requestUid = tenant.nextUid("scan-request");
      const result = resultOf(cluster.description.compliance);
      const started = wanted.map((driver) => ({
        ...startScan(driver, now, result, tenant.nextUid("scan")),
        requestUid,
        actor: { type: "user" as const, uid: user.uid },
      }));
      cluster.scans = [...cluster.scans, ...started];
      record(request, cluster, {
        reason: "ComplianceScanStarted",
        message: `Compliance scans started: ${wanted.join(", ")}`,
        action: "action",
      });
      return created(requestUid);
    },
  }),
  read({
    id: "v1ClusterFeatureComplianceScanLogsGet",
    method: "GET",
    path: `${base}/logs/drivers`,
    ...get,
    run: (request) => {
      const cluster = findCluster(request);
      return ok(
        Object.fromEntries(
          drivers.map((driver) => [
            `${driver}Logs`,
            cluster.scans
              .filter((scan) => scan.driver === driver && scan.startedAt <= request.now)
              .map((scan) => scanView(scan, cluster, request.now))
              .reverse(),
          ]),
        ),
      );
    },
  }),
  ...drivers.map((driver) =>
    read({
      id: logIds[driver],
      method: "GET",
      path: `${base}/logs/{logUid}/drivers/${driver}`,
      ...get,
      run: (request) => {
        const cluster = findCluster(request);
        const uid = request.params["logUid"] ?? "";
        const scan = cluster.scans.find((each) => each.uid === uid && each.driver === driver);
        if (scan === undefined) throw notFound("ComplianceScanLog", uid);
        return ok(scanView(scan, cluster, request.now));
      },
    }),
  ),
];
