import { machineTypeOf } from "../data/machine-types.js";
import type { Json } from "../server/reply.js";
import { healthOf, isDeleted, stateOf } from "../state/facts.js";
import { presentMachines } from "../state/machine.js";
import type { Project, Tenant } from "../state/tenant.js";
import { metadataView } from "./metadata-view.js";

/** A project with how its clusters are. */
export function projectSummaryView(project: Project, now: number, tenant: Tenant) {
  const clusters = [...tenant.clusters.values()].filter(
    (each) => each.projectUid === project.uid && !isDeleted(each, now),
  );
  const inHealth = (state: string) =>
    clusters.filter((each) => healthOf(each, now, tenant.startedAt)?.state === state).length;
  const usage = clusters.map((cluster) => ({
    name: cluster.name,
    uid: cluster.uid,
    isAlloy: cluster.clusterType !== "PureManage",
    cpuCores: presentMachines(cluster.machines, now).reduce(
      (sum, { machine }) => sum + machineTypeOf(machine.machineType).cpu,
      0,
    ),
  }));
  const cores = (isAlloy: boolean) =>
    usage.filter((each) => each.isAlloy === isAlloy).reduce((sum, { cpuCores }) => sum + cpuCores, 0);
  return {
    metadata: metadataView({ ...project, annotations: { description: project.description } }),
    specSummary: { logoUrl: "", teams: [], users: [] },
    status: {
      clustersHealth: {
        errored: clusters.filter((each) => stateOf(each, now) === "Error").length,
        running: clusters.filter((each) => stateOf(each, now) === "Running").length,
        healthy: inHealth("Healthy"),
        unhealthy: inHealth("UnHealthy"),
      },
      status: { isDisabled: false },
      usage: { alloyCpuCores: cores(true), pureCpuCores: cores(false), clusters: usage },
    },
  } satisfies Json;
}
