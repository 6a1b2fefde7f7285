// Machine pools and machines are changed.
import { z } from "zod";
import { checkPool, putPool, refuseUnchangeable, removePool } from "../changes/put-pool.js";
import { record } from "../changes/record.js";
import { type CloudType, cloudTypes } from "../description/cluster-description.js";
import { type Operation, type RequestFacts, read, withBody } from "../server/operation.js";
import { invalidRequest, notFound } from "../server/refusal.js";
import { created, noContent } from "../server/reply.js";
import type { Cluster, Pool } from "../state/cluster.js";
import { changedFrom } from "../state/timeline.js";
import { capital, idFor } from "./cloud-config-reads.js";
import { findByCloudConfig } from "./find.js";
import { poolEntity, poolOf } from "./pool-entity.js";

const update = { permission: "cloudconfig.update", scope: "project" } as const;

export const machinePoolWrites: readonly Operation[] = [
  ...cloudTypes.flatMap(poolWrites),
  withBody({
    id: "v1CloudConfigsMachinePoolsMachineUidMaintenanceUpdate",
    method: "PUT",
    path: "/v1/cloudconfigs/{cloudType}/{configUid}/machinePools/{machinePoolName}/machines/{machineUid}/maintenance",
    permission: "machine.update",
    scope: "project",
    body: z.object({ action: z.enum(["cordon", "uncordon"]).optional() }),
    run: (request) => {
      const { params, now, body } = request;
      const cluster = findByCloudConfig(request, params["cloudType"] ?? "");
      refuseUnchangeable(cluster, now);
      const pool = findPool(cluster, request);
      const machine = cluster.machines.find(
        ({ uid, pool: name }) => uid === params["machineUid"] && name === pool.name,
      );
      if (machine === undefined) throw notFound("Machine", params["machineUid"] ?? "");
      const { action = "cordon" } = body;
      const maintenance = changedFrom(machine.maintenance, [{ at: now, value: action }]);
      cluster.machines = cluster.machines.map((each) =>
        each === machine ? { ...machine, maintenance } : each,
      );
      record(request, cluster, {
        reason: "NodeMaintenance",
        message: `Node ${machine.node}: ${action}`,
        action: "action",
      });
      return noContent;
    },
  }),
];

function findPool({ pools }: Cluster, { params }: RequestFacts): Pool {
  const name = params["machinePoolName"] ?? "";
  const pool = pools.find((each) => each.name === name);
  if (pool === undefined) throw notFound("MachinePool", name);
  return pool;
}

function poolWrites(kind: CloudType): Operation[] {
  const path = `/v1/cloudconfigs/${kind}/{configUid}/machinePools`;
  const id = (verb: string) => idFor(kind, `v1CloudConfigs${capital(kind)}MachinePool${verb}`);
  const body = poolEntity(kind);
  return [
    withBody({
      id: id("Create"),
      method: "POST",
      path,
      ...update,
      body,
      run: (request) => {
        const cluster = findByCloudConfig(request, kind);
        refuseUnchangeable(cluster, request.now);
        const { name, size } = request.body.poolConfig;
        if (cluster.pools.some((each) => each.name === name)) {
          throw invalidRequest(`Machine pool '${name}' exists already`);
        }
        const pool = poolOf(request.body, request.tenant.nextUid("pool"), cluster.pools[0]);
        checkPool(pool);
        putPool(request, cluster, pool);
        record(request, cluster, {
          reason: "MachinePoolCreated",
          message: `Machine pool ${name} created with ${size} nodes`,
        });
        return created(pool.uid);
      },
    }),
    withBody({
      id: id("Update"),
      method: "PUT",
      path: `${path}/{machinePoolName}`,
      ...update,
      body,
      run: (request) => {
        const cluster = findByCloudConfig(request, kind);
        refuseUnchangeable(cluster, request.now);
        const before = findPool(cluster, request);
        const pool = poolOf(request.body, before.uid, before);
        if (pool.name !== before.name)
          throw invalidRequest(`Machine pool '${before.name}' cannot be renamed`);
        checkPool(pool);
        putPool(request, cluster, pool);
        const message = `Machine pool ${pool.name} updated: ${before.size} nodes before, ${pool.size} now`;
        record(request, cluster, { reason: "MachinePoolUpdated", message });
        return noContent;
      },
    }),
    read({
      id: id("Delete"),
      method: "DELETE",
      path: `${path}/{machinePoolName}`,
      ...update,
      run: (request) => {
        const cluster = findByCloudConfig(request, kind);
        refuseUnchangeable(cluster, request.now);
        const pool = findPool(cluster, request);
        if (pool.controlPlane === true) throw invalidRequest("The control plane's pool cannot be deleted");
        removePool(request, cluster, pool);
        record(request, cluster, {
          reason: "MachinePoolDeleted",
          message: `Machine pool ${pool.name} deleted`,
        });
        return noContent;
      },
    }),
  ];
}
