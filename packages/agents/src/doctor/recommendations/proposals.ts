// 200 lines: one table, what can be done about each root cause.
import type { Action } from "@palisade/guardrails";
import type { RootCause } from "../root-causes.js";
import type { Places, Workload } from "./places.js";

export type Proposal = {
  readonly title: string;
  /** `look` changes nothing, `change` does, `person` is what no tool of ours can do. */
  readonly kind: "look" | "change" | "person";
  readonly action?: Action;
};

type Propose = (places: Places) => readonly Proposal[];

const where = ({ cluster, environment }: Places) => ({
  cluster,
  ...(environment !== undefined && { environment }),
});

const person = (title: string): readonly Proposal[] => [{ title, kind: "person" }];

const look = (title: string, action: Action): Proposal => ({ title, kind: "look", action });
const change = (title: string, action: Action): Proposal => ({ title, kind: "change", action });

/** Names come from a cluster: they are fields of an action, never parts of a line. */
const kubectl = (
  verb: Action["verb"],
  resource: string,
  places: Places,
  named: Partial<Workload> = {},
): Action => ({
  tool: "kubectl",
  ...(verb !== undefined && { verb }),
  resource,
  ...(named.name !== undefined && { name: named.name }),
  ...(named.namespace !== undefined && { namespace: named.namespace }),
  ...where(places),
});

const palette = (method: string, path: string, places: Places): Action => ({
  request: { method, path: `/v1/spectroclusters/${encodeURIComponent(places.uid)}${path}` },
  ...where(places),
});

const describeNodes: Propose = (places) =>
  places.nodes.map((name) =>
    look(`look at node \`${name}\``, kubectl("describe", "nodes", places, { name })),
  );

const cordonNodes: Propose = (places) =>
  places.nodes.map((name) =>
    change(
      `let no more pods onto node \`${name}\` until it is well`,
      kubectl("cordon", "nodes", places, { name }),
    ),
  );

const growPool: Propose = (places) => {
  const { pool } = places;
  if (pool === undefined) return [];
  const size = pool.size + 1;
  if (pool.most !== undefined && size > pool.most)
    return person(`pool \`${pool.name}\` is at its greatest size (${pool.most}): raise that, or make room`);
  return [
    change(`add a node to pool \`${pool.name}\``, {
      tool: "palette",
      verb: "scale",
      resource: "machinepools",
      name: pool.name,
      arguments: { size, expectedSize: pool.size },
      ...where(places),
    }),
  ];
};

const resourceOf = ({ kind }: Workload): string => `${kind.toLowerCase()}s`;

const describeWorkloads: Propose = (places) =>
  places.workloads.map((each) =>
    look(`look at ${each.kind} \`${each.name}\``, kubectl("describe", resourceOf(each), places, each)),
  );

const logsOfWorkloads: Propose = (places) =>
  places.workloads.map((each) =>
    look(`read the log of ${each.kind} \`${each.name}\``, kubectl("logs", resourceOf(each), places, each)),
  );

const systemPods =
  (title: string): Propose =>
  (places) => [look(title, kubectl("get", "pods", places, { namespace: "kube-system" }))];

const restartSystem =
  (title: string, resource: string, name: string): Propose =>
  (places) => [change(title, kubectl("restart", resource, places, { namespace: "kube-system", name }))];

const repaveStatus: Propose = (places) => [
  look("see why nodes are to be replaced", palette("GET", "/repave/status", places)),
];

const packsOfProfile: Propose = (places) => [
  look("see the packs of the cluster, and what they say", palette("GET", "/profiles", places)),
];

/** All of them, in order. */
const several =
  (...proposals: readonly Propose[]): Propose =>
  (places) =>
    proposals.flatMap((propose) => propose(places));

const tell =
  (title: string): Propose =>
  () =>
    person(title);

