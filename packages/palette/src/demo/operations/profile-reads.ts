// Cluster profiles: lists, and one of them.
import { z } from "zod";
import { type Operation, read, withBody } from "../server/operation.js";
import { pageOf } from "../server/pages.js";
import { ok } from "../server/reply.js";
import type { Profile } from "../state/profile.js";
import { packEntityView } from "../views/pack-ref-view.js";
import { profileMetadataView, profileSummaryView, profileView } from "../views/profile-view.js";
import { timestamp } from "../views/time.js";
import { variableView } from "../views/variables-view.js";
import { findProfile, visibleProfiles } from "./find.js";
import { textFilter, textFits } from "./text-filter.js";

const get = { permission: "clusterProfile.get", scope: "user" } as const;
const list = { permission: "clusterProfile.list", scope: "tenant" } as const;

const searchSpec = z.object({
  filter: z
    .object({
      profileName: textFilter.nullish(),
      profileType: z.array(z.enum(["cluster", "infra", "add-on", "system"])).nullish(),
      environment: z.array(z.string()).nullish(),
      scope: z.enum(["system", "tenant", "project"]).nullish(),
      tags: z.object({ eq: z.array(z.string()).nullish(), ne: z.array(z.string()).nullish() }).nullish(),
    })
    .nullish(),
  sort: z
    .array(
      z.object({
        field: z.enum([
          "profileName",
          "environment",
          "profileType",
          "creationTimestamp",
          "lastModifiedTimestamp",
        ]),
        order: z.enum(["asc", "desc"]).optional(),
      }),
    )
    .nullish(),
});

const sortValue = {
  profileName: ({ name }: Profile) => name,
  environment: ({ cloud }: Profile) => cloud,
  profileType: ({ type }: Profile) => type,
  creationTimestamp: ({ createdAt }: Profile) => createdAt,
  lastModifiedTimestamp: ({ modifiedAt }: Profile) => modifiedAt,
};

export function searchProfiles(
  profiles: readonly Profile[],
  { filter, sort }: z.infer<typeof searchSpec>,
): Profile[] {
  const found = profiles.filter(({ name, type, cloud, scope, labels }) => {
    const tags = Object.entries(labels).map(([key, value]) => `${key}:${value}`);
    return (
      textFits(filter?.profileName, name) &&
      (!filter?.profileType?.length || filter.profileType.includes(type)) &&
      (!filter?.environment?.length || filter.environment.includes(cloud)) &&
      (filter?.scope == null || filter.scope === scope) &&
      (!filter?.tags?.eq?.length || filter.tags.eq.some((tag) => tags.includes(tag))) &&
      !filter?.tags?.ne?.some((tag) => tags.includes(tag))
    );
  });
  const { field = "profileName", order = "asc" } = sort?.[0] ?? {};
  return found.sort((left, right) => {
    const [one, other] = [sortValue[field](left), sortValue[field](right)];
    const compared = one === other ? (left.version < right.version ? 1 : -1) : one < other ? -1 : 1;
    return order === "desc" ? -compared : compared;
  });
}

/** Lists show a profile once, by its newest version that is published. */
function newestOfEach(profiles: readonly Profile[]): Profile[] {
  return profiles.filter(
    (profile) =>
      profile ===
      (profiles.find((each) => sameProfile(each, profile) && each.isPublished) ??
        profiles.find((each) => sameProfile(each, profile))),
  );
}

const sameProfile = (left: Profile, right: Profile) =>
  left.name === right.name && left.scope === right.scope && left.projectUid === right.projectUid;

export const profileReads: readonly Operation[] = [
  withBody({
    id: "v1ClusterProfilesFilterSummary",
    method: "POST",
    path: "/v1/dashboard/clusterprofiles",
    ...list,
    body: searchSpec,
    run: (request) => {
      const { tenant, query, body } = request;
      const { items, listmeta } = pageOf(searchProfiles(newestOfEach(visibleProfiles(request)), body), query);
      return ok({ items: items.map((each) => profileSummaryView(each, tenant)), listmeta });
    },
  }),
  read({
    id: "v1ClusterProfilesMetadata",
    method: "GET",
    path: "/v1/dashboard/clusterprofiles/metadata",
    ...list,
    run: (request) => ok({ items: newestOfEach(visibleProfiles(request)).map(profileMetadataView) }),
  }),
  read({
    id: "v1ClusterProfilesUidSummary",
    method: "GET",
    path: "/v1/dashboard/clusterprofiles/{uid}",
    ...get,
    run: (request) => ok(profileSummaryView(findProfile(request), request.tenant)),
  }),
  read({
    id: "v1ClusterProfilesGet",
    method: "GET",
    path: "/v1/clusterprofiles/{uid}",
    ...get,
    run: (request) => ok(profileView(findProfile(request), request.tenant)),
  }),
  read({
    id: "v1ClusterProfilesUidPacksGet",
    method: "GET",
    path: "/v1/clusterprofiles/{uid}/packs",
    ...get,
    run: (request) => {
      const { packs, createdAt } = findProfile(request);
      return ok({
        items: packs.map((pack) => packEntityView(pack, timestamp(createdAt), (values) => values)),
      });
    },
  }),
  read({
    id: "V1ClusterProfilesUidVariablesGet",
    method: "GET",
    path: "/v1/clusterprofiles/{uid}/variables",
    ...get,
    run: (request) => ok({ variables: findProfile(request).variables.map(variableView) }),
  }),
  read({
    id: "undocumented: cluster profiles, every version of them",
    method: "GET",
    path: "/v1/clusterprofiles",
    ...list,
    run: (request) => {
      const { items, listmeta } = pageOf(visibleProfiles(request), request.query);
      return ok({ items: items.map((each) => profileView(each, request.tenant)), listmeta });
    },
  }),
];
