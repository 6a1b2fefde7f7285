// Workloads as the agent in the cluster reports them.
import { z } from "zod";
import { durationSchema } from "./duration.js";
import type { ReadOnly } from "./read-only.js";

const resourcesSchema = z.strictObject({
  cpu: z.number().min(0).describe("Millicores"),
  memory: z.number().min(0).describe("MiB"),
});

export const podSchema = z.strictObject({
  namespace: z.string().min(1),
  name: z.string().min(1).describe("Name of the deployment, the daemon set, …; pods add to it"),
  owner: z
    .enum(["Deployment", "DaemonSet", "StatefulSet", "Job"])
    .exactOptional()
    .describe("Default: `Deployment`"),
  replicas: z.int().min(1).max(1000).exactOptional().describe("Default: 1"),
  image: z.string().min(1),
  age: durationSchema.exactOptional().describe("Default: `6d`"),
  phase: z.enum(["Running", "Pending", "Failed", "Succeeded"]).exactOptional().describe("Default: `Running`"),
  waiting: z
    .string()
    .exactOptional()
    .describe("Why its container does not run: `CrashLoopBackOff`, `ImagePullBackOff`"),
  exitCode: z.int().min(0).max(255).exactOptional(),
  restarts: z.int().min(0).exactOptional(),
  requests: resourcesSchema.exactOptional(),
  limits: resourcesSchema.exactOptional(),
  machine: z
    .string()
    .exactOptional()
    .describe("`pool/index` of the machine; default: spread over the workers"),
});
export type PodDescription = ReadOnly<z.infer<typeof podSchema>>;
