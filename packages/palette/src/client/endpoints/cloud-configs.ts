// Where the machines of clusters come from.
import { z } from "zod";
import { cloudConfigSchema, machinesSchema } from "../bodies/cloud-config.js";
import { defineEndpoint, paging } from "./endpoint.js";

export const getCloudConfig = defineEndpoint({
  method: "GET",
  path: "/v1/cloudconfigs/{kind}/{configUid}",
  scope: "project",
  effect: "reads",
  answer: cloudConfigSchema,
});

export const listMachines = defineEndpoint({
  method: "GET",
  path: "/v1/cloudconfigs/{kind}/{configUid}/machinePools/{machinePoolName}/machines",
  scope: "project",
  effect: "reads",
  query: z.strictObject(paging),
  answer: machinesSchema,
});
