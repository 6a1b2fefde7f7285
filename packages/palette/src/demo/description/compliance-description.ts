// What the scanners that Palette runs found in a cluster.
import { z } from "zod";
import { durationSchema } from "./duration.js";
import type { ReadOnly } from "./read-only.js";

const kubeHunterFindingSchema = z.strictObject({
  id: z.string(),
  severity: z.enum(["high", "medium", "low"]),
  vulnerability: z.string(),
  description: z.string(),
  evidence: z.string(),
});
export type KubeHunterFinding = ReadOnly<z.infer<typeof kubeHunterFindingSchema>>;

const scannedImageSchema = z.strictObject({
  image: z.string(),
  namespace: z.string(),
  vulnerabilities: z.array(
    z.strictObject({
      package: z.string(),
      installed: z.string(),
      fixedIn: z.string(),
      severity: z.enum(["Critical", "High", "Medium", "Low", "Negligible", "Unknown"]),
      vulnerability: z.string(),
    }),
  ),
});
export type ScannedImage = ReadOnly<z.infer<typeof scannedImageSchema>>;

export const complianceSchema = z.strictObject({
  schedule: z.string().exactOptional().describe("When they run by themselves, as cron says it"),
  ago: durationSchema.describe("How long before the tenant's start they ran last"),
  failing: z
    .array(z.string())
    .exactOptional()
    .describe("Ids of CIS checks that fail, besides what the table of checks fails everywhere"),
  passing: z.array(z.string()).exactOptional().describe("Ids that fail elsewhere and pass here"),
  kubeHunter: z.array(kubeHunterFindingSchema).exactOptional(),
  sonobuoy: z
    .strictObject({ total: z.int().min(0), failed: z.array(z.string()) })
    .exactOptional()
    .describe("Tests that failed, by name; absent if it did not run"),
  images: z.array(scannedImageSchema).exactOptional(),
});
export type ComplianceDescription = ReadOnly<z.infer<typeof complianceSchema>>;
