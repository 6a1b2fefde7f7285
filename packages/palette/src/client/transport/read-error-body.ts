// What Palette says of a failure: its own error, one of its router, or anything else that stands in between.
import type { Redactor } from "../redaction.js";

export type ErrorBody = { readonly code?: string; readonly message?: string; readonly ref?: string };

const longest = 500;

/** Tolerant: codes are texts or numbers, and there may be no JSON at all. */
export function readErrorBody(text: string, redactor: Redactor): ErrorBody {
  const body = parse(text);
  if (typeof body !== "object" || body === null || Array.isArray(body)) return {};
  const fields = new Map(Object.entries(body).map(([name, value]) => [name, oneLine(value, redactor)]));
  const [code, message, ref] = [fields.get("code"), fields.get("message"), fields.get("ref")];
  return {
    ...(code === undefined ? {} : { code }),
    ...(message === undefined ? {} : { message }),
    ...(ref === undefined ? {} : { ref }),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Control characters would act on terminals and logs. */
function oneLine(value: unknown, redactor: Redactor): string | undefined {
  if (typeof value !== "string" && typeof value !== "number") return undefined;
  // Before anything is cut: half a key would not be found.
  const text = [...redactor.text(String(value))].map((each) => (/\p{C}/u.test(each) ? " " : each)).join("");
  const trimmed = text.trim();
  if (trimmed === "") return undefined;
  return trimmed.length > longest ? `${trimmed.slice(0, longest)}…` : trimmed;
}
