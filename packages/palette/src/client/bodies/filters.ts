// What searches for packs and profiles are made of.
import { z } from "zod";

export const textFilter = z.strictObject({
  eq: z.string().optional(),
  ne: z.string().optional(),
  contains: z.string().optional(),
  beginsWith: z.string().optional(),
  ignoreCase: z.boolean().optional(),
});

export const anyOf = z.array(z.string()).optional();

/** @example sortBy(["name", "layer"]) */
export const sortBy = <const Fields extends readonly [string, ...string[]]>(fields: Fields) =>
  z.array(z.strictObject({ field: z.enum(fields), order: z.enum(["asc", "desc"]) })).optional();
