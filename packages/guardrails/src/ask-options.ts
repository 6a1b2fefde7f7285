// What a question may be asked with, beside the request: by whoever asks the guard, never by whom the request is from.
import { z } from "zod";
import { requestContextSchema } from "./contract/context.js";
import type { ReadOnly } from "./contract/read-only.js";
import { readRequest } from "./contract/read-request.js";
import { placedExceptionSchema } from "./exceptions/rule-exception.js";

const askOptionsSchema = z.strictObject({
  /** On whose behalf it is asked; kept in the decision. */
  context: requestContextSchema.exactOptional(),
  /** Beside the guard's own: those that stand in what is judged, where that is allowed to except itself. */
  exceptions: z.array(placedExceptionSchema).exactOptional(),
});

/** What a question may be asked with. */
export type AskOptions = ReadOnly<z.infer<typeof askOptionsSchema>>;

/** @throws {RequestError} for anything else. */
export function readAskOptions(asked: AskOptions | undefined): AskOptions {
  if (asked === undefined) return {};
  return readRequest({ called: "what a question is asked with", schema: askOptionsSchema }, asked);
}
