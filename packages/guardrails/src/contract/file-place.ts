// Places in files: what a finding is about, in the text that somebody has to mend.
import { z } from "zod";
import type { ReadOnly } from "./read-only.js";

const count = z.int().positive();

export const filePlaceSchema = z
  .strictObject({
    file: z.string(),
    line: count,
    column: count,
    endLine: count.exactOptional(),
    endColumn: count.exactOptional(),
  })
  .describe("Where it stands, if it came as the text of a file; lines and columns count from 1");
/**
 * Lines and columns count from 1, columns in UTF-16 units; the end is the place behind the last character. The file is
 * called as it was named.
 */
export type FilePlace = ReadOnly<z.infer<typeof filePlaceSchema>>;
