// Something that is judged by a framework, and how some of its controls stand.
import { clusterDescriptionSchema, demoTenant } from "@palisade/palette/demo";
import { z } from "zod";

export const complianceFrameworks = ["cis", "hipaa", "nsa", "pss"] as const;
/** As the issue of a report has them. */
export const controlStatuses = ["pass", "fail", "manual", "not-applicable"] as const;

const statusSchema = z.enum(controlStatuses);

const profileSchema = z
  .strictObject({ name: z.string().min(1), version: z.string().min(1) })
  .refine(
    ({ name, version }) =>
      demoTenant.profiles.some(
        (each) => each.name === name && each.versions.some((one) => one.version === version),
      ),
    { error: "is no profile of the demo tenant, in that version" },
  );

export const complianceScopeSchema = z
  .strictObject({
    id: z.string().min(1).max(80).describe("What others call it by; like the file's name"),
    title: z.string().min(1),
    note: z.string().exactOptional().describe("Why a control stands as it does, where that is not plain"),
    framework: z.enum(complianceFrameworks),
    manifests: z
      .string()
      .min(1)
      .exactOptional()
      .describe(
        "YAML as `kubectl apply` would take it: manifests, and configurations of nodes and control planes",
      ),
    profile: profileSchema.exactOptional().describe("A cluster profile of the demo tenant"),
    cluster: clusterDescriptionSchema
      .exactOptional()
      .describe("A cluster as the demo tenant describes its own, with its profiles and its compliance scans"),
    now: z.iso.datetime().exactOptional().describe("The moment, for a cluster"),
    controls: z
      .record(z.string(), z.union([statusSchema, z.array(statusSchema).min(2)]))
      .describe(
        "How controls stand, by their ids: `pass` if what was seen keeps it, `fail` if something breaks it, `manual` if somebody has to look or nothing of it was seen, `not-applicable` if it is about what somebody else runs. A list stands for any of it. Controls that are not named are not counted",
      ),
  })
  .refine(
    ({ manifests, profile, cluster }) =>
      [manifests, profile, cluster].filter((each) => each !== undefined).length === 1,
    { error: "has one of `manifests`, `profile` and `cluster`" },
  )
  .refine(({ cluster, now }) => cluster === undefined || now !== undefined, {
    error: "has the moment at which a cluster is looked at",
  })
  .refine(({ controls }) => Object.keys(controls).length > 0, { error: "names a control" });
