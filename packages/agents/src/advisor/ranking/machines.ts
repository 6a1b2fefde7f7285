// Machine types to count with: general ones, and for each cloud those with GPUs. What they cost is not here.

export type MachineType = {
  readonly name: string;
  readonly vcpu: number;
  readonly memoryGiB: number;
  readonly gpu?: { readonly model: string; readonly count: number; readonly memoryGiB: number };
};

type Choice = {
  /** As price tables call the cloud. */
  readonly pricedAs: string;
  readonly defaultRegion: string;
  readonly general: MachineType;
  readonly arm?: MachineType;
  readonly gpus: readonly MachineType[];
};

const withGpu = (
  name: string,
  vcpu: number,
  memoryGiB: number,
  model: string,
  count: number,
  each: number,
): MachineType => ({ name, vcpu, memoryGiB, gpu: { model, count, memoryGiB: each } });

const amazon: Choice = {
  pricedAs: "aws",
  defaultRegion: "us-east-1",
  general: { name: "m6i.large", vcpu: 2, memoryGiB: 8 },
  arm: { name: "m6g.large", vcpu: 2, memoryGiB: 8 },
  gpus: [
    withGpu("g4dn.xlarge", 4, 16, "NVIDIA T4", 1, 16),
    withGpu("g6.xlarge", 4, 16, "NVIDIA L4", 1, 24),
    withGpu("g5.xlarge", 4, 16, "NVIDIA A10G", 1, 24),
    withGpu("g6e.xlarge", 4, 32, "NVIDIA L40S", 1, 48),
    withGpu("g4dn.12xlarge", 48, 192, "NVIDIA T4", 4, 16),
    withGpu("g6.12xlarge", 48, 192, "NVIDIA L4", 4, 24),
    withGpu("p5.4xlarge", 16, 256, "NVIDIA H100", 1, 80),
    withGpu("p4d.24xlarge", 96, 1152, "NVIDIA A100", 8, 40),
    withGpu("p4de.24xlarge", 96, 1152, "NVIDIA A100 80GB", 8, 80),
    withGpu("p5.48xlarge", 192, 2048, "NVIDIA H100", 8, 80),
    withGpu("p5en.48xlarge", 192, 2048, "NVIDIA H200", 8, 141),
  ],
};

const microsoft: Choice = {
  pricedAs: "azure",
  defaultRegion: "eastus",
  general: { name: "Standard_D2s_v5", vcpu: 2, memoryGiB: 8 },
  arm: { name: "Standard_D2ps_v5", vcpu: 2, memoryGiB: 8 },
  gpus: [
    withGpu("Standard_NC4as_T4_v3", 4, 28, "NVIDIA T4", 1, 16),
    withGpu("Standard_NV36ads_A10_v5", 36, 440, "NVIDIA A10", 1, 24),
    withGpu("Standard_NC64as_T4_v3", 64, 440, "NVIDIA T4", 4, 16),
    withGpu("Standard_NC24ads_A100_v4", 24, 220, "NVIDIA A100", 1, 80),
    withGpu("Standard_NC40ads_H100_v5", 40, 320, "NVIDIA H100", 1, 94),
    withGpu("Standard_ND96asr_v4", 96, 900, "NVIDIA A100", 8, 40),
    withGpu("Standard_ND96isr_H100_v5", 96, 1900, "NVIDIA H100", 8, 80),
  ],
};

const google: Choice = {
  pricedAs: "gcp",
  defaultRegion: "us-central1",
  general: { name: "e2-standard-2", vcpu: 2, memoryGiB: 8 },
  arm: { name: "t2a-standard-2", vcpu: 2, memoryGiB: 8 },
  gpus: [
    withGpu("g2-standard-4", 4, 16, "NVIDIA L4", 1, 24),
    withGpu("g2-standard-48", 48, 192, "NVIDIA L4", 4, 24),
    withGpu("a2-highgpu-1g", 12, 85, "NVIDIA A100", 1, 40),
    withGpu("a2-ultragpu-1g", 12, 170, "NVIDIA A100 80GB", 1, 80),
    withGpu("a3-highgpu-1g", 26, 234, "NVIDIA H100", 1, 80),
    withGpu("a2-highgpu-8g", 96, 680, "NVIDIA A100", 8, 40),
    withGpu("a3-highgpu-8g", 208, 1872, "NVIDIA H100", 8, 80),
  ],
};

/** By cloud; those that have none run on machines of one's own. */
export const machineChoices: ReadonlyMap<string, Choice> = new Map([
  ["aws", amazon],
  ["eks", amazon],
  ["azure", microsoft],
  ["aks", microsoft],
  ["gcp", google],
  ["gke", google],
]);
