// The body of a request, read by the operation's schema.
import type { z } from "zod";
import { invalidBody, Refusal, unreadableBody } from "./refusal.js";

/** The body, or a refusal that says where it departs from the API. */
export function readBody(schema: z.ZodType | undefined, text: string): { readonly value: unknown } | Refusal {
  if (schema === undefined) return { value: undefined };
  const parsed = parse(text);
  if (parsed instanceof Refusal) return parsed;
  const read = schema.safeParse(parsed.value);
  if (read.success) return { value: read.data };
  const [issue] = read.error.issues;
  return issue === undefined ? unreadableBody("unknown") : refusalOf(issue, parsed.value);
}

function parse(text: string): { readonly value: unknown } | Refusal {
  if (text === "") return { value: {} };
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    return unreadableBody(error instanceof Error ? error.message : "unknown");
  }
}

function refusalOf({ code, path, message }: z.core.$ZodIssue, body: unknown): Refusal {
  const place = path.length === 0 ? "body" : path.join(".");
  if (code === "invalid_value")
    return invalidBody("enum", `${place} in body should be one of the known values`);
  if (isMissing(body, path)) return invalidBody("required", `${place} in body is required`);
  return invalidBody("type", `${place} in body is invalid: ${message}`);
}

function isMissing(body: unknown, path: readonly PropertyKey[]): boolean {
  let value = body;
  for (const key of path)
    value = typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
  return value === undefined;
}
