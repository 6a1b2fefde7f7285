// Cloud accounts, without their secrets; and what clusters would cost.
import { z } from "zod";
import { isMachineType, machineTypeOf } from "../data/machine-types.js";
import { type Operation, read, withBody } from "../server/operation.js";
import { pageOf } from "../server/pages.js";
import { invalidRequest } from "../server/refusal.js";
import { ok } from "../server/reply.js";
import { machineRate } from "../state/prices.js";
import { metadataView } from "../views/metadata-view.js";
import { unset } from "../views/time.js";
import { visibleClusters } from "./find.js";

const rateBody = z.object({
  cloudConfig: z.object({ region: z.string() }).optional(),
  machinepoolconfig: z
    .array(
      z.object({
        cloudConfig: z.object({
          instanceType: z.string(),
          capacityType: z.enum(["on-demand", "spot", "host-resource-group"]).optional(),
          rootDeviceSize: z.number().int().optional(),
        }),
        poolConfig: z
          .object({ name: z.string(), size: z.number().int(), labels: z.array(z.string()) })
          .optional(),
      }),
    )
    .nullish(),
});

export const accounts: readonly Operation[] = [
  read({
    id: "v1CloudAccountsListSummary",
    method: "GET",
    path: "/v1/cloudaccounts/summary",
    permission: "cloudaccount.list",
    scope: "tenant",
    run: (request) => {
      const { query, tenant } = request;
      const used = visibleClusters(request).filter(
        ({ cloud }) => cloud !== "edge-native" && cloud !== "generic",
      );
      const all = new Map(used.map(({ cloud, account }) => [account.uid, { cloud, ...account }]));
      const { items, listmeta } = pageOf([...all.values()], query);
      return ok({
        items: items.map(({ cloud, name, uid }) => ({
          kind: cloud,
          metadata: metadataView({ name, uid, createdAt: tenant.startedAt - 700 * 86_400_000 }),
          specSummary: { accountId: "000000000000" },
          status: { state: "Active", tokenExpiry: unset, tokenGenerationTime: unset },
        })),
        listmeta,
      });
    },
  }),
  withBody({
    id: "v1SpectroClustersAwsRate",
    method: "POST",
    path: "/v1/spectroclusters/aws/rate",
    permission: "cluster.get",
    scope: "project",
    body: rateBody,
    run: ({ body, query }) => {
      const hours =
        query.get("periodType") === "monthly" ? 730 : query.get("periodType") === "yearly" ? 8760 : 1;
      const pools = (body.machinepoolconfig ?? []).map((pool) => poolRate(pool, hours));
      const total = (part: "compute" | "storage") => pools.reduce((sum, each) => sum + each.sums[part], 0);
      return ok({
        name: "",
        machinePools: pools.map(({ view }) => view),
        rate: {
          compute: total("compute"),
          storage: total("storage"),
          total: total("compute") + total("storage"),
        },
        resourceMetadata: {
          instanceTypes: Object.fromEntries(pools.map(({ type, machine }) => [type, machine])),
          storageTypes: {},
        },
      });
    },
  }),
];

type RatedPool = NonNullable<z.infer<typeof rateBody>["machinepoolconfig"]>[number];

function poolRate({ cloudConfig, poolConfig }: RatedPool, hours: number) {
  const { instanceType: type, capacityType, rootDeviceSize = 60 } = cloudConfig;
  if (!isMachineType(type)) throw invalidRequest(`Instance type '${type}' is not known`);
  const count = poolConfig?.size ?? 1;
  const rate = machineRate({ machineType: type, spot: capacityType === "spot", disk: rootDeviceSize });
  const sums = { compute: rate.compute * count * hours, storage: rate.storage * count * hours };
  const { cpu, memoryMiB, gpu = 0, hourly } = machineTypeOf(type);
  return {
    type,
    sums,
    machine: { type, category: "", cpu, gpu, memory: memoryMiB, price: hourly, nonSupportedZones: [] },
    view: {
      name: poolConfig?.name ?? "",
      nodesCount: count,
      rate: {
        compute: { type, rate: sums.compute },
        storage: [{ type: "gp3", sizeGB: rootDeviceSize, rate: sums.storage, iops: 0, throughput: 0 }],
        total: sums.compute + sums.storage,
      },
    },
  };
}
