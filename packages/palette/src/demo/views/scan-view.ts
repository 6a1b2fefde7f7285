// What scanners found. Reports are maps for all but syft, which has an array.
import { type CisCheck, cisChecks } from "../data/cis-checks.js";
import type { ScannedImage } from "../description/compliance-description.js";
import type { Json } from "../server/reply.js";
import type { Cluster } from "../state/cluster.js";
import type { Scan, ScanDriver } from "../state/scan.js";
import { metadataView } from "./metadata-view.js";
import { timestamp, unset } from "./time.js";

export function scanView(scan: Scan, cluster: Cluster, now: number) {
  const { uid, driver, startedAt, doneAt, requestUid, actor } = scan;
  const done = now >= doneAt;
  return {
    metadata: metadataView({ name: "", uid, createdAt: startedAt }),
    spec: { clusterUid: cluster.uid, driverType: driver },
    status: {
      state: done ? "Completed" : "InProgress",
      message: "",
      requestUid,
      actor: { actorType: actor.type, uid: actor.uid },
      scanTime: { startTime: timestamp(startedAt), endTime: done ? timestamp(doneAt) : unset },
      reports: done ? reports[driver](scan) : driver === "syft" ? [] : {},
      ...(driver === "syft" && {
        scanContext: { format: "syft-json", scope: "cluster", namespace: "", podName: "", labelSelector: "" },
        location: { name: "", uid: "" },
      }),
    },
  } satisfies Json;
}

const reports: Readonly<Record<ScanDriver, (scan: Scan) => Json>> = {
  kubeBench: kubeBenchReports,
  kubeHunter: ({ doneAt, result }) => {
    const count = (severity: string) => result.kubeHunter.filter((each) => each.severity === severity).length;
    return {
      cluster: {
        time: timestamp(doneAt),
        vulnerabilites: { high: count("high"), medium: count("medium"), low: count("low") },
        logs: result.kubeHunter.map(({ id, severity, vulnerability, description, evidence }) => ({
          testId: id,
          severity,
          vulnerability,
          description,
          evidence,
          reference: `https://avd.aquasec.com/kube-hunter/${id.toLowerCase()}/`,
        })),
      },
    };
  },
  sonobuoy: ({ result: { sonobuoy } }) => ({
    e2e: {
      node: "global",
      plugin: "e2e",
      status: sonobuoy.failed.length === 0 ? "passed" : "failed",
      total: sonobuoy.total,
      fail: sonobuoy.failed.length,
      pass: sonobuoy.total - sonobuoy.failed.length,
      logs: sonobuoy.failed.map((path) => ({
        state: "failed",
        path,
        description: path,
        msg: "timed out",
        output: "",
      })),
    },
  }),
  syft: ({ doneAt, result }) => result.images.map((image) => imageReport(image, doneAt)),
};

function kubeBenchReports({ doneAt, result }: Scan): Json {
  const targets = [...new Set(cisChecks.map(({ target }) => target))];
  return Object.fromEntries(
    targets.map((target) => {
      const logs = cisChecks.filter((each) => each.target === target).map((each) => checkLog(each, result));
      const count = (state: string) => logs.filter((each) => each.state === state).length;
      const counts = { pass: count("PASS"), fail: count("FAIL"), warn: count("WARN"), info: 0 };
      return [target, { name: target, type: target, time: timestamp(doneAt), ...counts, logs }];
    }),
  );
}

function checkLog(check: CisCheck, { failing, passing }: Scan["result"]) {
  const { id, description, expected, remediation, manual = false, usuallyFails = false } = check;
  const fails = failing.includes(id) || (usuallyFails && !passing.includes(id));
  const state = fails ? "FAIL" : manual && !passing.includes(id) ? "WARN" : "PASS";
  return { testId: id, description, state, expected, remediation, value: "" };
}

const severities = ["Critical", "High", "Medium", "Low", "Negligible", "Unknown"] as const;

function imageReport({ image, namespace, vulnerabilities }: ScannedImage, doneAt: number) {
  const summary = severities.map((severity) => [
    severity.toLowerCase(),
    vulnerabilities.filter((each) => each.severity === severity).length,
  ]);
  return {
    image,
    state: "Completed",
    time: timestamp(doneAt),
    isSBOMExist: true,
    vulnerabilitySummary: Object.fromEntries(summary),
    vulnerabilities: vulnerabilities.map(
      ({ package: name, installed, fixedIn, severity, vulnerability }) => ({
        name,
        installed,
        fixedIn,
        severity,
        type: "deb",
        vulnerability,
      }),
    ),
    imageContexts: [{ namespace, podName: "", containerName: "" }],
    dependencies: [],
  };
}
