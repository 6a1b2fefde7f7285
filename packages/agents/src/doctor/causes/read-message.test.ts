import { describe, expect, it } from "vitest";
import { readMessage } from "./read-message.js";

/** Wordings by component: reason, message, what they speak for first. */
const wordings: readonly (readonly [reason: string, text: string, cause: string])[] = [
  ["NodeHasInsufficientMemory", "Node a status is now: NodeHasInsufficientMemory", "node-memory-pressure"],
  ["EvictionThresholdMet", "Attempting to reclaim memory", "node-memory-pressure"],
  [
    "Evicted",
    "The node was low on resource: memory. Threshold quantity: 100Mi, available: 58Mi.",
    "node-memory-pressure",
  ],
  ["Evicted", "The node was low on resource: ephemeral-storage.", "node-disk-pressure"],
  ["FreeDiskSpaceFailed", "failed to garbage collect required amount of images", "node-disk-pressure"],
  [
    "Failed",
    "Failed to pull image: write /var/lib/containerd/x: no space left on device",
    "node-disk-pressure",
  ],
  ["NodeHasPIDPressure", "kubelet has insufficient PID available", "node-pid-pressure"],
  [
    "Failed",
    "runtime create failed: fork/exec /proc/self/exe: resource temporarily unavailable",
    "node-pid-pressure",
  ],
  ["NodeNotReady", "Node a status is now: NodeNotReady", "node-not-ready"],
  ["KubeletNotReady", "PLEG is not healthy: pleg was last seen active 3m ago", "node-not-ready"],
  ["NodeStatusUnknown", "Kubelet stopped posting node status.", "node-not-ready"],
  [
    "KubeletNotReady",
    "container runtime network not ready: NetworkReady=false reason:NetworkPluginNotReady message:Network plugin returns error: cni plugin not initialized",
    "cni-broken",
  ],
  [
    "FailedCreatePodSandBox",
    'plugin type="calico" failed (add): error getting ClusterInformation: connection is unauthorized',
    "cni-broken",
  ],
  [
    "FailedCreatePodSandBox",
    'failed to setup network for sandbox: plugin type="aws-cni" name="aws-cni" failed (add): add cmd: failed to assign an IP address to container',
    "cni-broken",
  ],
  [
    "Failed",
    'Failed to pull image "a/b:1": rpc error: code = NotFound desc = failed to pull and unpack image: not found',
    "image-pull-failure",
  ],
  [
    "ErrImagePull",
    "pull access denied, repository does not exist or may require authorization",
    "image-pull-failure",
  ],
  ["BackOff", 'Back-off pulling image "a/b:1"', "image-pull-failure"],
  [
    "Failed",
    'Failed to pull image "r.io/a": Get "https://r.io/v2/": dial tcp 1.2.3.4:443: i/o timeout',
    "registry-unreachable",
  ],
  [
    "Failed",
    'Failed to pull image "r.io/a": Get "https://r.io/v2/": net/http: TLS handshake timeout',
    "registry-unreachable",
  ],
  [
    "VcpuLimitExceeded",
    "You have requested more vCPU capacity than your current vCPU limit of 64",
    "quota-exceeded",
  ],
  [
    "FailedCreate",
    "QUOTA_EXCEEDED: Quota 'CPUS' exceeded. Limit: 24.0 in region us-central1.",
    "quota-exceeded",
  ],
  [
    "FailedCreate",
    "InsufficientInstanceCapacity: We currently do not have sufficient m5.large capacity",
    "quota-exceeded",
  ],
  [
    "AllocationFailed",
    "Allocation failed. We do not have sufficient capacity for the requested VM size",
    "quota-exceeded",
  ],
  [
    "FailedCreate",
    'pods "web-1" is forbidden: exceeded quota: compute, requested: cpu=1, used: cpu=4, limited: cpu=4',
    "resource-quota-exceeded",
  ],
  [
    "CloudAccountAuthFailed",
    "AADSTS7000222: the client secret keys of the application have expired",
    "cloud-credential-expired",
  ],
  [
    "ReconcileError",
    "ExpiredToken: The security token included in the request is expired, AWS",
    "cloud-credential-expired",
  ],
  [
    "ReconcileError",
    "ServerFaultCode: Cannot complete login due to an incorrect user name or password. vcenter",
    "cloud-credential-expired",
  ],
  [
    "FailedCreate",
    "UnauthorizedOperation: You are not authorized to perform this operation. ec2:RunInstances",
    "cloud-permission-denied",
  ],
  [
    "AuthorizationFailed",
    "The client does not have authorization to perform action 'Microsoft.Compute/virtualMachines/write'",
    "cloud-permission-denied",
  ],
  [
    "FailedCreate",
    "googleapi: Error 403: Required 'compute.instances.create' permission for 'projects/x'",
    "cloud-permission-denied",
  ],
  [
    "CertificateExpiring",
    "Certificates of the control plane expire in less than 14 days",
    "certificate-expiry",
  ],
  [
    "Unhealthy",
    "x509: certificate has expired or is not yet valid: current time 2026-01-02 is after 2026-01-01",
    "certificate-expiry",
  ],
  [
    "FailedSync",
    "x509: certificate has expired or is not yet valid: current time 2026-01-01 is before 2026-01-02",
    "clock-skew",
  ],
  ["ClockSkewDetected", "system clock is 340 seconds behind, NTP not synchronized", "clock-skew"],
  ["EtcdSlow", "etcdserver: request timed out", "etcd-latency"],
  ["SlowRequest", "apply request took too long (1.2s), etcd", "etcd-latency"],
  ["Unhealthy", "slow fdatasync took 2.1s, expected-duration 1s; wal", "etcd-latency"],
  [
    "ControlPlaneNotReady",
    "The connection to the server 10.0.0.1:6443 was refused",
    "control-plane-unavailable",
  ],
  ["ApiServerDown", "kube-apiserver is not responding on /readyz", "control-plane-unavailable"],
  [
    "RepavePending",
    "Nodes must be repaved: pack version changed. Approval is required.",
    "repave-awaiting-approval",
  ],
  [
    "RepaveStuck",
    "Repave of pool worker made no progress for 5h: cannot evict pod, it would violate the pod's disruption budget",
    "repave-stuck",
  ],
  [
    "PackInstallFailed",
    "Pack kyverno 3.3.7: helm upgrade failed: timed out waiting for the condition",
    "pack-failing",
  ],
  ["ProfileDrift", "values of pack nginx differ from the profile", "profile-drift"],
  ["EdgeHostUnhealthy", "Edge host has not been heard of for 15 minutes", "edge-host-offline"],
  [
    "FailedScheduling",
    "0/6 nodes are available: pod has unbound immediate PersistentVolumeClaims.",
    "volume-pending",
  ],
  [
    "FailedAttachVolume",
    'Multi-Attach error for volume "pvc-1" Volume is already used by pod',
    "volume-pending",
  ],
  ["ProvisioningFailed", 'storageclass.storage.k8s.io "fast" not found', "volume-pending"],
  ["FailedConnect", "dial tcp: lookup palette.example.com on 10.96.0.10:53: i/o timeout", "dns-failure"],
  [
    "DNSProbeFailed",
    "getaddrinfo EAI_AGAIN postgres.svc.cluster.local: Temporary failure in name resolution",
    "dns-failure",
  ],
  [
    "FailedCreate",
    'Internal error occurred: failed calling webhook "validate.kyverno.svc-fail": no endpoints available for service "kyverno-svc"',
    "admission-webhook-down",
  ],
  [
    "FailedScheduling",
    "0/6 nodes are available: 4 Insufficient memory, 2 node(s) had untolerated taint {gpu: present}.",
    "insufficient-capacity",
  ],
  [
    "NotTriggerScaleUp",
    "pod didn't trigger scale-up: 1 max node group size reached",
    "insufficient-capacity",
  ],
  ["BackOff", "Back-off restarting failed container web in pod web-5d78", "crash-looping-workload"],
  ["OOMKilling", "Memory cgroup out of memory: Killed process 4711 (java)", "out-of-memory-kills"],
  ["AgentUnreachable", "No heartbeat from the cluster agent for more than 15 minutes", "agent-disconnected"],
  [
    "UpgradeFailed",
    "Upgrade of the control plane from 1.30.4 to 1.31.2 failed: kubeadm upgrade apply: preflight checks",
    "upgrade-failing",
  ],
];

