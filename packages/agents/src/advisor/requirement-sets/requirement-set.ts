import type { z } from "zod";
import type { requirementSetSchema } from "./requirement-set-schema.js";

type ReadOnly<T> = T extends readonly (infer Item)[]
  ? readonly ReadOnly<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: ReadOnly<T[Key]> }
    : T;

/** Requirements, and which answers are right. */
export type RequirementSet = ReadOnly<z.infer<typeof requirementSetSchema>>;
