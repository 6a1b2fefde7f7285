// Coverage: what was judged, and what was not. What was not looked at is not clean.
import { z } from "zod";
import { filePlaceSchema } from "./file-place.js";
import type { ReadOnly } from "./read-only.js";

/** Whether a place is in something that was judged. */
export const partSchema = z
  .literal(true)
  .describe("It is in something that counts as judged in part; absent: it is something of its own");

export const coverageSchema = z
  .strictObject({
    judged: z.int().nonnegative().describe("How many resources were judged as a whole"),
    partly: z
      .int()
      .nonnegative()
      .describe(
        "How many were judged in part: something could not be read or is not known yet, only parts of pods are in it, or a text that others open",
      ),
    unlooked: z
      .array(
        z.strictObject({
          at: z.string(),
          reason: z.string(),
          part: partSchema.exactOptional(),
          place: filePlaceSchema.exactOptional(),
        }),
      )
      .describe(
        "What nobody looked at and why: a JSON pointer into the request, with documents of files behind `resources`",
      ),
  })
  .describe("What was judged and what was not");
/** How much of what was asked the policies looked at. */
export type Coverage = ReadOnly<z.infer<typeof coverageSchema>>;
