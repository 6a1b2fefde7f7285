// Why a tool did not do what it was asked: a value, with what to do about it.
import { RequestError } from "@palisade/guardrails";
import { GateFailure } from "@palisade/guardrails/gate";
import { PaletteError, type PaletteErrorCode } from "@palisade/palette";
import { z } from "zod";
import { present } from "./present.js";

/** Every code of this server's own with its meaning; Palette's are beside them. */
export const toolFailureCodes = {
  invalid_request: "the arguments are none that the tool takes",
  no_access: "nobody has mapped who asks to a key and projects: nothing is read or changed",
  project_required: "the principal has several projects, and the call names none",
  not_available: "what it needs is not there, or is switched off",
  withheld: "what Palette gave may not go on to a model",
  denied: "the policy, or the gate, said no",
  unrecorded: "it could not be put on record: what is read is not shown, and what was changed may have been",
  failed: "something broke that nobody foresaw",
} as const;

export type ToolFailureCode = keyof typeof toolFailureCodes | PaletteErrorCode;

export const failureSchema = z.strictObject({
  code: z.string(),
  message: z.string(),
  hint: z.string().exactOptional().describe("What to do about it"),
  retryable: z.boolean().describe("Whether the same call can succeed later"),
});
export type ToolFailure = z.infer<typeof failureSchema>;

/** Ends a call of a tool: thrown and caught within it. */
export class ToolError extends Error {
  override readonly name = "ToolError";
  readonly code: ToolFailureCode;
  readonly hint: string | undefined;
  readonly retryable: boolean;

  constructor(
    code: ToolFailureCode,
    message: string,
    {
      hint,
      retryable = false,
      cause,
    }: { readonly hint?: string; readonly retryable?: boolean; readonly cause?: unknown } = {},
  ) {
    super(message, cause === undefined ? {} : { cause });
    this.code = code;
    this.hint = hint;
    this.retryable = retryable;
  }
}

/** Says of what was thrown what a model may know. */
export function failureOf(error: unknown): ToolFailure {
  if (error instanceof PaletteError || error instanceof ToolError) {
    const { code, message, hint, retryable } = error;
    return present({ code, message, hint, retryable });
  }
  if (error instanceof GateFailure) {
    const code = error.code === "cancelled" ? "cancelled" : "unrecorded";
    return { code, message: error.message, retryable: true };
  }
  if (error instanceof RequestError)
    return { code: "invalid_request", message: error.message, retryable: true };
  return { code: "failed", message: "the call failed for a reason that is not told here", retryable: false };
}
