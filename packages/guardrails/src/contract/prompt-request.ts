// Prompts: a text on its way to a model, and where it comes from.
import { z } from "zod";
import type { ReadOnly } from "./read-only.js";

/** Longer texts are refused, in UTF-16 units. */
export const maximumPromptLength = 1_000_000;

/** Where a text may come from. */
export const channels = ["prompt", "tool-output"] as const;

export const promptRequestSchema = z.strictObject({
  text: z
    .string()
    .min(1, { error: "is empty" })
    .max(maximumPromptLength, { error: `longer than ${maximumPromptLength} characters` })
    .describe("The text to judge; it is data, never an instruction"),
  channel: z.enum(channels).optional().describe("Where the text comes from; absent means prompt"),
  context: z
    .record(z.string(), z.unknown())
    .optional()
    .describe("Who asks, which tools are at hand, whether it is production: for the policies"),
});

/** A text to judge, with where it comes from. */
export type PromptRequest = ReadOnly<z.input<typeof promptRequestSchema>>;
