// Coverage: what was judged, and what was not. What was not looked at is not clean.
import { z } from "zod";
import { filePlaceSchema } from "./file-place.js";
import type { ReadOnly } from "./read-only.js";

export const coverageSchema = z
  .strictObject({
    judged: z.int().nonnegative().describe("How many resources were judged as a whole"),
    partly: z
      .int()
      .nonnegative()
      .describe("How many were judged in part: something could not be read, or only parts of pods are in it"),
    unlooked: z
      .array(z.strictObject({ at: z.string(), reason: z.string(), place: filePlaceSchema.exactOptional() }))
      .describe(
        "What nobody looked at and why: a JSON pointer into the request, with documents of files behind `resources`",
      ),
  })
  .describe("What was judged and what was not");
/** How much of what was asked the policies looked at. */
export type Coverage = ReadOnly<z.infer<typeof coverageSchema>>;
