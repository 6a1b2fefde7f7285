// Configurations: Kubernetes objects that are judged as one set.
import { z } from "zod";
import type { ReadOnly } from "./read-only.js";

export const configurationRequestSchema = z.strictObject({
  resources: z
    // An item that is no object has findings of its own beside it, so that the reader looks at it, not the schema.
    .array(z.unknown().meta({ type: "object" }))
    .min(1, { error: "is empty: nothing would be judged" })
    .describe(
      "Kubernetes objects and Terraform plans, judged as one set, so that rules may look across them",
    ),
});

/** Every resource is judged in one evaluation: plain data, or values read by `readManifests`. */
export type ConfigurationRequest = ReadOnly<z.input<typeof configurationRequestSchema>>;
