// How people say what a cluster is to have, beside places and parts.
import type { Needs } from "../requirements/needs.js";
import type { Compliance, Storage } from "../requirements/requirements-schema.js";

export type Concept = {
  readonly means: string;
  readonly said: string;
  /** What it asks for. */
  readonly wanted: (needs: Needs) => Needs;
  /** What it asks for if it is said not to be; nothing, if not given. */
  readonly unwanted?: (needs: Needs) => Needs;
};

const compliance = (name: Compliance, said: string): Concept => ({
  means: `compliance: ${name}`,
  said,
  wanted: (needs) =>
    needs.compliance.includes(name) ? needs : { ...needs, compliance: [...needs.compliance, name] },
});

const storage = (kind: Storage, said: string): Concept => ({
  means: `storage: ${kind}`,
  said,
  wanted: (needs) => (needs.storage.includes(kind) ? needs : { ...needs, storage: [...needs.storage, kind] }),
});

const gpu = (vendor: "nvidia" | "amd" | "other" | undefined, said: string): Concept => ({
  means:
    vendor === undefined || vendor === "other" ? "GPUs" : `GPUs of ${vendor === "amd" ? "AMD" : "NVIDIA"}`,
  said,
  wanted: (needs) => ({
    ...needs,
    gpu: { ...needs.gpu, wanted: true, ...(vendor !== undefined && { vendor }) },
  }),
  unwanted: (needs) => (needs.gpu?.wanted === true ? needs : { ...needs, gpu: { wanted: false } }),
});

