// Scans of a cluster: when they run, and what they found.
import { z } from "zod";
import { byName, flag, given, list, text, time } from "./fields.js";
import { looseMetaSchema } from "./object-meta.js";

/** A number that is missing is none, not zero. */
const found = given(z.int().min(0));

const logFields = {
  metadata: looseMetaSchema,
  spec: given(z.object({ clusterUid: text, driverType: text })),
};

const stateFields = {
  /** Completed when it is done. */
  state: text,
  message: text,
  requestUid: text,
  actor: given(z.object({ actorType: text, uid: text })),
  scanTime: given(z.object({ startTime: time, endTime: time })),
};

const kubeBenchReport = z.object({
  name: text,
  type: text,
  time,
  pass: found,
  fail: found,
  warn: found,
  info: found,
  logs: list(
    z.object({
      testId: text,
      /** PASS, FAIL, WARN or INFO. */
      state: text,
      description: text,
      expected: text,
      remediation: text,
      value: text,
    }),
  ),
});

const kubeHunterReport = z.object({
  time,
  /** As Palette spells it. */
  vulnerabilites: given(z.object({ high: found, medium: found, low: found })),
  logs: list(
    z.object({
      testId: text,
      severity: text,
      vulnerability: text,
      description: text,
      evidence: text,
      reference: text,
    }),
  ),
});

const sonobuoyReport = z.object({
  node: text,
  plugin: text,
  status: text,
  pass: found,
  fail: found,
  total: found,
  logs: list(z.object({ state: text, path: text, description: text, msg: text, output: text })),
});

const syftReport = z.object({
  image: text,
  state: text,
  time,
  isSBOMExist: flag,
  vulnerabilitySummary: given(
    z.object({ critical: found, high: found, medium: found, low: found, negligible: found, unknown: found }),
  ),
  vulnerabilities: list(
    z.object({
      name: text,
      installed: text,
      fixedIn: text,
      severity: text,
      type: text,
      vulnerability: text,
    }),
  ),
  imageContexts: list(z.object({ namespace: text, podName: text, containerName: text })),
});

export const kubeBenchLogSchema = z.object({
  ...logFields,
  status: given(z.object({ ...stateFields, reports: byName(kubeBenchReport) })),
});

export const syftLogSchema = z.object({
  ...logFields,
  status: given(z.object({ ...stateFields, reports: list(syftReport) })),
});

/** The last log of each kind of scan. */
export const complianceLogsSchema = z.object({
  kubeBenchLogs: list(kubeBenchLogSchema),
  kubeHunterLogs: list(
    z.object({
      ...logFields,
      status: given(z.object({ ...stateFields, reports: byName(kubeHunterReport) })),
    }),
  ),
  sonobuoyLogs: list(
    z.object({ ...logFields, status: given(z.object({ ...stateFields, reports: byName(sonobuoyReport) })) }),
  ),
  syftLogs: list(syftLogSchema),
});

export const complianceScheduleSchema = z.object({
  metadata: looseMetaSchema,
  spec: given(
    z.object({
      clusterUid: text,
      driverSpec: byName(
        z.object({
          isClusterConfig: flag,
          config: given(z.object({ schedule: given(z.object({ scheduledRunTime: text })) })),
        }),
      ),
    }),
  ),
});

const runScan = z.strictObject({ runScan: z.boolean() }).optional();

/** The scans to run now; one that is not named does not run. */
export const complianceScanSchema = z.strictObject({
  kubeBench: runScan,
  kubeHunter: runScan,
  sonobuoy: runScan,
  syft: z
    .strictObject({
      runScan: z.boolean(),
      config: z
        .strictObject({
          format: z.enum(["cyclonedx-json", "github-json", "spdx-json", "syft-json"]),
          scope: z.enum(["cluster", "namespace", "label-selector", "pod"]),
          namespace: z.string().optional(),
          labelSelector: z.string().optional(),
          podName: z.string().optional(),
        })
        .optional(),
    })
    .optional(),
});

export type ComplianceLogs = z.output<typeof complianceLogsSchema>;
export type KubeBenchLog = z.output<typeof kubeBenchLogSchema>;
export type SyftLog = z.output<typeof syftLogSchema>;
export type ComplianceSchedule = z.output<typeof complianceScheduleSchema>;
export type ComplianceScan = z.input<typeof complianceScanSchema>;
