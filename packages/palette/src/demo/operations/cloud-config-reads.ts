// Cloud configurations and machines, by cloud. Of every cloud but AWS the definition at hand has nothing: shapes are those
// of Palette's other definitions.
import { cloudTypes } from "../description/cluster-description.js";
import { type Operation, read } from "../server/operation.js";
import { pageOf } from "../server/pages.js";
import { notFound } from "../server/refusal.js";
import { ok } from "../server/reply.js";
import { presentMachines } from "../state/machine.js";
import { cloudConfigView } from "../views/cloud-config-view.js";
import { machineView } from "../views/machine-view.js";
import { findByCloudConfig } from "./find.js";

/** `aws` as ids of operations have it: `Aws`. */
export const capital = (kind: string): string =>
  kind
    .split("-")
    .map((part) => part.slice(0, 1).toUpperCase() + part.slice(1))
    .join("");

/** Ids of what the definition at hand leaves out say so. */
export const idFor = (kind: string, id: string): string =>
  kind === "aws" ? id : `not in the trimmed definition: ${id}`;

export const cloudConfigReads: readonly Operation[] = cloudTypes.flatMap((kind) => [
  read({
    id: idFor(kind, `v1CloudConfigs${capital(kind)}Get`),
    method: "GET",
    path: `/v1/cloudconfigs/${kind}/{configUid}`,
    permission: "cloudconfig.get",
    scope: "project",
    run: (request) => ok(cloudConfigView(findByCloudConfig(request, kind), request.now)),
  }),
  read({
    id: idFor(kind, `v1CloudConfigs${capital(kind)}PoolMachinesList`),
    method: "GET",
    path: `/v1/cloudconfigs/${kind}/{configUid}/machinePools/{machinePoolName}/machines`,
    permission: "machine.list",
    scope: "project",
    run: (request) => {
      const { now, query, params } = request;
      const cluster = findByCloudConfig(request, kind);
      const name = params["machinePoolName"] ?? "";
      if (!cluster.pools.some((pool) => pool.name === name)) throw notFound("MachinePool", name);
      const inPool = presentMachines(cluster.machines, now).filter(({ machine }) => machine.pool === name);
      const { items, listmeta } = pageOf(inPool, query);
      return ok({
        items:
          items.length === 0
            ? null
            : items.map(({ machine, state }) => machineView(machine, state, cluster, now)),
        listmeta,
      });
    },
  }),
]);
