// An incident as a file tells it: a cluster as it is at a moment, and what is wrong with it.
import { clusterDescriptionSchema, faultSchema } from "@palisade/palette/demo";
import { z } from "zod";
import { type RootCause, rootCauses } from "../root-causes.js";

/** From nothing to all at once. */
export const incidentSeverities = ["none", "low", "medium", "high", "critical"] as const;
export type IncidentSeverity = (typeof incidentSeverities)[number];

const nameSchema = z
  .string()
  .min(1)
  .max(80)
  .refine(isName, { error: "may have lower-case letters, digits and single hyphens" });

function isName(text: string): boolean {
  return text
    .split("-")
    .every(
      (part) =>
        part !== "" && [...part].every((letter) => "abcdefghijklmnopqrstuvwxyz0123456789".includes(letter)),
    );
}

const causes = Object.keys(rootCauses) as [RootCause, ...RootCause[]];
const causeSchema = z.enum(causes);

export const expectationSchema = z
  .strictObject({
    healthy: z.boolean().describe("Nothing has to be done: what was, is over, or is as it should be"),
    severity: z
      .enum(incidentSeverities)
      .describe(
        "Of the whole: `critical` if users are cut off or data is at risk, `high` if a part of the cluster is down or will be within days, `medium` if something is degraded, `low` if it can wait",
      ),
    rootCauses: z
      .array(z.union([causeSchema, z.array(causeSchema).min(2)]))
      .max(3)
      .describe(
        "What is wrong, the gravest first; each by its id, or by a list of ids of which any is right. Empty if it is healthy",
      ),
  })
  .refine(({ healthy, rootCauses: named }) => healthy === (named.length === 0), {
    error: "is healthy without causes, and has causes otherwise",
  })
  .refine(({ healthy, severity }) => !healthy || severity === "none" || severity === "low", {
    error: "is at most `low` if it is healthy",
  })
  .refine(({ healthy, severity }) => healthy || severity !== "none", {
    error: "is at least `low` if something is wrong",
  });

const recordedSchema = z
  .strictObject({
    cluster: z.string().min(1).describe("Uid of the cluster"),
    project: z.string().min(1).describe("Uid of its project"),
    answers: z
      .record(
        z.string().refine(isRequest, {
          error: "must be a path such as `/v1/spectroclusters/…`, or a method before it: `POST /v1/…`",
        }),
        z.unknown(),
      )
      .describe(
        "Bodies by path; a query in the path answers requests with that query; `POST /v1/…` is another method than GET",
      ),
  })
  .describe("What a tenant answered, instead of a description of the cluster");

function isRequest(text: string): boolean {
  const [first = "", second] = text.split(" ");
  if (second === undefined) return first.startsWith("/v1/");
  return ["GET", "POST"].includes(first) && second.startsWith("/v1/");
}

const head = {
  id: nameSchema.describe("What others call it by; like the file's name"),
  title: z.string().min(1).describe("What is the case, in a line"),
  note: z.string().exactOptional().describe("Why the expectation is what it is, where that is not plain"),
};
const familySchema = nameSchema.describe(
  "Kind of incident, such as `image-pull-failure` or `noisy-but-healthy`",
);
const nowSchema = z.iso
  .datetime()
  .describe("The moment at which it is looked at; lengths of time are told from it");
const faultsSchema = z
  .array(faultSchema)
  .exactOptional()
  .describe("Requests that go wrong: for incidents of which not everything can be known");
const worseSchema = z
  .array(nameSchema)
  .exactOptional()
  .describe("Ids of scenarios in which the same cluster is worse off: they must not score higher");

/** A scenario that says everything itself. */
export const wholeScenarioSchema = z
  .strictObject({
    ...head,
    family: familySchema,
    now: nowSchema,
    cluster: clusterDescriptionSchema.exactOptional().describe("The cluster"),
    recorded: recordedSchema.exactOptional(),
    faults: faultsSchema,
    expect: expectationSchema,
    worse: worseSchema,
  })
  .refine(({ cluster, recorded }) => (cluster === undefined) !== (recorded === undefined), {
    error: "has either `cluster` or `recorded`",
  });

/** A scenario that is another one with some things changed. */
export const variantSchema = z.strictObject({
  ...head,
  like: nameSchema.describe("Id of the scenario whose cluster it is; what is not said here is said there"),
  family: familySchema.exactOptional(),
  now: nowSchema.exactOptional(),
  cluster: clusterDescriptionSchema
    .partial()
    .exactOptional()
    .describe("Fields of the cluster that are otherwise, each as a whole"),
  faults: faultsSchema,
  expect: expectationSchema,
  worse: worseSchema,
});
