// Requests through the contract's schemas: data that fit are passed on as they are, what does not fit is refused by name.
import { escapePointer } from "@palisade/language";
import type { z } from "zod";
import { isInstance, messageOf } from "../caught.js";
import { isBytes } from "./bytes.js";
import { parseRequestText } from "./parse-request-text.js";
import { plainCopy } from "./plain-copy.js";
import { RequestError } from "./request-error.js";
import { suggestName } from "./suggest-name.js";

export type RequestKind = {
  /** As messages call it, with its article: `an action`. */
  readonly called: string;
  readonly schema: z.ZodObject;
};

/**
 * A copy of a request, as plain data. Bytes are taken for JSON text.
 * @throws {RequestError} for what has no JSON form, or throws when it is read.
 */
export function copyRequest(given: unknown): unknown {
  return readingRequest(() => plainCopy(isBytes(given) ? parseRequestText(given) : given));
}

/** What a caller hands in may throw anything when it is read. @throws {RequestError} in the place of that */
export function readingRequest<Given>(read: () => Given): Given {
  try {
    return read();
  } catch (error) {
    if (isInstance(error, RequestError)) throw error;
    throw new RequestError(`reading it throws: ${messageOf(error, 200)}`, "");
  }
}

/** A copy of a request that fits its schema. @throws {RequestError} */
export function readRequest<Schema extends z.ZodObject>(
  kind: RequestKind & { readonly schema: Schema },
  given: unknown,
): z.input<Schema> {
  const data = copyRequest(given);
  checkRequest(kind, data);
  return data as z.input<Schema>;
}

/** @throws {RequestError} for data that do not fit. */
export function checkRequest({ called, schema }: RequestKind, data: unknown): void {
  // Data are only checked: what the schema would give back lacks keys like `__proto__`.
  const { error } = schema.safeParse(data);
  const issue = error?.issues[0];
  if (error === undefined || issue === undefined) return;
  throw misspeltField({ called, schema }, error.issues) ?? requestError(called, issue, data);
}

/** Told before all else: a field that is misspelt is the reason why another is missing. */
function misspeltField(
  { called, schema }: RequestKind,
  issues: readonly z.core.$ZodIssue[],
): RequestError | undefined {
  const names = Object.keys(schema.shape);
  for (const issue of issues) {
    if (issue.code !== "unrecognized_keys" || issue.path.length > 0) continue;
    const key = issue.keys.find((each) => suggestName(each, names) !== "");
    if (key !== undefined)
      return new RequestError(`${called} has no such field${suggestName(key, names)}`, pointer([key]));
  }
  return undefined;
}

function requestError(called: string, issue: z.core.$ZodIssue, data: unknown): RequestError {
  const place = pointer(issue.path);
  if (issue.code === "unrecognized_keys") {
    const owner = place === "" ? `${called} has` : "there is";
    return new RequestError(`${owner} no such field`, pointer([...issue.path, ...issue.keys.slice(0, 1)]));
  }
  if (issue.code === "invalid_type" && place === "")
    return new RequestError(`${called} must be an object`, "");
  const field = missingField(data, issue.path);
  if (field !== undefined)
    return new RequestError(`${called} needs \`${field}\``, pointer(issue.path.slice(0, -1)));
  return new RequestError(issueText(issue, valueAt(data, issue.path)), place);
}

export function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce((owner, step) => (owner as Readonly<Record<PropertyKey, unknown>>)[step], data);
}

/** The name of the field that the path ends with, if there is none in the data. */
function missingField(data: unknown, path: readonly PropertyKey[]): string | undefined {
  const name = path.at(-1);
  const owner = valueAt(data, path.slice(0, -1));
  return name === undefined || Object.hasOwn(owner as object, name) ? undefined : String(name);
}

/** What is wrong, in the words of every door: it names what is needed, never what was given. */
export function issueText(issue: z.core.$ZodIssue, given: unknown): string {
  if (issue.code === "invalid_type") return typeTexts[issue.expected] ?? `must be of type ${issue.expected}`;
  if (issue.code === "invalid_value") return choiceText(issue.values.map(String), given);
  return issue.message;
}

function choiceText(values: readonly string[], given: unknown): string {
  if (values.length > 8) return `must be one of those that the schema lists${suggestName(given, values)}`;
  return `must be ${values.map((value) => `\`${value}\``).join(" or ")}`;
}

const typeTexts: Readonly<Record<string, string>> = {
  string: "must be a string",
  record: "must be an object",
  object: "must be an object",
  array: "must be an array",
  boolean: "must be a boolean",
  int: "must be a whole number",
};

function pointer(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${escapePointer(String(step))}`).join("");
}
