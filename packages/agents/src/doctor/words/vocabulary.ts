// 250 lines: one table, one entry per concept, in the wordings of Kubernetes, clouds, runtimes, plugins and Palette.
import { says } from "./concept.js";

/** What messages can say. Words are as `wordsOf` gives them: small letters, split at capitals and signs. */
export const vocabulary = {
  // How things go.
  fails: says(
    "fail* | error* | err | cannot | can not | could not | couldn t | unable | not ready | not progress* | timed out | timeout | deadline exceeded | stuck | stalled | refused | denied | unavailable | unhealthy | aborted | rolled back | rollback | exceed* | blocked | does not | did not | not responding | back off | crash* | invalid | missing | lost | degraded | down | broken | hung | hanging | no progress | not get* | waiting … forever | exhausted | panic",
  ),
  succeeds: says(
    "succe* | completed | complete | recovered | resolved | restored | is healthy | now healthy | became healthy | healthy again | is ready | now ready | became ready | is now ready | node ready | is available | reconnected | was renewed | been renewed | certificate renewed | renewed … success* | repaired | check* passed | probe passed | no longer fail* | no longer … pressure | no longer stuck | no longer pending | no longer … unreachable | no longer … unhealthy | back to normal | back online | is up | has sufficient | has no disk pressure | has no … pressure | caught up | within limits | is online | came online | status is now … ready | successfully",
  ),
  doesNot: says(
    "fail* | do not | not have | insufficient | not enough | not succe* | unsuccessful* | not complete* | incomplete | not ready | not healthy | unhealthy | not available | unavailable | not recover* | not resolved | could not | cannot | unable | error* | timed out | before … complete* | until | not successfully | back off | is no longer … respond* | no longer … reach* | no longer … ready | no longer … accept* | no longer … valid | no longer … available | no longer … running | no longer … heard",
  ),
  timesOut: says("timed out | timeout | deadline exceeded | took too long | too slow"),
  isUnreachable: says(
    "connection refused | connect* … refused | no route to host | network is unreachable | host is unreachable | i o timeout | tls handshake timeout | connection reset | connection timed out | connect timeout | unreachable | not reachable | can not reach | cannot reach | could not reach | unable to reach | failed to reach | unable to connect | failed to connect | could not connect | cannot connect | unexpected eof | eof | bad gateway | service unavailable | gateway timeout | 502 | 503 | 504 | dial tcp | failed to do request | proxy connect | connection closed | context deadline exceeded | client timeout exceeded | request canceled while waiting for connection | failed connect | not respond* | no response",
  ),
  isSilent: says(
    "no heart beat* | no heartbeat* | heart beat* … missed | heartbeat* … missed | missed … heartbeat* | missed … heart beat* | not been heard | not heard | has not report* | not report* | stopped report* | stopped post* | stopped send* | stopped respond* | no status update* | lost contact | lost connect* | lost connectivity | not seen | last seen | disconnect* | offline | unreachable | not reachable | connectivity issue | connection lost | connectivity lost | no contact | silent | not respond* | connection … palette … fail* | can not reach palette | cannot reach palette | heartbeat … timeout | heartbeat … lost | heartbeat … stale | stale heartbeat",
  ),
  isRepeated: says("again and again | repeatedly | restarted … times | restart count"),

  // Names and the network.
  nameUnknown: says(
    "no such host | server misbehaving | name resolution | could not resolve | cannot resolve | can not resolve | unable to resolve | failed to resolve host* | failed to resolve dns | failed to resolve … hostname | failed to resolve … domain | failed to resolve … address | failure in name | nxdomain | servfail | dns lookup | dns resolution | dns query | dns queries | dns probe* | getaddrinfo | eai again | enotfound | resolve host | resolving host | name or service not known | lookup … on | lookup … timeout | lookup … refused | lookup … fail* | host not found | unknown host",
  ),
  clusterDns: says(
    "core dns | coredns | kube dns | kubedns | node local dns | nodelocaldns | node cache | cluster dns | cluster local | svc cluster | on 10 | kubernetes default svc | 53 | nameserver … kube",
  ),
  dnsLoops: says("plugin loop | loop … detected | forwarding loop"),
  plainDns: says("dns"),
  dnsTooMany: says("nameserver limits | dns config forming"),
  network: says(
    "cni | network plugin | pod network | container network | container runtime network | calico | cilium | flannel | weave | antrea | multus | kube ovn | ovn | ovs | aws node | amazon vpc cni | vpc cni | ipamd | ipam | azure cni | azure vnet | felix | bird | bgp | vxlan | geneve | kube router | canal | tigera | network unavailable | network not ready | route controller | pod cidr | hubble | eni config",
  ),
  sandbox: says(
    "create pod sand box | create pod sandbox | pod sandbox | pod sand box | setup network for sandbox | set up network for | network for sandbox | network for pod | sandbox changed | setup pod network",
  ),
  addressesUsedUp: says(
    "cidr not available | cidr assignment failed | cidr … exhausted | no ip addresses available | no available ip* | failed to assign an ip | failed to allocate … ip | failed to allocate … address | failed to allocate for range | ip* … exhausted | address* … exhausted | no more ips | no free ips | ip pool … exhausted | insufficient cidr | no addresses available",
  ),
  networkUnready: says(
    "cni … not initialized | cni … uninitialized | plugin not initialized | network plugin … not ready | network plugin is not ready | network ready false | network not ready | network unavailable | no networks found | cni config … | cni plugin | failed to setup network | failed to set up … network | failed to find plugin | no cni | cni … not installed | cni … missing",
  ),

  // Nodes.
  memory: says("memory | mem | oom"),
  memoryShort: says(
    "memory pressure | insufficient memory available | low on resource memory | low on memory | has insufficient memory | reclaim memory | memory available | system oom | node is out of memory | node ran out of memory | out of memory on node | memory … under pressure | memory … threshold",
  ),
  diskShort: says(
    "disk pressure | has disk pressure | no space left | enospc | low on resource ephemeral | low on resource imagefs | low on resource nodefs | low on … ephemeral storage | reclaim ephemeral | reclaim nodefs | reclaim imagefs | reclaim inodes | low on … inodes | disk full | disk is full | disk … full | filesystem … full | disk usage … | free disk space failed | image gc failed | garbage collect … images | out of disk | out of inodes | disk space … low | insufficient disk | run out of disk | running out of disk | disk … exhausted | disk … threshold | root volume … full | inode pressure | inodes … exhausted | no inodes",
  ),
  pidsShort: says(
    "pid pressure | insufficient pid | low on resource pid* | low on … pids | reclaim pid* | out of pids | process ids … exhausted | pids … exhausted | pid limit | pids limit | pids cgroup | pid … threshold | too many processes | no process ids | resource temporarily unavailable | cannot fork | fork fail* | fork rejected | fork … resource | pthread create | unable to create new native thread | thread* … exhausted",
  ),
  nodeUnready: says(
    "node not ready | node … not ready | nodes not ready | kubelet not ready | kubelet stopped posting | kubelet … stopped | kubelet … not responding | kubelet is not | node status unknown | node status never updated | node lost | node unreachable | node … unreachable | pleg is not healthy | pleg | container runtime is down | container runtime … not responding | container runtime status check | runtime is unhealthy | node … unhealthy | unhealthy node* | machine … unhealthy | machine … not healthy | kernel deadlock | kernel panic | read only filesystem | readonly filesystem | node … not respond* | nodes … not respond* | machine health check | node startup timeout | node … hung | node … down | node … lost | containerd sock | docker sock | crio sock | failed to get container status | containerd … connection refused | containerd … not running | containerd … restarted | containerd … down | runtime … restarted | frequent containerd restart | frequent docker restart | frequent kubelet restart | frequent unregister | kubelet … restarted | docker daemon | node … startup | failed to report startup | blocked for more than | remounting filesystem | kubelet service … fail* | kubelet … crash*",
  ),
  nodeGone: says("node is not ready taint | node kubernetes io not ready | node kubernetes io unreachable"),
  taintMemory: says("node kubernetes io memory pressure"),
  taintDisk: says("node kubernetes io disk pressure"),
  taintPid: says("node kubernetes io pid pressure"),
  taintNetwork: says("node kubernetes io network unavailable"),
  edge: says(
    "edge host* | edge device* | edge node* | edgehost* | edge machine* | store … box | palette edge | stylus",
  ),
  agent: says(
    "palette agent | cluster agent | cluster management agent | management agent | spectro agent | agent | ally | hubble agent | cluster … heartbeat | palette",
  ),

  // Images and registries.
  imagePull: says(
    "err image pull | image pull back off | image pull backoff | imagepullbackoff | errimagepull | failed to pull | failed pull* | fail* … pull* | pull* … fail* | pull* … error* | cannot pull | can not pull | could not pull | unable to pull | not be pulled | image pull* … fail* | back off pulling | errimageneverpull | err image never pull | parse image name | default image tag | fetch oauth token | failed to authorize | no ami | inspect failed | inspect image | pull access denied | image inspect error | image … not found | image … not present | image … missing | resolve image | resolve reference | unpack image | failed to resolve … image | invalid image name | no image template | image template | image resolution | image not found | no such image | ami … not exist | ami … not found | invalid ami | image id … not exist | resolve … manifest | fetch … manifest",
  ),
  imagePullSecret: says("image pull secret* | imagepullsecret* | pull secret*"),
  imageWrong: says(
    "couldn t parse | no ami | manifest unknown | manifest … not found | name unknown | not found | repository does not exist | repository … not found | invalid reference | invalid image | no such image | tag … does not exist | tag … not found | pull access denied | requested access to the resource is denied | unauthorized | authentication required | authorization failed | failed to authorize | no basic auth | basic auth credentials | insufficient scope | 401 | 403 | 404 | forbidden | denied | too many requests | toomanyrequests | pull rate limit | rate limit | no match for platform | exec format | never pull | does not exist | not exist",
  ),
  registry: says(
    "registry | registries | docker io | gcr io | pkg dev | azurecr | amazonaws | ecr | ghcr | quay | harbor | artifactory | mirror | registry k8s | oci | helm repo | chart repo* | repository index | index yaml",
  ),

  // Pods and the scheduler.
  unscheduled: says(
    "failed scheduling | unschedulable | nodes are available | node are available | not trigger* scale up | not trigger scale up | cannot be scheduled | can not be scheduled | could not be scheduled | unable to schedule | failed to schedule | pending pods | pods … pending | pods pending | pods … unschedulable",
  ),
  noRoom: says(
    "insufficient cpu | insufficient memory | insufficient nvidia | insufficient ephemeral | insufficient amd | insufficient hugepages | insufficient pods | insufficient attachable | insufficient resources | insufficient gpu | too many pods | no preemption victims | preemption is not helpful | max node group size | max size reached | max limit reached | max nodes total | maximum number of nodes | cluster … capacity | not enough capacity | no capacity | untolerated taint | didn t match | didn match | did not match | node affinity | node selector | topology spread | free ports | max node | max cluster | not enough resources | out of cpu | out ofcpu | out of capacity | outofcpu | outofmemory | outofpods",
  ),
  crashLoop: says(
    "executable file not found | containerd task | exec format error | failed to start container | crash loop back off | crash loop* | crashloop* | back off restarting | backoff restarting | restarting failed container | crash looping | restart* again and again | restarted … times | container … exit* | exit code | exited with | terminated with | keeps restarting | keeps crashing | repeatedly crash* | restarts … repeatedly | panic | segmentation fault | run container error | create container config error | create container error | container cannot run | start container … fail*",
  ),
  outOfMemory: says(
    "oom kill* | oomkill* | out of memory | memory cgroup | exit code 137 | exit 137 | code 137 | oom score | killed process | exceeded memory limit | memory limit exceeded | exceed* … memory limit | cgroup oom | java heap",
  ),
  systemOom: says("system oom | oom … system | global oom | node … oom"),
  evicted: says("evict* | eviction"),
  probeFails: says(
    "liveness probe | readiness probe | startup probe | probe failed | probe errored | probe error",
  ),

  // Volumes.
  volume: says(
    "volume* | pvc | pvcs | persistent volume* | persistentvolume* | csi | storage class | storageclass | multi attach | attach* | mount* | datastore | vmdk | ebs | ebs csi | disk csi | pd csi | longhorn | rook | ceph | rbd | portworx | openebs | nfs",
  ),
  volumeStuck: says(
    "failed attach volume | failed mount | failed to attach | failed to mount | attach volume … fail* | multi attach error | provisioning failed | failed to provision | failed provision* | unbound immediate | unbound persistent* | volume binding | not bound | fail* … bind* | wait* for … volume to be created | waiting for a volume | waiting for first consumer … fail* | external provisioning | no persistent volumes available | storage class … not found | storageclass … not found | volume node affinity | volume … timed out | unable to attach or mount | attach* … timed out | volume … not available | volume attachment limit | exceed* … max volume count | max volume count | could not attach | cannot attach | csi driver … not found | driver name … not found | csi … not registered | no csi driver | volume … pending | pvc … pending | claim … pending | claims … pending | volume … in use | already attached | still attached | mount volume … fail* | mount … timed out | volume … stuck | no default storage class | storage … not provisioned | pool … no space | create volume … fail* | create volume error | failed to create volume",
  ),
  configVolume: says(
    "configmap … not found | config map … not found | secret … not found | references non existent",
  ),

  // Admission.
  webhook: says(
    "webhook* | admission controller | admission plugin | admission … denied | admission … fail* | gatekeeper | kyverno | opa … admission",
  ),
  webhookDown: says(
    "failed calling webhook | fail* … call* … webhook | calling webhook | call webhook | webhook … unavailable | webhook … unreachable | webhook … timed out | webhook … timeout | webhook … fail* | webhook … not respond* | webhook … down | webhook … refused | webhook … not ready | webhook … no endpoints | no endpoints available for service … webhook | webhook … deadline | webhook … x509 | webhook … has no | webhook … unhealthy | webhook … service … not found",
  ),

  // Quotas.
  namespaceQuota: says(
    "exceeded quota … requested | forbidden … exceeded quota | quota … requested … used … limited | failed quota | must specify limits | must specify requests",
  ),
  datastore: says("datastore | vsan* | vmfs | parent resource pool"),
  quotaOfNamespace: says(
    "resource quota | resourcequota | quota … namespace | namespace … quota | quota … pods | object count quota | compute quota",
  ),
  isUsedUp: says(
    "used up | exhausted | exceed* | reached | is full | no room | denied | forbidden | refused | fail*",
  ),
  cloudQuota: says(
    "quota … exceed* | exceed* … quota | quota … reached | quota … used up | quota … exhausted | out of quota | not enough quota | insufficient quota | quota … limit | over quota | quota error | vcpu limit | limit exceeded | instance limit | address limit | addresses limit | limit … reached | service limit | insufficient instance capacity | insufficient capacity | insufficient free addresses | insufficient … capacity | capacity not available | capacity … exhausted | no capacity | not enough capacity | out of capacity | stockout | stock out | zone resource pool exhausted | resource pool exhausted | resource exhausted | resources exhausted | sku not available | skunotavailable | allocation failed | overconstrained* | zonal allocation | operation not allowed … core* | cores … exceed* | exceed* … cores | max spot instance count | spot … capacity | no available machine | no available machines | no machines available | no machine* … available | no machine* … match* | no host is compatible | insufficient resources … host | insufficient host resources | no hosts … available | resource pool … insufficient | cluster … insufficient resources | insufficient … resources … vsphere | datastore … insufficient | insufficient … datastore | datastore … space | limit of | vpc limit | eip limit | elastic ip … limit | number of … limit | too many instances | too many addresses | max* … vcpus | rate exceeded … create | core quota | public ip … limit | license … exceed* | host … insufficient memory | ip pool … exhausted | no addresses available in pool | does not have enough resources | unable to satisfy … placement | volume limit exceeded | volume … quota | in use addresses",
  ),
  inCluster: says(
    "namespace | pods | resource quota | resourcequota | requests cpu | requests memory | limits cpu | limits memory | failed quota | must specify",
  ),

  // Cloud accounts.
  cloud: says(
    "server fault code | virtual machine* | vim | resource pool | aws | amazon | ec2 | iam | sts | eks | elb | ebs | route53 | azure | aad* | arm | microsoft | vmss | gcp | google* | googleapi | gke | compute api | service account key | vsphere | vcenter | vc | maas | openstack | cloudstack | nutanix | tencent | cloud | provider | capi | capa | capz | capg | capv | subscription | tenant id | cloud account* | machine deployment | infrastructure | aws machine | instance | instances | load balancer | assume role | autoscaling | region | resource group",
  ),
  credentialRefused: says(
    "expired token | token … expired | expiredtoken | credential* … expired | credentials have expired | expired credential* | client secret … expired | client secret keys … expired | secret … expired | secret keys … expired | key … expired | expired … key | account … expired | password … expired | session … expired | auth failure | authfailure | auth failed | authentication failed | authentication fail* | authentication error | failed to authenticate | unable to authenticate | could not authenticate | not authenticated | login … fail* | fail* … login | failed to login | failed to log in | cannot complete login | cannot log in | incorrect user name | incorrect username | incorrect … password | invalid … password | invalid login | invalid client token | invalidclienttokenid | security token … invalid | security token … expired | token … invalid | invalid token | unrecognized client | unrecognizedclient* | signature does not match | invalid client secret | invalid client | invalid grant | invalid credential* | credential* … invalid | credential* … rejected | credential* … revoked | credentials … refused | credential* … not valid | invalid api key | api key … invalid | api key … expired | api key … revoked | invalid authentication | invalid jwt | aadsts7000222 | aadsts7000215 | aadsts700016 | aadsts700082 | aadsts50173 | aadsts700024 | access key … not exist | access key … inactive | access key … disabled | access key … deleted | key … disabled | key … deleted | no valid credential* | no credential* | could not find default credentials | could not get token | failed to refresh … token | unable to refresh | refresh token | oauth2 … fetch token | unauthorized | 401 | server fault code cannot complete login | account auth* fail* | account … validation fail* | account … disabled | account … locked | no longer accept* … credential* | bad credential*",
  ),
  notPermitted: says(
    "access denied | accessdenied* | unauthorized operation | unauthorizedoperation | not authorized to | is not authorized | not authorised | authorization failed | authorizationfailed | does not have authorization | does not have permission | does not have … permission | do not have permission | permission denied | permission to perform | no permission | nopermission | permission … denied | permissions … denied | insufficient permission* | insufficient privileg* | insufficient access | lack* … permission* | missing … permission* | required … permission* | permission* … required | missing … privilege* | lack* … privilege* | privilege … required | explicit deny | no identity based policy | iam permission* | linked authorization failed | linkedauthorizationfailed | forbidden | request disallowed by policy | requestdisallowedbypolicy | 403 | cannot assume role | not allowed to assume | role assignment … missing | unauthorized … perform | operation is not permitted | insufficient rights | no access to",
  ),
  inClusterRights: says(
    "system serviceaccount | system node | system anonymous | cluster scope | at the cluster scope | rbac | in api group | clusterrole | pod security | podsecurity | policy … violat* | denied the request | violates",
  ),

  // Certificates and clocks.
  certificate: says(
    "certificate* | cert | certs | x509 | tls | ca bundle | pki | serving cert | cert manager",
  ),
  expires: says(
    "expir* | renew* … fail* | fail* … renew* | not renewed | rotat* … fail* | fail* … rotat* | no longer valid | out of date | not after | is after | about to expire | validity | past … not after",
  ),
  notYet: says(
    "is before | used before issued | issued in the future | in the future | before it was issued | iat … future | signature not yet current",
  ),
  notYetPlain: says("not yet valid"),
  expiredOrNotYet: says("has expired or is not yet valid"),
  unknownAuthority: says(
    "unknown authority | self signed | certificate … not trusted | bad certificate | unable to get local issuer | not valid for any names",
  ),
  clock: says(
    "clock skew* | clock* … skew* | clock* … drift* | clock* … offset | clock* … differ* | clock* … behind | clock* … ahead | clock* … synchroni* | clock* … unsynchroni* | clock* … sync* | clock* … adjust* | clock jump* | clock … step* | time skew* | time … skewed | too skewed | tooskewed | timetooskewed | request time too skewed | skew too great | krb ap err skew | time drift* | time … drift* | time … not synchroni* | time … out of sync | time sync* … fail* | time synchroni* | ntp* | chrony* | timesyncd | system time … ahead | system time … behind | system clock | local time … differ* | time difference | request expired | requestexpired | server time | host time | peer … clock difference | prober … clock | time offset | signature not yet current | timestamp … too far | now earlier than | signature expired",
  ),

  // The control plane.
  etcd: says("etcd* | raft | mvcc | wal | fdatasync | bolt*"),
  etcdSlow: says(
    "etcd* … slow* | etcd* … latency | etcd* … took too long | took too long | etcd* … timed out | etcd* … timeout | request timed out | leader changed | leader change* | no leader | lost leader | lost the … leader | has no leader | leader election … etcd | fdatasync | fsync | wal … | slow fdatasync | slow disk | disk … slow | apply* … too long | apply* … slow | heartbeat … overloaded | failed to send out heartbeat | overloaded | likely overloaded | database space exceeded | etcd* … space exceeded | mvcc | etcd* … nospace | nospace | etcd* … alarm | etcd* … unhealthy | etcd* … not healthy | etcd* … quorum | quorum | lost quorum | etcd* … unavailable | etcd* … unreachable | etcd* … fail* | etcd* … degraded | raft … | too many requests … etcd | etcd* … down | etcd* … high | etcd* … exceed* | etcd* … not respond*",
  ),
  deprecation: says("deprecated | deprecation | deprecates"),
  apiServer: says(
    "api server* | apiserver* | kube api* | kubeapi* | control plane | controlplane | 6443 | api endpoint | kubernetes api | kube apiserver | kube controller manager | kube scheduler | kubernetes endpoint | apiserver load balancer | healthz | readyz | livez | kube vip",
  ),
  apiDown: says(
    "refused | unavailable | unreachable | not reachable | not respond* | no response | not ready | not up | timed out | timeout | down | unhealthy | not healthy | not available | deadline exceeded | crash* | stopped | fail* | no healthy | eof | connection lost | connection reset | cannot reach | could not reach | unable to reach | not running | not initialized | lost | unable to handle the request | 503 | 500 | missing | degraded",
  ),
  controlPlaneUnready: says(
    "control plane … not ready | control plane … unhealthy | control plane … unavailable | control plane … down | control plane … not available | control plane … not initialized | control plane … unreachable | control plane … not respond* | control plane … fail* | control plane is not | the server is currently unable to handle | connection to the server … refused | connection to the server … was refused | apiserver … not ready | no healthy upstream",
  ),

  // Change.
  repave: says(
    "repave* | repaving | rolling update | rolling upgrade | rolling replace* | node replacement* | replacing node* | replace* … node* | node rotation | machine rollout | rollout of machine* | machine deployment … rollout | kcp rollout | control plane … rolling | nodes … be replaced",
  ),
  isApproved: says("was approved | been approved | approved by | repave approved | is approved"),
  approval: says(
    "approv* | consent | waiting for … user | awaiting … user | pending … review | manual confirm* | confirmation",
  ),
  notApproved: says(
    "approval … required | approval … needed | approval … pending | pending approval | requires approval | require* … approval | await* … approval | wait* … approval | must be approved | needs … approval | need approval | not … approved | approve … to | requires … consent | repave pending | pending repave | awaiting approval",
  ),
  stuck: says(
    "stuck | stalled | not progress* | no progress | timed out | timeout | deadline exceeded | fail* | blocked | cannot evict | can not evict | unable to evict | could not evict | violate … disruption budget | disruption budget | pdb | drain* … fail* | fail* … drain* | drain* … timed out | cannot drain | could not drain | unable to drain | drain* … block* | not get* on | hang* | hung | paused | halted | does not … join | did not … join | not joined | never joined | not … become ready | wait* … hours | since … hours | not completed | exceed*",
  ),
  drain: says("drain* | disruption budget | pdb | evict pod | cannot evict"),
  upgrade: says(
    "upgrade* | upgrading | os patch* | patching | version upgrade | version update | kubeadm upgrade | control plane upgrade | node image update | kairos | ab upgrade",
  ),
  versionSkew: says(
    "version skew | kubelet version … not supported | minor version … not supported | unsupported … version | version … not supported | skip* … minor version*",
  ),
  helm: says("helm | chart | release | add on | addon | pack"),
  kubernetesItself: says(
    "kubernetes | k8s | kubeadm | kubelet | control plane | controlplane | node* | machine* | os | operating system | image version | cluster | system upgrade | kairos | host | edge",
  ),
  pack: says(
    "pack | packs | helm | chart | add on | addon* | manifest* … apply | release | helm release | profile layer | layer",
  ),
  packFails: says(
    "pack … fail* | pack … not ready | pack … error* | install* fail* | fail* … install* | install* … timed out | install* … error* | upgrade failed | helm … fail* | helm … error* | fail* … helm | helm … timed out | chart … fail* | chart … error* | release … fail* | release … pending | another operation … in progress | add on … fail* | addon … fail* | add on deployment | manifest … fail* | fail* … apply* … manifest* | unable to build kubernetes objects | rendered manifests contain | values … invalid | values … not … schema | template … error* | hook … fail* | pre upgrade … fail* | post install … fail* | cannot patch | no matches for kind | execution error at | pack … degraded | reconcil* … pack",
  ),
  drift: says(
    "drift* | out of sync | outofsync | differ* from … profile | profile … mismatch | profile … differ* | does not match … profile | not … match … profile | deviat* | diverg* | configuration … changed outside | modified outside | changed manually | manual change* | manually … changed | manually … modified | manually … edited | not as … profile | config* … mismatch | override* … profile | changed … in cluster | edited in place",
  ),
} as const satisfies Readonly<Record<string, ReturnType<typeof says>>>;

export type ConceptName = keyof typeof vocabulary;