export const proposals: Readonly<Record<RootCause, Propose>> = {
  "node-memory-pressure": several(
    describeNodes,
    cordonNodes,
    growPool,
    tell("the workloads that use the memory need requests and limits that fit"),
  ),
  "node-disk-pressure": several(
    describeNodes,
    cordonNodes,
    tell("remove what fills the disk (logs, images, volumes of pods), or give the pool larger disks"),
  ),
  "node-pid-pressure": several(
    describeNodes,
    cordonNodes,
    tell("find the workload that starts so many processes, and bound it (`podPidsLimit`)"),
  ),
  "node-not-ready": several(
    describeNodes,
    cordonNodes,
    tell("read the kubelet's and the runtime's log on the node, and replace it if it stays so"),
  ),
  "image-pull-failure": several(
    describeWorkloads,
    tell("correct the image's name or tag, or the secret that it is pulled with"),
  ),
  "cni-broken": several(
    systemPods("look at the pods of the network plugin"),
    tell("make the plugin's pods run on every node; if addresses are used up, give it more"),
  ),
  "quota-exceeded": several(tell("ask the cloud for more, or choose another machine type, zone or region")),
  "resource-quota-exceeded": several(
    (places) => [look("look at the quotas of the namespaces", kubectl("get", "resourcequotas", places))],
    tell("raise the quota of the namespace, or let what runs there ask for less"),
  ),
  "cloud-credential-expired": several(
    tell("renew the credentials of the cloud account in Palette, and validate it"),
  ),
  "cloud-permission-denied": several(tell("the cloud account lacks the permission that the message names")),
  "certificate-expiry": several((places) => [
    look("see which certificates end when", palette("GET", "/k8certificates", places)),
    change("renew the certificates of the control plane", palette("PATCH", "/k8certificates/renew", places)),
  ]),
  "etcd-latency": several(
    systemPods("look at the pods of etcd"),
    tell("give the control plane's machines faster disks, and defragment etcd"),
  ),
  "control-plane-unavailable": several(
    describeNodes,
    systemPods("look at the pods of the control plane"),
    tell("check the load balancer and the network in front of the API server"),
  ),
  "repave-stuck": several(repaveStatus, describeNodes, (places) => [
    look("look at the budgets that keep pods on their nodes", kubectl("get", "poddisruptionbudgets", places)),
  ]),
  "repave-awaiting-approval": several(repaveStatus, (places) => [
    change("approve that the nodes are replaced", palette("PATCH", "/repave/approve", places)),
  ]),
  "pack-failing": several(
    packsOfProfile,
    tell("correct the values or the version of the pack in its profile; validate before it is applied"),
  ),
  "profile-drift": several(
    packsOfProfile,
    tell("take what was changed on the cluster into the profile, or apply the profile again"),
  ),
  "edge-host-offline": several(
    tell("check power and network of the host on site; it comes back by itself when it is reached"),
  ),
  "volume-pending": several(
    (places) => [look("look at the claims", kubectl("get", "persistentvolumeclaims", places))],
    describeWorkloads,
    tell("check the storage class, and the driver of the volumes"),
  ),
  "dns-failure": several(
    systemPods("look at the pods of the cluster's DNS"),
    restartSystem("restart CoreDNS", "deployments", "coredns"),
  ),
  "admission-webhook-down": several(
    (places) => [look("look at the webhooks", kubectl("get", "validatingwebhookconfigurations", places))],
    describeWorkloads,
    tell("make the webhook's pods run again; until then, what it has to judge is refused"),
  ),
  "insufficient-capacity": several(describeWorkloads, growPool),
  "crash-looping-workload": several(
    logsOfWorkloads,
    describeWorkloads,
    tell("take back the last change of the workload, if it began with that"),
  ),
  "out-of-memory-kills": several(
    describeWorkloads,
    tell("raise the memory limit of the container, or mend its leak"),
  ),
  "agent-disconnected": several(
    (places) => [look("look at the pods of Palette's agent", kubectl("get", "pods", places))],
    tell("check that the cluster reaches Palette: DNS, proxy, firewall"),
  ),
  "upgrade-failing": several(
    packsOfProfile,
    describeNodes,
    tell("take the profile back to the version before, or mend what the upgrade stumbles on"),
  ),
  "clock-skew": several(describeNodes, tell("make NTP work on every node (chrony, time server reachable)")),
  "registry-unreachable": several(
    describeWorkloads,
    tell("check that nodes reach the registry: DNS, proxy, firewall, its certificate"),
  ),
};
