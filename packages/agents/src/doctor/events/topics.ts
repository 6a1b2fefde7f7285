// What an event is about, coarsely: so that `DNS resolution recovered` ends what `lookup failed` began.
import type { RootCause } from "../root-causes.js";
import { isSaid, says } from "../words/concept.js";
import { wordsOf } from "../words/words-of.js";

const topics = {
  dns: says("dns | coredns | name resolution | lookup"),
  network: says("network | cni | calico | cilium | pod cidr | sandbox"),
  memory: says("memory | oom"),
  disk: says("disk | image gc | ephemeral | free space | filesystem | inode*"),
  pid: says("pid | pids | process ids"),
  node: says("node | nodes | kubelet | machine"),
  edge: says("edge host* | edge device* | edge"),
  agent: says("agent | heartbeat | heart beat | connectivity | connected | reconnected"),
  image: says("image* | pulled | registry | registries | mirror"),
  cloud: says(
    "cloud | credential* | account | aws | azure | gcp | vsphere | vcenter | infrastructure | permission* | token",
  ),
  quota: says("quota | limit* | capacity | instance*"),
  certificate: says("certificate* | cert | certs | renewed"),
  etcd: says("etcd*"),
  control: says("control plane | api server | apiserver | kube apiserver | leader"),
  repave: says("repave* | nodes … replaced | rolling update"),
  pack: says("pack | packs | helm | chart | add on | addon | install*"),
  drift: says("drift | profile | sync*"),
  volume: says("volume* | pvc | csi | attach* | mount* | provisioning | claim"),
  webhook: says("webhook* | admission | kyverno | gatekeeper"),
  schedule: says("scheduled | scale up | scaled up | scale out | scheduling | scaled"),
  workload: says("container | pod | pods | deployment | replica* | probe"),
  upgrade: says("upgrade* | version"),
  clock: says("clock | ntp | chrony | time sync*"),
} as const;

export type Topic = keyof typeof topics;

const names = Object.keys(topics) as Topic[];

export function topicsOf(text: string): ReadonlySet<Topic> {
  const words = wordsOf(text);
  return new Set(names.filter((name) => isSaid(topics[name], words)));
}

/** The topics whose good news end what speaks for a cause. */
export const topicsOfCause: Readonly<Record<RootCause, readonly Topic[]>> = {
  "node-memory-pressure": ["memory"],
  "node-disk-pressure": ["disk"],
  "node-pid-pressure": ["pid"],
  "node-not-ready": ["node"],
  "image-pull-failure": ["image"],
  "cni-broken": ["network"],
  "quota-exceeded": ["quota", "cloud"],
  "resource-quota-exceeded": ["quota", "workload"],
  "cloud-credential-expired": ["cloud"],
  "cloud-permission-denied": ["cloud"],
  "certificate-expiry": ["certificate"],
  "etcd-latency": ["etcd"],
  "control-plane-unavailable": ["control"],
  "repave-stuck": ["repave"],
  "repave-awaiting-approval": ["repave"],
  "pack-failing": ["pack"],
  "profile-drift": ["drift"],
  "edge-host-offline": ["edge", "agent"],
  "volume-pending": ["volume"],
  "dns-failure": ["dns"],
  "admission-webhook-down": ["webhook"],
  "insufficient-capacity": ["schedule"],
  "crash-looping-workload": ["workload"],
  "out-of-memory-kills": ["workload"],
  "agent-disconnected": ["agent"],
  "upgrade-failing": ["upgrade"],
  "clock-skew": ["clock"],
  "registry-unreachable": ["image"],
};
