// Changes the size of a pool, and of nothing else.
import { PaletteError } from "../palette-error.js";
import type { CloudConfigRef } from "../resources/cloud-configs.js";
import type { Call } from "../transport/make-call.js";
import type { CallOptions } from "../transport/transport-options.js";
import { getPoolsToChange, updateMachinePool } from "./endpoints.js";
import { type PoolSize, type PoolToChange, sizeOf } from "./pool-to-change.js";
import { poolUpdate } from "./pool-update.js";

export type PoolScaling = {
  readonly pool: string;
  readonly size: number;
  /** As they are if not given. */
  readonly minSize?: number;
  readonly maxSize?: number;
  /** What the pool must have now: if somebody changed it meanwhile, nothing is done. */
  readonly expectedSize?: number;
};

export type ScaledPool = { readonly pool: string; readonly before: PoolSize; readonly after: PoolSize };

/**
 * @throws {PaletteError} `not_found` if there is no such pool, `conflict` if it is not as expected, `invalid` if it cannot
 * have this size
 */
export async function scalePool(
  call: Call,
  { kind, uid }: CloudConfigRef,
  scaling: PoolScaling,
  options?: CallOptions,
): Promise<ScaledPool> {
  const path = { kind, configUid: uid };
  const { spec } = await call(getPoolsToChange, { path }, options);
  const pool = spec.machinePoolConfig.find(({ name }) => name === scaling.pool);
  if (pool === undefined) {
    const names = spec.machinePoolConfig.map(({ name }) => name).join(", ");
    throw new PaletteError("not_found", `there is no pool \`${scaling.pool}\``, {
      hint: `there are: ${names}`,
    });
  }
  const before = sizeOf(pool);
  const after = sizeAfter(pool, scaling);
  const body = poolUpdate(kind, pool, after);
  await call(updateMachinePool, { path: { ...path, machinePoolName: pool.name }, body }, options);
  return { pool: pool.name, before, after };
}

function sizeAfter(pool: PoolToChange, { size, minSize, maxSize, expectedSize }: PoolScaling): PoolSize {
  const before = sizeOf(pool);
  if (expectedSize !== undefined && before.size !== expectedSize) {
    const message = `pool \`${pool.name}\` has ${before.size} machines, and not ${expectedSize} as expected`;
    throw new PaletteError("conflict", message, { hint: "look at the pool again, and decide again" });
  }
  const after: PoolSize = {
    ...before,
    size,
    ...(minSize === undefined ? {} : { minSize }),
    ...(maxSize === undefined ? {} : { maxSize }),
  };
  // Palette writes 0 where a pool has no bounds.
  const [least, most] = [
    after.minSize ?? 0,
    after.maxSize === undefined || after.maxSize === 0 ? Infinity : after.maxSize,
  ];
  const isSize = [size, minSize ?? 0, maxSize ?? 0].every((each) => Number.isSafeInteger(each) && each >= 0);
  if (isSize && least <= size && size <= most) return after;
  const bounds = most === Infinity ? `at least ${least}` : `${least} to ${most}`;
  throw new PaletteError(
    "invalid",
    `pool \`${pool.name}\` cannot have ${size} machines: its bounds are ${bounds}`,
    {
      hint: "give `minSize` and `maxSize` with the size",
    },
  );
}
