// Context: on whose behalf a question is asked, for records and for the gate.
import { z } from "zod";
import type { ReadOnly } from "./read-only.js";

export const requestContextSchema = z
  .strictObject({
    tenant: z.string().exactOptional(),
    project: z.string().exactOptional(),
    subject: z.string().exactOptional().describe("Who asks"),
    session: z.string().exactOptional(),
  })
  .describe("On whose behalf it was asked, as the caller said; kept in the decision, not seen by policies");
/** On whose behalf a question is asked. */
export type RequestContext = ReadOnly<z.infer<typeof requestContextSchema>>;
