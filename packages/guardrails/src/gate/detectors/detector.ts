// Detectors: whatever else has something to say of a text, asked through one asynchronous interface.
import { z } from "zod";
import { type Effect, effects, severitySchema } from "../../contract/effect.js";
import { textRangeSchema } from "../../contract/finding.js";
import { GuardError } from "../../guard-error.js";

/** Texts that a gate judges. */
export const textSubjects = ["prompt", "response", "tool-result"] as const;
export type TextSubject = (typeof textSubjects)[number];

export const detectionSchema = z.strictObject({
  rule: z.string().min(1).max(100).describe("Stable id of what was found: PROMPT-GUARD-INJECTION"),
  title: z.string().min(1).max(200),
  severity: severitySchema,
  message: z.string().min(1),
  effect: z.enum(effects).exactOptional().describe("Absent: what the severity leads to"),
  range: textRangeSchema.exactOptional(),
  remedy: z.string().exactOptional(),
});
/** One thing that a detector found. */
export type Detection = Readonly<z.infer<typeof detectionSchema>>;

/** What a detector is asked about. */
export type Detecting = {
  readonly subject: TextSubject;
  /** Ends when its time is over, or nobody waits for the answer any more. */
  readonly signal: AbortSignal;
};

export type Detector = {
  /** In lower-case words with dashes; modes may name it. */
  readonly name: string;
  /** Default: all of them. */
  readonly subjects?: readonly TextSubject[];
  /** May throw, and never end: both come to what `onFailure` says. */
  readonly detect: (text: string, about: Detecting) => Promise<readonly Detection[]>;
  /** How long it may take; default 2000. */
  readonly timeoutMilliseconds?: number;
  /** What it comes to if it fails, takes too long, or answers in another shape; default `deny`. */
  readonly onFailure?: Effect;
};

const longestTimeout = 60_000;

/** @throws {GuardError} `invalid_options` for what is no list of detectors */
export function checkDetectors(detectors: readonly Detector[]): void {
  const names = new Set<string>();
  for (const {
    name,
    detect,
    subjects = [],
    timeoutMilliseconds: timeout = 1,
    onFailure = "deny",
  } of detectors) {
    const problem = !/^[a-z][a-z0-9-]{0,63}$/.test(String(name))
      ? "its name is not of lower-case words with dashes"
      : names.has(name)
        ? "there are two of this name"
        : typeof detect !== "function"
          ? "it has no function `detect`"
          : !subjects.every((each) => textSubjects.includes(each))
            ? `its subjects are among ${textSubjects.join(", ")}`
            : !(Number.isSafeInteger(timeout) && timeout > 0 && timeout <= longestTimeout)
              ? `its \`timeoutMilliseconds\` is a whole number up to ${longestTimeout}`
              : effects.includes(onFailure)
                ? undefined
                : `its \`onFailure\` is one of ${effects.join(", ")}`;
    if (problem !== undefined)
      throw new GuardError("invalid_options", `the detector \`${name}\`: ${problem}`);
    names.add(name);
  }
}
