// What changes something in Palette, and what is asked for on the way to it.
import { z } from "zod";
import { complianceScanSchema } from "../bodies/compliance.js";
import { profileChangesSchema } from "../bodies/profile-changes.js";
import { createdSchema } from "../bodies/tenant.js";
import { defineEndpoint } from "../endpoints/endpoint.js";
import { poolToChangeSchema } from "./pool-to-change.js";

/** The pools whole, to be written back: what this client does not know must not get lost. */
export const getPoolsToChange = defineEndpoint({
  method: "GET",
  path: "/v1/cloudconfigs/{kind}/{configUid}",
  scope: "project",
  effect: "reads",
  answer: z.object({ spec: z.object({ machinePoolConfig: z.array(poolToChangeSchema) }) }),
});

export const updateMachinePool = defineEndpoint({
  method: "PUT",
  path: "/v1/cloudconfigs/{kind}/{configUid}/machinePools/{machinePoolName}",
  scope: "project",
  effect: "writes",
  body: z.strictObject({
    cloudConfig: z.record(z.string(), z.unknown()),
    poolConfig: z.record(z.string(), z.unknown()),
    managedPoolConfig: z.record(z.string(), z.unknown()).optional(),
  }),
});

export const patchClusterProfiles = defineEndpoint({
  method: "PATCH",
  path: "/v1/spectroclusters/{uid}/profiles",
  scope: "project",
  effect: "writes",
  query: z.strictObject({ resolveNotification: z.boolean().optional() }),
  body: profileChangesSchema,
});

export const approveRepave = defineEndpoint({
  method: "PATCH",
  path: "/v1/spectroclusters/{uid}/repave/approve",
  scope: "project",
  effect: "writes",
});

export const deleteCluster = defineEndpoint({
  method: "DELETE",
  path: "/v1/spectroclusters/{uid}",
  scope: "project",
  effect: "writes",
  query: z.strictObject({ forceDelete: z.boolean().optional() }),
});

export const runComplianceScan = defineEndpoint({
  method: "POST",
  path: "/v1/spectroclusters/{uid}/features/complianceScan/onDemand",
  scope: "project",
  effect: "writes",
  body: complianceScanSchema,
  answer: createdSchema,
});

/** A credential: its text goes into a file, and nowhere else. */
export const getKubeconfig = defineEndpoint({
  method: "GET",
  path: "/v1/spectroclusters/{uid}/assets/kubeconfig",
  scope: "project",
  effect: "reads",
  query: z.strictObject({ frp: z.boolean().optional() }),
  answer: "text",
});

export const getClientKubeconfig = defineEndpoint({
  method: "GET",
  path: "/v1/spectroclusters/{uid}/assets/kubeconfigclient",
  scope: "project",
  effect: "reads",
  answer: "text",
});
