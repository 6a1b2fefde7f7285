// Kinds of machines: what they have, and roughly what an hour of them costs.

export type MachineType = {
  readonly cpu: number;
  readonly memoryMiB: number;
  readonly gpu?: number;
  /** US dollars an hour, on demand; nothing for machines of one's own. */
  readonly hourly: number;
  readonly arch?: "amd64" | "arm64";
};

const machineTypes: ReadonlyMap<string, MachineType> = new Map(
  Object.entries({
    "t3.medium": { cpu: 2, memoryMiB: 4096, hourly: 0.0416 },
    "m5.large": { cpu: 2, memoryMiB: 8192, hourly: 0.096 },
    "m5.xlarge": { cpu: 4, memoryMiB: 16_384, hourly: 0.192 },
    "m5.2xlarge": { cpu: 8, memoryMiB: 32_768, hourly: 0.384 },
    "m6g.xlarge": { cpu: 4, memoryMiB: 16_384, hourly: 0.154, arch: "arm64" },
    "r5.2xlarge": { cpu: 8, memoryMiB: 65_536, hourly: 0.504 },
    "p4d.24xlarge": { cpu: 96, memoryMiB: 1_179_648, gpu: 8, hourly: 32.77 },
    "c5.4xlarge": { cpu: 16, memoryMiB: 32_768, hourly: 0.68 },
    "g5.2xlarge": { cpu: 8, memoryMiB: 32_768, gpu: 1, hourly: 1.212 },
    Standard_D2s_v5: { cpu: 2, memoryMiB: 8192, hourly: 0.096 },
    Standard_D4s_v5: { cpu: 4, memoryMiB: 16_384, hourly: 0.192 },
    Standard_D8s_v5: { cpu: 8, memoryMiB: 32_768, hourly: 0.384 },
    Standard_NC24ads_A100_v4: { cpu: 24, memoryMiB: 225_280, gpu: 1, hourly: 3.673 },
    "e2-standard-4": { cpu: 4, memoryMiB: 16_384, hourly: 0.134 },
    "n2-standard-8": { cpu: 8, memoryMiB: 32_768, hourly: 0.388 },
    "g2-standard-8": { cpu: 8, memoryMiB: 32_768, gpu: 1, hourly: 0.854 },
    "a2-highgpu-1g": { cpu: 12, memoryMiB: 87_040, gpu: 1, hourly: 3.673 },
  } satisfies Record<string, MachineType>),
);

/**
 * A type of the table, or a machine of one's own: `vm-8x16` has 8 CPUs and 16 GiB.
 * @throws RangeError if there is no such type
 */
export function machineTypeOf(name: string): MachineType {
  const found = machineTypes.get(name) ?? ownMachine(name);
  if (found === undefined) throw new RangeError(`no machine type \`${name}\``);
  return found;
}

export const isMachineType = (name: string): boolean =>
  machineTypes.has(name) || ownMachine(name) !== undefined;

function ownMachine(name: string): MachineType | undefined {
  const [kind, size = ""] = name.split("-");
  const [cpu, memory] = size.split("x").map(Number);
  const isOwn = (kind === "vm" || kind === "edge") && Number.isInteger(cpu) && Number.isInteger(memory);
  return isOwn && cpu !== undefined && memory !== undefined
    ? { cpu, memoryMiB: memory * 1024, hourly: 0 }
    : undefined;
}