describe("readMessage", () => {
  it.each(wordings)("%s: %s", (reason, text, cause) => {
    const [first] = readMessage({ reason, text }).suggests;
    expect(first?.cause).toBe(cause);
    expect(first?.weight).toBeGreaterThanOrEqual(0.5);
    expect(readMessage({ reason, text }).isGood).toBe(false);
  });

  it.each([
    ["NodeReady", "Node a status is now: NodeReady"],
    ["NodeHasSufficientMemory", "Node a status is now: NodeHasSufficientMemory"],
    ["RepaveCompleted", "All nodes were replaced successfully"],
    ["Resolved", "DNS resolution recovered"],
    ["InstallSuccess", "Pack nginx was installed"],
    ["SuccessfulAttachVolume", 'AttachVolume.Attach succeeded for volume "pvc-1"'],
  ])("%s tells of something that went well", (reason, text) => {
    expect(readMessage({ reason, text }).isGood).toBe(true);
  });

  it.each([
    ["ScalingReplicaSet", "Scaled up replica set web-5d78 to 3"],
    ["NodeAdded", "Node a joined"],
    ["Created", "Created container web"],
    ["ClusterCreated", "Cluster a was created"],
  ])("%s speaks for nothing", (reason, text) => {
    expect(readMessage({ reason, text }).suggests).toEqual([]);
  });

  it("what fails of a part of the system is that part's", () => {
    const about = (name: string) =>
      readMessage({
        reason: "BackOff",
        text: "Back-off restarting failed container",
        about: { kind: "Pod", name },
      }).suggests[0]?.cause;
    expect(about("kube-system/coredns-5d78")).toBe("dns-failure");
    expect(about("kube-system/etcd-cp-0")).toBe("etcd-latency");
    expect(about("shop/web-5d78")).toBe("crash-looping-workload");
  });
});

