import type { Json } from "../server/reply.js";
import type { Pod } from "../state/pods.js";
import { timestamp, unset } from "./time.js";

const minute = 60_000;

export function podView({ uid, name, createdAt, machine, description }: Pod, now: number) {
  const { namespace, image, requests, limits, phase = "Running", owner = "Deployment" } = description;
  return {
    metadata: {
      creationTimestamp: timestamp(createdAt),
      namespace,
      nodename: machine?.node ?? "",
      machineUid: machine?.uid ?? "",
      labels: { app: description.name },
      entity: { kind: "pod", name, uid },
      associatedRefs: [{ kind: owner.toLowerCase(), name: description.name, uid: "" }],
    },
    spec: {
      containers: [
        {
          name: description.name,
          image,
          resources: { requests: resources(requests), limits: resources(limits) },
        },
      ],
      volumes: [],
    },
    status: {
      phase,
      podIp: machine === undefined ? "" : machine.address,
      qosClass: qualityOf(description),
      containers: [containerStatus(description, createdAt, now)],
    },
  } satisfies Json;
}

function resources(asked: { readonly cpu: number; readonly memory: number } | undefined) {
  return asked === undefined ? {} : { ...asked, cpuUnit: "millicores", memoryUnit: "MB" };
}

function qualityOf({ requests, limits }: Pod["description"]): string {
  if (requests === undefined && limits === undefined) return "BestEffort";
  const guaranteed = requests?.cpu === limits?.cpu && requests?.memory === limits?.memory;
  return guaranteed ? "Guaranteed" : "Burstable";
}

function containerStatus(
  { name, image, waiting, exitCode = 0, restarts = 0 }: Pod["description"],
  createdAt: number,
  now: number,
) {
  const running = waiting === undefined;
  const state = running ? "running" : "waiting";
  const last = timestamp(Math.max(createdAt, now - 4 * minute));
  return {
    name,
    image,
    ready: running,
    started: running,
    restartCount: restarts,
    state: {
      state,
      reason: waiting ?? "",
      exitCode,
      startedAt: running ? timestamp(createdAt) : last,
      finishedAt: exitCode === 0 ? unset : last,
    },
  } satisfies Json;
}
