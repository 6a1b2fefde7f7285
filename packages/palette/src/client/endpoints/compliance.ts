// What scans of clusters found.
import {
  complianceLogsSchema,
  complianceScheduleSchema,
  kubeBenchLogSchema,
  syftLogSchema,
} from "../bodies/compliance.js";
import { defineEndpoint } from "./endpoint.js";

export const getComplianceSchedule = defineEndpoint({
  method: "GET",
  path: "/v1/spectroclusters/{uid}/features/complianceScan",
  scope: "project",
  effect: "reads",
  answer: complianceScheduleSchema,
});

export const getComplianceLogs = defineEndpoint({
  method: "GET",
  path: "/v1/spectroclusters/{uid}/features/complianceScan/logs/drivers",
  scope: "project",
  effect: "reads",
  answer: complianceLogsSchema,
});

export const getKubeBenchLog = defineEndpoint({
  method: "GET",
  path: "/v1/spectroclusters/{uid}/features/complianceScan/logs/{logUid}/drivers/kubeBench",
  scope: "project",
  effect: "reads",
  answer: kubeBenchLogSchema,
});

export const getSyftLog = defineEndpoint({
  method: "GET",
  path: "/v1/spectroclusters/{uid}/features/complianceScan/logs/{logUid}/drivers/syft",
  scope: "project",
  effect: "reads",
  answer: syftLogSchema,
});
