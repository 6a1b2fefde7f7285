// A successful answer, redacted, then read by the schema of its endpoint.
import type { Endpoint } from "../endpoints/endpoint.js";
import { PaletteError } from "../palette-error.js";
import type { Redactor } from "../redaction.js";
import { firstIssue, type PreparedCall } from "./prepared-call.js";
import type { WireAnswer } from "./send.js";

/** @throws {PaletteError} `unexpected_response` */
export function readAnswer(
  expected: Endpoint["answer"],
  { status, text }: WireAnswer,
  call: PreparedCall,
  redactor: Redactor,
): unknown {
  if (expected === undefined) return undefined;
  const refuse = (why: string): PaletteError =>
    new PaletteError("unexpected_response", `Palette's answer ${why}`, {
      status,
      method: call.method,
      path: call.path,
      hint:
        call.effect === "writes"
          ? "it was done, as the status says; look what came of it"
          : "this may be no Palette, or one whose API is not the one of this client",
    });
  if (text === "") throw refuse("is empty");
  if (expected === "text") return redactor.text(text);
  const value = redactor.json(parse(text, refuse));
  const result = expected.safeParse(value);
  if (result.success) return result.data;
  throw refuse(`is not as described: ${redactor.text(firstIssue(result.error))}`);
}

function parse(text: string, refuse: (why: string) => PaletteError): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw refuse("is no JSON");
  }
}
