// What is put back to change the size of a pool: Palette takes the whole pool, written another way than it gives it.
import { PaletteError } from "../palette-error.js";
import type { PoolSize, PoolToChange } from "./pool-to-change.js";

export type PoolUpdate = {
  readonly cloudConfig: Record<string, unknown>;
  readonly poolConfig: Record<string, unknown>;
  readonly managedPoolConfig?: Record<string, unknown>;
};

/** Fields that mean the same for every cloud. */
const poolFields = [
  "name",
  "size",
  "minSize",
  "maxSize",
  "labels",
  "isControlPlane",
  "useControlPlaneAsWorker",
  "taints",
  "additionalLabels",
  "additionalAnnotations",
  "additionalTags",
  "machinePoolProperties",
  "nodeRepaveInterval",
  "overrideKubeadmConfiguration",
  "skipK8sUpgrade",
  "updateStrategy",
] as const;

type Fields = Readonly<Record<string, unknown>>;

type Cloud = {
  /** Fields that are written back as they are. */
  readonly fields: readonly string[];
  /** Fields that are written back another way. */
  readonly rewritten?: Readonly<Record<string, (value: unknown, pool: PoolToChange) => Fields>>;
  readonly managed?: readonly string[];
};

/** Palette fills in what an instance type has, and gives it along. */
const filledIn = new Set(["instanceConfig"]);

const subnetIds = (value: unknown): Fields => ({
  subnets: Object.entries(value ?? {}).map(([az, id]) => ({ az, id: id as unknown })),
});

const azure: Cloud = {
  fields: ["azs", "instanceType", "isSystemNodePool", "osDisk"],
  managed: ["isSystemNodePool", "osType"],
};

const google: Cloud = {
  fields: ["azs", "instanceType", "rootDeviceSize", "subnet"],
  rewritten: { subnetIds },
};

/** Others have pools that are lists of hosts, or that nobody has looked at: their size is not changed here. */
const clouds = new Map<string, Cloud>([
  [
    "aws",
    {
      fields: [
        "azs",
        "instanceType",
        "capacityType",
        "rootDeviceSize",
        "spotMarketOptions",
        "additionalSecurityGroups",
        "hostResourceGroupArn",
        "licenseConfigurationArns",
      ],
      rewritten: { subnetIds },
    },
  ],
  [
    "eks",
    {
      fields: [
        "azs",
        "instanceType",
        "capacityType",
        "rootDeviceSize",
        "spotMarketOptions",
        "amiType",
        "awsLaunchTemplate",
        "enableAwsLaunchTemplate",
      ],
      rewritten: { subnetIds },
    },
  ],
  ["azure", azure],
  ["aks", azure],
  ["gcp", google],
  ["gke", google],
  ["vsphere", { fields: ["instanceType"], rewritten: { placements } }],
]);

/**
 * The pool with another size, as Palette takes it.
 * @throws {PaletteError} `invalid` for a cloud or a field that cannot be written back without losing something
 */
export function poolUpdate(kind: string, pool: PoolToChange, size: PoolSize): PoolUpdate {
  const cloud = clouds.get(kind);
  if (cloud === undefined) throw cannot(`the size of pools of ${kind} clusters cannot be changed`, pool);
  const { fields, rewritten = {}, managed = [] } = cloud;
  const known = new Set<string>([
    ...poolFields,
    ...fields,
    ...managed,
    ...Object.keys(rewritten),
    ...filledIn,
  ]);
  const unknown = Object.keys(pool).find((name) => !known.has(name) && !isEmpty(pool[name]));
  if (unknown !== undefined) throw cannot(`\`${unknown}\` of the pool would be lost`, pool);

  const ways = Object.entries(rewritten).filter(([name]) => !isEmpty(pool[name]));
  const managedFields = pick(pool, managed);
  return {
    cloudConfig: Object.assign(pick(pool, fields), ...ways.map(([name, write]) => write(pool[name], pool))),
    poolConfig: { ...pick(pool, poolFields), labels: pool["labels"] ?? [], ...size },
    ...(Object.keys(managedFields).length === 0 ? {} : { managedPoolConfig: managedFields }),
  };
}

/** Networks are given with their pool of addresses, and taken with its id alone. */
function placements(value: unknown, pool: PoolToChange): Fields {
  const rewrite = ({ network, ...rest }: Record<string, unknown>): Fields => {
    if (network == null) return rest;
    const { ipPool, parentPoolRef, ...others } = network as Record<string, unknown>;
    const parentPoolUid = (parentPoolRef as { readonly uid?: unknown } | null | undefined)?.uid;
    if (!isEmpty(ipPool) && isEmpty(parentPoolUid)) throw cannot("`ipPool` of the pool would be lost", pool);
    return { ...rest, network: { ...others, ...(isEmpty(parentPoolUid) ? {} : { parentPoolUid }) } };
  };
  return { placements: (value as readonly Record<string, unknown>[]).map(rewrite) };
}

function pick(pool: PoolToChange, names: readonly string[]): Record<string, unknown> {
  const entries = names.map((name) => [name, pool[name]] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined && value !== null));
}

/** What is left out of JSON means the same. */
function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === "" || value === false || value === 0) return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}

const cannot = (why: string, { name }: PoolToChange): PaletteError =>
  new PaletteError("invalid", `pool \`${name}\` is not changed: ${why}`, {
    hint: "change its size in Palette itself",
  });
