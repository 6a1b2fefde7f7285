// One attempt of somebody to do something, as the history of a session keeps it: what it comes to, and its end.
import { z } from "zod";

/** Every state with its meaning: schema and documentation derive from it. */
export const sessionStates = {
  begun: "it is being judged, or runs, or its process died meanwhile: it counts as done",
  denied: "a policy said no",
  pending: "it waits for approval, and has not run",
  not_run: "something else kept it from running",
  succeeded: "it ran",
  failed: "it ran, and threw: what it did until then is not known",
} as const;

export type SessionState = keyof typeof sessionStates;

const states = Object.keys(sessionStates) as [SessionState, ...SessionState[]];

export const sessionEntrySchema = z.strictObject({
  id: z.string(),
  tenant: z.string(),
  project: z.string(),
  principal: z.string().describe("Who asked, as the caller has proven it: the history is theirs"),
  session: z.string().exactOptional().describe("As the caller named it; another name is no other history"),
  at: z.int().nonnegative().describe("Milliseconds since the epoch"),
  state: z.enum(states),
  operations: z.array(z.record(z.string(), z.unknown())).describe("What it comes to, without values"),
  cost: z.number().nonnegative().describe("In the unit of the caller's choice"),
  rules: z.array(z.string()).describe("The rules that denied it"),
});
/** An attempt, by a principal of a tenant. */
export type SessionEntry = Readonly<z.infer<typeof sessionEntrySchema>>;

/** How an attempt ended. */
export type SessionEnd = {
  readonly state: Exclude<SessionState, "begun">;
  readonly rules?: readonly string[];
};
