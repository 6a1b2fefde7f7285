// Clusters in lists: the dashboard's, and the one that stands in no definition.
import { z } from "zod";
import { type Operation, read, withBody } from "../server/operation.js";
import { pageOf } from "../server/pages.js";
import { ok } from "../server/reply.js";
import { isDeleted, stateOf } from "../state/facts.js";
import { clusterMetadata, clusterOverviewView, clusterSummaryView } from "../views/cluster-summary-view.js";
import { clusterView } from "../views/cluster-view.js";
import { properties } from "./cluster-properties.js";
import { findCluster, visibleClusters } from "./find.js";
import { searchClusters } from "./search-clusters.js";
import { searchSpec } from "./search-spec.js";

const dashboard = "/v1/dashboard/spectroclusters";
const list = { permission: "cluster.list", scope: "tenant" } as const;
const get = { permission: "cluster.get", scope: "project" } as const;

const metadataSpec = z.object({
  filter: z
    .object({
      environment: z.string().optional(),
      state: z.string().optional(),
      name: z.unknown().optional(),
    })
    .nullish(),
});

export const clusterLists: readonly Operation[] = [
  withBody({
    id: "v1SpectroClustersSearchFilterSummary",
    method: "POST",
    path: `${dashboard}/search`,
    ...list,
    body: searchSpec,
    run: (request) => {
      const { tenant, now, query, body } = request;
      const found = searchClusters(visibleClusters(request), body, now, tenant);
      const { items, listmeta } = pageOf(found, query);
      return ok({ items: items.map((each) => clusterSummaryView(each, now, tenant)), listmeta });
    },
  }),
  read({
    id: "v1SpectroClustersSearchSchema",
    method: "GET",
    path: `${dashboard}/search/schema`,
    ...list,
    run: () =>
      ok({
        schema: {
          properties: properties.map(({ name, displayName, type, values = [] }) => ({
            name,
            displayName,
            type,
            enum: values,
            enumValues: values.map((value) => ({ value, displayValue: value })),
            default: "",
            hideDisplay: false,
            isDeprecated: false,
          })),
        },
      }),
  }),
  read({
    id: "v1SpectroClustersMetadataGet",
    method: "GET",
    path: `${dashboard}/metadata`,
    ...list,
    run: (request) => {
      const shown = visibleClusters(request).filter((each) => !isDeleted(each, request.now));
      return ok({ items: shown.map((each) => clusterMetadata(each, request.now, request.tenant)) });
    },
  }),
  withBody({
    id: "v1SpectroClustersMetadata",
    method: "POST",
    path: `${dashboard}/metadata`,
    ...list,
    body: metadataSpec,
    run: (request) => {
      const { tenant, now, body } = request;
      const { environment, state } = body.filter ?? {};
      const shown = visibleClusters(request).filter(
        (each) =>
          !isDeleted(each, now) &&
          (environment === undefined || each.cloud === environment) &&
          (state === undefined || stateOf(each, now) === state),
      );
      return ok({ items: shown.map((each) => clusterMetadata(each, now, tenant)) });
    },
  }),
  read({
    id: "v1DashboardSpectroClustersRepaveList",
    method: "GET",
    path: `${dashboard}/repaveStatus`,
    ...list,
    run: (request) => {
      const { tenant, now, query } = request;
      const state = query.get("repaveState") ?? "Pending";
      const { items, listmeta } = pageOf(
        visibleClusters(request).filter(({ repave }) => repave?.state === state),
        query,
      );
      return ok({ items: items.map((each) => clusterSummaryView(each, now, tenant)), listmeta });
    },
  }),
  ...["", "/overview"].map((end) =>
    read({
      id: end === "" ? "v1SpectroClustersSummaryUid" : "v1SpectroClustersSummaryUidOverview",
      method: "GET",
      path: `${dashboard}/{uid}${end}`,
      ...get,
      run: (request) => ok(clusterOverviewView(findCluster(request), request.now, request.tenant)),
    }),
  ),
  read({
    id: "undocumented: clusters, whole, the deleted among them, without their health",
    method: "GET",
    path: "/v1/spectroclusters",
    ...list,
    run: (request) => {
      const { tenant, now, query } = request;
      const { items, listmeta } = pageOf(visibleClusters(request), query);
      const whole = items.map((each) =>
        clusterView(each, now, tenant, { resolve: false, profileType: null }),
      );
      return ok({ items: whole, listmeta });
    },
  }),
];
