// What a question may be asked with, beside the request: by whoever asks the guard, never by whom the request is from.
import { z } from "zod";
import { requestContextSchema } from "./contract/context.js";
import { modes } from "./contract/decision.js";
import { isPlain } from "./contract/is-plain.js";
import type { ReadOnly } from "./contract/read-only.js";
import { readingRequest, readRequest } from "./contract/read-request.js";
import { RequestError } from "./contract/request-error.js";
import { placedExceptionSchema } from "./exceptions/rule-exception.js";

const askOptionsSchema = z.strictObject({
  /** On whose behalf it is asked; kept in the decision. */
  context: requestContextSchema.exactOptional(),
  /** Beside the guard's own: those that stand in what is judged, where that is allowed to except itself. */
  exceptions: z.array(placedExceptionSchema).exactOptional(),
  /** What policies find as `data.session`: what whoever asks has done before, as the gate keeps it. */
  session: z.record(z.string(), z.unknown()).exactOptional(),
  /** What rules, by id, and packs, by name, are good for; a rule's goes before its pack's. Sets have none. */
  modes: z.record(z.string(), z.enum(modes)).exactOptional(),
});

/** What a question may be asked with. */
export type AskOptions = ReadOnly<z.infer<typeof askOptionsSchema>>;

/** @throws {RequestError} for anything else. */
export function readAskOptions(asked: unknown): AskOptions {
  if (asked === undefined) return {};
  return readRequest({ called: "what a question is asked with", schema: askOptionsSchema }, asked);
}

/** Options that are no data, such as a signal, and those that are. */
export type SetApart<Name extends string> = {
  readonly apart: ReadonlyMap<Name, unknown>;
  /** For `readAskOptions`. */
  readonly asked: unknown;
};

/**
 * Takes the options by these names from the others; each is read once.
 * @throws {RequestError} if reading one throws
 */
export function setApart<Name extends string>(given: unknown, names: readonly Name[]): SetApart<Name> {
  return readingRequest(() => {
    // `readAskOptions` says what is wrong with it.
    if (!isPlain(given)) return { apart: new Map(), asked: given };
    const others = Object.keys(given).filter((key) => !(names as readonly string[]).includes(key));
    return {
      apart: new Map(names.map((name) => [name, given[name]])),
      asked: Object.fromEntries(others.map((key) => [key, given[key]])),
    };
  });
}

/** @throws {RequestError} for what gives nothing up. */
export function readSignal(signal: unknown): AbortSignal | undefined {
  if (signal === undefined || readingRequest(() => isSignal(signal)))
    return signal as AbortSignal | undefined;
  throw new RequestError("must be an `AbortSignal`", "/signal");
}

/** By what it can do, for tests run in environments with a class of their own. */
function isSignal(signal: unknown): boolean {
  if (typeof signal !== "object" || signal === null) return false;
  const { aborted, throwIfAborted, addEventListener, removeEventListener } = signal as Partial<AbortSignal>;
  return (
    typeof aborted === "boolean" &&
    [throwIfAborted, addEventListener, removeEventListener].every((method) => typeof method === "function")
  );
}
