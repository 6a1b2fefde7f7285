// On whose behalf an action runs: who the caller has proven to be there.
import { z } from "zod";
import { readRequest } from "../contract/read-request.js";

const requesterSchema = z.strictObject({
  tenant: z.string().min(1),
  project: z.string().min(1),
  requester: z.string().min(1).describe("Who asks, as the caller has proven it"),
  session: z.string().exactOptional(),
});
/** On whose behalf an action runs. */
export type Requester = Readonly<z.infer<typeof requesterSchema>>;

/** @throws {RequestError} for what says of nobody on whose behalf it is */
export function readRequester(options: unknown): Requester {
  const { on } = Object(options) as { readonly on?: unknown };
  return readRequest({ called: "on whose behalf an action runs", schema: requesterSchema }, on);
}
