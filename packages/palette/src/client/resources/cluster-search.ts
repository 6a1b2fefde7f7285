// A search for clusters in words of its own, and as Palette takes it.
import type { ClusterFilter, ClusterSearch } from "../bodies/search-filter.js";

export type ClusterQuery = {
  /** Part of the name. */
  readonly name?: string;
  /** Pending, Provisioning, Running, Deleting, Deleted, Importing, Unknown, Error. */
  readonly states?: readonly string[];
  /** aws, eks, azure, aks, gcp, gke, vsphere, maas, edge-native, … */
  readonly clouds?: readonly string[];
  /** Deleted ones, too. */
  readonly includeDeleted?: boolean;
  /** Virtual clusters, too, which run in others. */
  readonly includeVirtual?: boolean;
  /** As Palette takes them; `clusters.searchSchema()` says which there are. */
  readonly filters?: readonly ClusterFilter[];
  /** By name if not given. */
  readonly sort?: NonNullable<ClusterSearch["sort"]>;
};

/** @example clusterSearch({ name: "prod", states: ["Running"] }) */
export function clusterSearch(query: ClusterQuery): ClusterSearch {
  const { name, states, clouds, includeDeleted = false, includeVirtual = false, filters = [], sort } = query;
  const items: readonly (ClusterFilter | undefined)[] = [
    includeDeleted
      ? undefined
      : { property: "isDeleted", type: "bool", condition: { bool: { value: false } } },
    includeVirtual ? undefined : isOneOf("environment", ["nested"], true),
    name === undefined ? undefined : contains("clusterName", name),
    states === undefined ? undefined : isOneOf("clusterState", states),
    clouds === undefined ? undefined : isOneOf("environment", clouds),
    ...filters,
  ];
  return {
    filter: {
      conjunction: "and",
      filterGroups: [{ conjunction: "and", filters: items.filter((each) => each !== undefined) }],
    },
    sort: sort ?? [{ field: "clusterName", order: "asc" }],
  };
}

const isOneOf = (property: string, values: readonly string[], negation = false): ClusterFilter => ({
  property,
  type: "string",
  condition: {
    string: {
      operator: "eq",
      negation,
      ignoreCase: false,
      match: { conjunction: "or", values: [...values] },
    },
  },
});

const contains = (property: string, value: string): ClusterFilter => ({
  property,
  type: "string",
  condition: {
    string: {
      operator: "contains",
      negation: false,
      ignoreCase: true,
      match: { conjunction: "or", values: [value] },
    },
  },
});
