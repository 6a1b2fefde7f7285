// On whose behalf an action runs: who the caller has proven to be there.
import { z } from "zod";
import { readRequest } from "../contract/read-request.js";

/** Not every store keeps a NUL apart from the end of a text, and a record is no place for a book. */
const name = z
  .string()
  .max(500)
  .regex(/^\P{Cc}*$/u, "has a control character");

const requesterSchema = z.strictObject({
  tenant: name.min(1),
  project: name.min(1),
  requester: name.min(1).describe("Who asks, as the caller has proven it"),
  session: name.exactOptional(),
});
/** On whose behalf an action runs. */
export type Requester = Readonly<z.infer<typeof requesterSchema>>;

/** @throws {RequestError} for what says of nobody on whose behalf it is */
export function readRequester(options: unknown): Requester {
  const { on } = Object(options) as { readonly on?: unknown };
  return readRequest({ called: "on whose behalf an action runs", schema: requesterSchema }, on);
}