it.each([
  ["Pulling", 'Pulling image "ghcr.io/acme/web:1.2"'],
  ["Pulled", 'Container image "ghcr.io/acme/web:1.2" already present on machine'],
  ["RepaveApproved", "Repave was approved by ops@example.com"],
  ["PackInstalled", "Pack nginx 4.11.3 was installed"],
  ["EtcdDefragmented", "etcd member cp-1 was defragmented"],
  ["DeprecatedAPI", "flowcontrol.apiserver.k8s.io/v1beta3 is deprecated in v1.29+, unavailable in v1.32+"],
  ["QuotaWarning", "80% of the ResourceQuota compute is used"],
  ["InvalidDiskCapacity", "invalid capacity 0 on image filesystem"],
  ["DNSConfigForming", "Nameserver limits were exceeded, some nameservers have been omitted"],
  ["TriggeredScaleUp", "pod triggered scale-up: [{worker 3->4 (max: 8)}]"],
  ["WaitForFirstConsumer", "waiting for first consumer to be created before binding"],
  ["NodeNotSchedulable", "Node w1 status is now: NodeNotSchedulable"],
  ["PolicyViolation", "policy require-labels/check-labels fail: label team is required"],
])("%s of an ordinary day is no problem: %s", (reason, text) => {
  expect(readMessage({ reason, text }).suggests.filter(({ weight }) => weight >= 0.3)).toEqual([]);
});
