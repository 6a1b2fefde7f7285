import type { Json } from "../server/reply.js";
import type { Cluster } from "../state/cluster.js";
import { type Machine, presentMachines } from "../state/machine.js";
import { valueAt } from "../state/timeline.js";
import { timestamp } from "./time.js";

const year = 365 * 86_400_000;

/** Authorities of a control plane, and what they signed. */
const authorities = [
  {
    name: "kubernetes",
    certificates: [
      "admin.conf",
      "apiserver",
      "apiserver-kubelet-client",
      "controller-manager.conf",
      "scheduler.conf",
    ],
  },
  {
    name: "etcd-ca",
    certificates: ["apiserver-etcd-client", "etcd-healthcheck-client", "etcd-peer", "etcd-server"],
  },
  { name: "front-proxy-ca", certificates: ["front-proxy-client"] },
] as const;

/** Certificates of each machine of the control plane; none where the cloud has it. */
export function certificatesView(cluster: Cluster, now: number) {
  const expiry = valueAt(cluster.certificates, now) ?? now;
  const control = new Set(cluster.pools.filter((pool) => pool.controlPlane === true).map(({ name }) => name));
  return {
    machineCertificates: presentMachines(cluster.machines, now)
      .filter(({ machine, state }) => control.has(machine.pool) && state === "Running")
      .map(({ machine }) => ({
        name: machine.node,
        certificateAuthorities: authorities.map(({ name, certificates }) => ({
          name,
          expiry: timestamp(cluster.createdAt + 10 * year),
          certificates: certificates.map((certificate) => ({
            name: certificate,
            expiry: timestamp(otherExpiry(cluster, machine, certificate) ?? expiry),
          })),
        })),
      })),
  } satisfies Json;
}

function otherExpiry({ otherCertificates }: Cluster, { pool, index }: Machine, name: string) {
  return otherCertificates.find(
    (each) => each.name === name && (each.machine === undefined || each.machine === `${pool}/${index}`),
  )?.expiresAt;
}
