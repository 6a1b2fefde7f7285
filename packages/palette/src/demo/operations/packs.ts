// Packs: they belong to the tenant, and no project is asked for.
import { z } from "zod";
import { type Operation, read, withBody } from "../server/operation.js";
import { pageOf } from "../server/pages.js";
import { notFound } from "../server/refusal.js";
import { ok } from "../server/reply.js";
import type { Pack } from "../state/pack.js";
import type { Tenant } from "../state/tenant.js";
import { packMetadataView, packSummaryView, packTagView } from "../views/pack-view.js";
import { groupedBy } from "./grouped-by.js";
import { filtered } from "./list-filter.js";
import { textFilter, textFits } from "./text-filter.js";

const names = z.array(z.string()).nullish();
const searchSpec = z.object({
  filter: z
    .object({
      name: textFilter.nullish(),
      displayName: textFilter.nullish(),
      layer: z.array(z.enum(["kernel", "os", "k8s", "cni", "csi", "addon"])).nullish(),
      type: z.array(z.enum(["spectro", "helm", "manifest", "oci"])).nullish(),
      addOnType: names,
      addOnSubType: names,
      environment: names,
      registryUid: names,
      state: names,
      source: names,
      isFips: z.boolean().nullish(),
    })
    .nullish(),
  sort: z
    .array(
      z.object({
        field: z.enum(["name", "type", "layer", "addOnType", "displayName"]),
        order: z.enum(["asc", "desc"]).optional(),
      }),
    )
    .nullish(),
});
type SearchSpec = z.infer<typeof searchSpec>;

const isIn = (wanted: readonly string[] | null | undefined, value: string) =>
  wanted == null || wanted.length === 0 || wanted.includes(value);

const runsOn = (pack: Pack, clouds: readonly string[] | null | undefined) =>
  clouds == null ||
  clouds.length === 0 ||
  clouds.some((each) => pack.cloudTypes.includes(each)) ||
  pack.cloudTypes.includes("all");

/** Versions by pack, of packs that fit. */
export function searchPacks(packs: readonly Pack[], { filter, sort }: SearchSpec): Pack[][] {
  const found = packs.filter(
    (pack) =>
      textFits(filter?.name, pack.name) &&
      textFits(filter?.displayName, pack.displayName) &&
      isIn(filter?.layer, pack.layer) &&
      isIn(filter?.type, pack.type) &&
      isIn(filter?.addOnType, pack.addonType ?? "") &&
      isIn(filter?.addOnSubType, pack.addonSubType ?? "") &&
      isIn(filter?.registryUid, pack.registryUid) &&
      isIn(filter?.state, pack.state ?? "") &&
      runsOn(pack, filter?.environment),
  );
  const groups = [...groupedBy(found, ({ name }) => name).values()];
  const { field = "name", order = "asc" } = sort?.[0] ?? {};
  const keyOf = ([pack]: readonly Pack[]) =>
    field === "addOnType" ? (pack?.addonType ?? "") : (pack?.[field] ?? "");
  return groups.sort(
    (left, right) => (order === "desc" ? -1 : 1) * keyOf(left).localeCompare(keyOf(right), "en"),
  );
}

const versionsOf = ({ packs }: Tenant, name: string, registryUid: string) =>
  [...packs.values()].filter((each) => each.name === name && each.registryUid === registryUid);

const open = { permission: "packRegistry.get", scope: "user" } as const;

export const packs: readonly Operation[] = [
  read({
    id: "v1PacksSummaryList",
    method: "GET",
    path: "/v1/packs",
    ...open,
    run: ({ tenant, query }) => {
      const { items, listmeta } = pageOf(
        filtered([...tenant.packs.values()].map(packSummaryView), query),
        query,
      );
      return ok({ items: items.length === 0 ? null : items, listmeta });
    },
  }),
  withBody({
    id: "v1PacksSearch",
    method: "POST",
    path: "/v1/packs/search",
    ...open,
    body: searchSpec,
    run: ({ tenant, query, body }) => {
      const { items, listmeta } = pageOf(searchPacks([...tenant.packs.values()], body), query);
      return ok({ items: items.map((versions) => packMetadataView(versions, tenant)), listmeta });
    },
  }),
  read({
    id: "v1PacksUid",
    method: "GET",
    path: "/v1/packs/{uid}",
    ...open,
    run: ({ tenant, params }) => {
      const pack = tenant.packs.get(params["uid"] ?? "");
      if (pack === undefined) throw notFound("Pack", params["uid"] ?? "");
      return ok(packTagView(versionsOf(tenant, pack.name, pack.registryUid), [pack]));
    },
  }),
  read({
    id: "v1PacksNameRegistryUidList",
    method: "GET",
    path: "/v1/packs/{packName}/registries/{registryUid}",
    ...open,
    run: ({ tenant, params, query }) => {
      const { packName = "", registryUid = "" } = params;
      const cloud = query.get("cloudType");
      const versions = versionsOf(tenant, packName, registryUid).filter(
        (pack) => cloud === null || runsOn(pack, [cloud]),
      );
      if (versions.length === 0) throw notFound("Pack", packName);
      return ok(packTagView(versions, versions));
    },
  }),
];