export const concepts: readonly Concept[] = [
  gpu(
    undefined,
    "gpu | gpus | graphics card* | graphics processor* | cuda | accelerator* | grafikkarte* | grafikprozessor* | vgpu | vram",
  ),
  gpu("nvidia", "nvidia | a100 | a100s | h100 | h100s | h200 | l4 | l40s | t4 | v100 | a10g | jetson* | rtx"),
  gpu(
    "amd",
    "amd gpu* | amd accelerator* | amd instinct | rocm | mi300* | mi250* | radeon | accelerators of amd | accelerators from amd | gpus of amd | gpus from amd | amd's",
  ),
  gpu("other", "tpu | tpus | gaudi* | habana | inferentia | trainium | intel gpu* | fpga*"),
  {
    means: "high availability",
    said: "ha | highly available | high availability | high available | fault tolerant | fault tolerance | no single point of failure | surviv* … loss of a machine | surviv* … loss of one | surviv* … loss of a node | surviv* … loss of a host | survives the loss | surviv* losing | surviv* … dies | surviv* … fail* | may lose | can lose | lose* a host | lose* a node | lose* one | losing one | losing a | failover | fail over | redundan* | resilient | goes on when | go on when | keeps running when | keep running when | keeps running if | keep running if | keeps going | without downtime | no downtime | zero downtime | machine … fails | host … fails | node … fails | host … dies | node … dies | machine … dies | three control plane* | multiple zones | several zones | multi az | hochverfügbar* | ausfallsicher* | ausfall",
    wanted: (needs) => ({ ...needs, highAvailability: true }),
    unwanted: (needs) => ({ ...needs, highAvailability: needs.highAvailability ?? false }),
  },
  {
    means: "one machine",
    said: "single node | one node | single box | one box | single host | one host | single machine | one machine | single server | one server | ein rechner | eine maschine",
    wanted: (needs) => ({ ...needs, nodes: 1 }),
  },
  {
    means: "no connection",
    said: "air gap* | airgap* | disconnected | no internet* | without internet* | without an internet | without … connection | without … connectivity | no … connection | no connectivity | no … uplink | no network connection | not connected | never connected | offline | isolated network | cut off | no outbound | no outside connection | no access to the internet | without access to the internet | ohne internet* | ohne verbindung | kein internet | keine verbindung | behind a data diode",
    wanted: (needs) => ({ ...needs, airGapped: true }),
    unwanted: (needs) => ({ ...needs, airGapped: false }),
  },
  compliance("cis", "cis | cis benchmark | center for internet security"),
  compliance(
    "hipaa",
    "hipaa | patient* | health record* | medical record* | phi | health data | hospital* | clinical | clinic | clinics | patientendaten | krankenhaus",
  ),
  compliance("nsa", "nsa | cisa | hardening guid*"),
  compliance("pss", "pss | pod security | pod security standard* | restricted pods"),
  compliance(
    "pci",
    "pci | pci dss | card data | cardholder | card holder | credit card* | payment card* | card payment* | kreditkarte*",
  ),
  compliance(
    "fips",
    "fips | fips 140 | fedramp | federal | 140-2 | 140-3 | validated crypto* | validated modules",
  ),
  storage(
    "shared",
    "shared storage | shared file* | shared volume* | shared disk* | share* files | share* volumes | share* a volume | share* a directory | share* … folder | shared director* | shared folder* | rwx | readwritemany | read write many | nfs | efs | file share* | file storage | mount* … same | mount* … at once | mounted by many | mounted by several | many pods … volume | many nodes … volume | same volume | same files | gemeinsame* dateien | gemeinsame* speicher",
  ),
  storage(
    "replicated",
    "replicat* storage | replicat* volume* | replicat* disk* | replicated block | replicat* data | storage … replicat* | volumes … replicat* | data … replicat* | surviv* … loss of … disk | surviv* … disk* | lose* a disk | lost disk | lost disks | loss of a disk | disk fails | disk dies | disk failure* | storage … surviv* | volumes … surviv* | volumes that survive | data … surviv* | longhorn | replizierte*",
  ),
  storage("block", "block storage | block volume* | block device* | persistent disk* | persistent volume*"),
  {
    means: "network policies",
    said: "network polic* | networkpolic* | micro segment* | microsegment* | network segment* | segment* … network | network isolation | isolate* … namespaces | isolat* … from each other | namespaces … isolat* | teams … isolat* | default deny | deny by default | who may talk to whom | which pods may | pods may only talk | restrict* … traffic | netzwerkrichtlinie*",
    wanted: (needs) => ({ ...needs, networkPolicies: true }),
    unwanted: (needs) => ({ ...needs, networkPolicies: false }),
  },
  {
    means: "an encrypted network",
    said: "encrypt* … network | encrypt* … traffic | encrypt* between | encrypt* … between | traffic … encrypted | network … encrypted | encrypt* in transit | in transit | encrypt* … in transit | encrypt* on the wire | on the wire | encrypted connections | encrypted pod | wireguard | ipsec | mtls | mutual tls | zero trust | verschlüsselt* … verkehr | verkehr … verschlüsselt* | verschlüsselt* … netz*",
    wanted: (needs) => ({ ...needs, encryptedNetwork: true }),
    unwanted: (needs) => ({ ...needs, encryptedNetwork: false }),
  },
  {
    means: "encrypted volumes",
    said: "encrypt* at rest | at rest | encrypt* … at rest | encrypted volume* | encrypted disk* | encrypted storage | volumes … encrypted | disks … encrypted | disk encryption | volume encryption",
    wanted: (needs) => ({ ...needs, encryptedVolumes: true }),
  },
  {
    means: "arm64",
    said: "arm | arm64 | aarch64 | graviton | jetson* | raspberry pi* | raspberry | ampere altra | arm boards",
    wanted: (needs) => ({ ...needs, architecture: "arm64" }),
    unwanted: (needs) => ({ ...needs, architecture: "amd64" }),
  },
  {
    means: "amd64",
    said: "amd64 | x86 | x86_64 | x86 64 | intel machines | intel servers",
    wanted: (needs) => ({ ...needs, architecture: needs.architecture ?? "amd64" }),
  },
  {
    means: "nothing deprecated (never recommended)",
    said: "deprecated | outdated | end of life | unsupported | out of support | no longer supported | supported versions | veraltet*",
    wanted: (needs) => needs,
    unwanted: (needs) => needs,
  },
  {
    means: "the newest Kubernetes that fits (always preferred)",
    said: "newest kubernetes | latest kubernetes | most recent kubernetes | current kubernetes | neueste* kubernetes",
    wanted: (needs) => needs,
  },
];

/** Work that needs GPUs, unless it says otherwise. */
export const gpuWork =
  "large language model* | language model* | llm | llms | sprachmodell* | model training | training of … model* | train* … model* | training job* | deep learning | machine learning training | fine tun* | finetun* | model serving | serve* … models | model inference | ai inference | ml inference | inference | stable diffusion | image generation | computer vision | object detection | chat model*";
