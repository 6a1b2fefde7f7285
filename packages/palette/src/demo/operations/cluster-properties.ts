// What clusters are searched and sorted by.
import { cloudTypes } from "../description/cluster-description.js";
import type { Cluster } from "../state/cluster.js";
import { healthOf, isDeleted, stateOf } from "../state/facts.js";
import type { Tenant } from "../state/tenant.js";

/** Tags are several. */
export type Value = string | number | boolean | readonly string[];

/** What clusters are searched by. */
export type Property = {
  readonly name: string;
  readonly displayName: string;
  readonly type: "string" | "bool" | "date" | "keyValue" | "int";
  readonly values?: readonly string[];
  readonly of: (cluster: Cluster, now: number, tenant: Tenant) => Value;
};

const environments = [...cloudTypes, "nested"];

export const properties: readonly Property[] = [
  { name: "clusterName", displayName: "Name", type: "string", of: ({ name }) => name },
  {
    name: "clusterState",
    displayName: "Status",
    type: "string",
    values: ["Pending", "Provisioning", "Running", "Deleting", "Deleted", "Importing", "Error", "Unknown"],
    of: (cluster, now) => stateOf(cluster, now),
  },
  {
    name: "environment",
    displayName: "Environment",
    type: "string",
    values: environments,
    of: ({ cloud }) => cloud,
  },
  {
    name: "healthState",
    displayName: "Health",
    type: "string",
    values: ["Healthy", "UnHealthy", "Unknown"],
    of: (cluster, now, { startedAt }) => healthOf(cluster, now, startedAt)?.state ?? "",
  },
  { name: "isDeleted", displayName: "Deleted", type: "bool", of: (cluster, now) => isDeleted(cluster, now) },
  {
    name: "tags",
    displayName: "Tags",
    type: "keyValue",
    of: ({ labels }) => Object.entries(labels).map(([key, value]) => `${key}:${value}`),
  },
  { name: "region", displayName: "Region", type: "string", of: ({ region }) => region },
  {
    name: "projectName",
    displayName: "Project",
    type: "string",
    of: ({ projectUid }, _, { projects }) => projects.get(projectUid)?.name ?? "",
  },
  { name: "creationTimestamp", displayName: "Created", type: "date", of: ({ createdAt }) => createdAt },
  {
    name: "lastModifiedTimestamp",
    displayName: "Modified",
    type: "date",
    of: ({ modifiedAt }) => modifiedAt,
  },
  {
    name: "nodesCount",
    displayName: "Nodes",
    type: "int",
    of: ({ pools }) => pools.reduce((sum, { size }) => sum + size, 0),
  },
];
