// A pool as Palette has it, with every field, since all of them are written back.
import { z } from "zod";

const size = z.int().min(0).nullish();

/** What a change of its size depends on has its type; everything else is kept as it is. */
export const poolToChangeSchema = z.looseObject({
  name: z.string().min(1),
  size: z.int().min(0),
  minSize: size,
  maxSize: size,
  isControlPlane: z.boolean(),
});

export type PoolToChange = z.output<typeof poolToChangeSchema>;

/** How many machines a pool has, and between which bounds it may be scaled by itself. */
export type PoolSize = { readonly size: number; readonly minSize?: number; readonly maxSize?: number };

export const sizeOf = ({ size, minSize, maxSize }: PoolToChange): PoolSize => ({
  size,
  ...(minSize == null ? {} : { minSize }),
  ...(maxSize == null ? {} : { maxSize }),
});
