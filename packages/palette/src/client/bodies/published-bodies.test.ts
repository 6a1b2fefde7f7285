// Every published example is read: whole, with nulls, and with times that are none. Runs where the examples are present.
import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { isPublishedPresent, publishedBodies } from "../../testing/published.js";
import { cloudConfigSchema, machinesSchema } from "./cloud-config.js";
import { clusterSchema, clusterStatusSchema } from "./cluster.js";
import { clusterCostSchema, packsValidationSchema, repaveValidationSchema } from "./cluster-details.js";
import { clusterOverviewSchema, clusterSummariesSchema } from "./cluster-summary.js";
import { complianceLogsSchema, complianceScanSchema, complianceScheduleSchema } from "./compliance.js";
import { eventsSchema, metricsByResourceSchema, metricsSchema } from "./events.js";
import { packSearchSchema } from "./pack-search.js";
import {
  packMetadataListSchema,
  packSummariesSchema,
  packVersionsSchema,
  registriesSchema,
} from "./packs.js";
import { profileChangesSchema } from "./profile-changes.js";
import { profileSearchSchema } from "./profile-search.js";
import { profileSchema, profileSummariesSchema } from "./profiles.js";
import { clusterSearchSchema } from "./search-filter.js";
import {
  auditsSchema,
  createdSchema,
  projectSummariesSchema,
  projectsMetadataSchema,
  rolesSchema,
  userInfoSchema,
} from "./tenant.js";

const answers = new Map<string, z.ZodType>([
  ["v1Audits", auditsSchema],
  ["v1AwsCloudConfig", cloudConfigSchema],
  ["v1AwsMachines", machinesSchema],
  ["v1ClusterComplianceScan", complianceScheduleSchema],
  ["v1ClusterComplianceScanLogs", complianceLogsSchema],
  ["v1ClusterProfile", profileSchema],
  ["v1ClusterProfilesSummary", profileSummariesSchema],
  ["v1Events", eventsSchema],
  ["v1MetricTimeSeries", metricsSchema],
  ["v1MetricTimeSeriesList", metricsByResourceSchema],
  ["v1PackMetadataList", packMetadataListSchema],
  ["v1PackSummaries", packSummariesSchema],
  ["v1PackTagEntity", packVersionsSchema],
  ["v1ProjectsMetadata", projectsMetadataSchema],
  ["v1ProjectsSummary", projectSummariesSchema],
  ["v1RegistriesMetadata", registriesSchema],
  ["v1Roles", rolesSchema],
  ["v1SpectroCluster", clusterSchema],
  ["v1SpectroClusterCostSummary", clusterCostSchema],
  ["v1SpectroClusterRepaveValidationResponse", repaveValidationSchema],
  ["v1SpectroClusterStatusEntity", clusterStatusSchema],
  ["v1SpectroClusterUidSummary", clusterOverviewSchema],
  ["v1SpectroClusterValidatorResponse", packsValidationSchema],
  ["v1SpectroClustersSummary", clusterSummariesSchema],
  ["v1Uid", createdSchema],
  ["v1UserInfo", userInfoSchema],
]);

const requests = new Map<string, z.ZodType>([
  ["v1ClusterComplianceOnDemandConfig", complianceScanSchema],
  ["v1ClusterProfilesFilterSpec", profileSearchSchema],
  ["v1PacksFilterSpec", packSearchSchema],
  ["v1SearchFilterSummarySpec", clusterSearchSchema],
  ["v1SpectroClusterProfiles", profileChangesSchema],
]);

/** Judged elsewhere: errors by calls, a pool by what is put back, and what no client asks for. */
const elsewhere = new Set([
  "v1Error",
  "v1AwsMachinePoolConfigEntity",
  "v1ClusterRbacs",
  "v1SpectroClustersMetadata",
]);

const all = publishedBodies();
const ofKind = (schemas: ReadonlyMap<string, z.ZodType>) =>
  all.flatMap((each) => {
    const schema = schemas.get(each.definition);
    return schema === undefined ? [] : [{ ...each, schema }];
  });

type Places = readonly (readonly string[])[];

/** Where objects, lists and texts are, as paths. */
function placesIn(value: unknown, at: readonly string[] = []): Places {
  if (typeof value !== "object" || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([name, each]) => placesIn(each, [...at, name]))];
}

function replaced(value: unknown, [name, ...rest]: readonly string[], put: unknown): unknown {
  if (name === undefined) return put;
  if (Array.isArray(value))
    return value.map((each, index) => (String(index) === name ? replaced(each, rest, put) : each));
  const fields = value as Readonly<Record<string, unknown>>;
  return { ...fields, [name]: replaced(fields[name], rest, put) };
}

/** What is read is what was there: nothing is invented, nothing changes on the way. */
function expectPartOf(read: unknown, original: unknown, at: string): void {
  if (Array.isArray(read)) {
    const items = (original ?? []) as readonly unknown[];
    expect(items, at).toHaveLength(read.length);
    read.forEach((each, index) => {
      expectPartOf(each, items[index], `${at}/${index}`);
    });
  } else if (typeof read === "object" && read !== null) {
    for (const [name, each] of Object.entries(read)) {
      expectPartOf(
        each,
        (original as Readonly<Record<string, unknown>> | undefined)?.[name],
        `${at}/${name}`,
      );
    }
  } else if (read !== undefined) {
    expect(read, at).toEqual(original);
  }
}

/** Names and ids that everything else hangs on, and what decides whether something dangerous is done. */
const required =
  /(^|\/)metadata$|\/(metadata\/)?(uid|name)$|^uid$|conditions?\/(\d+\/)?(type|status)$|isRepaveRequired|^$/;

describe.skipIf(!isPublishedPresent)("published bodies", () => {
  it("are all known", () => {
    const unknown = all.filter(
      ({ definition }) => !answers.has(definition) && !requests.has(definition) && !elsewhere.has(definition),
    );
    expect(unknown.map(({ name }) => name)).toEqual([]);
    expect(all.length).toBeGreaterThanOrEqual(35);
  });

  it.each(ofKind(answers))("$name ($definition)", ({ schema, body }) => {
    expectPartOf(schema.parse(body), body, "");
  });

  it.each(ofKind(requests))("$name ($definition) can be sent as it is", ({ schema, body }) => {
    expect(schema.parse(body)).toEqual(body);
  });

  it.each(ofKind(answers))("$name with null in each place in turn", ({ schema, body }) => {
    const failing = placesIn(body)
      .filter((place) => !schema.safeParse(replaced(body, place, null)).success)
      .map((place) => place.join("/"));
    expect(failing.filter((place) => !required.test(place))).toEqual([]);
  });

  it.each(ofKind(answers))("$name with fields that nobody knows", ({ schema, body }) => {
    const objects = placesIn(body).filter((place) => {
      const at = place.reduce<unknown>(
        (value, name) => (value as Readonly<Record<string, unknown>>)[name],
        body,
      );
      return typeof at === "object" && at !== null && !Array.isArray(at);
    });
    for (const place of objects) {
      const path = [...place, "fieldOfTomorrow"];
      if (/(labels|annotations|reports|driverSpec|additional\w+)$/.test(place.join("/"))) continue;
      expect(schema.safeParse(replaced(body, path, { more: [1] })).error, path.join("/")).toBeUndefined();
    }
  });
});
