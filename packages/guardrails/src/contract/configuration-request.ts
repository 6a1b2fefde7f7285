// Configurations: Kubernetes objects and Terraform plans that are judged as one set, as data or as the text of files.
import { z } from "zod";
import type { ReadOnly } from "./read-only.js";

/** Longer names would be most of what is said about the file. */
const longestName = 1000;

export const configurationFileSchema = z.strictObject({
  name: z
    .string()
    .min(1, { error: "is empty: places in the file would have no name" })
    .max(longestName, { error: `is longer than ${longestName} characters` })
    .describe("What places in it are called by; nothing is read from disk"),
  content: z.string().describe("YAML or JSON with any number of documents, read as kubectl reads it"),
});
/** The text of a file, which need not exist anywhere. */
export type ConfigurationFile = ReadOnly<z.infer<typeof configurationFileSchema>>;

export const configurationRequestSchema = z
  .strictObject({
    resources: z
      // An item that is no object has findings of its own beside it, so that the reader looks at it, not the schema.
      .array(z.unknown().meta({ type: "object" }))
      .min(1, { error: "is empty: nothing would be judged" })
      .exactOptional()
      .describe(
        "Kubernetes objects and Terraform plans, judged as one set, so that rules may look across them",
      ),
    files: z
      .array(configurationFileSchema)
      .min(1, { error: "is empty: nothing would be judged" })
      .exactOptional()
      .describe(
        "The same as text: findings then name file, line and column. With `resources` beside them, all are one set",
      ),
  })
  .refine(({ resources, files }) => resources !== undefined || files !== undefined, {
    error: "a configuration needs `resources` or `files`",
  });

/** All of it is judged in one evaluation: plain data, values read by `readManifests`, texts. */
export type ConfigurationRequest = ReadOnly<z.input<typeof configurationRequestSchema>>;
