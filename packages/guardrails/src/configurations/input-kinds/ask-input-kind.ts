// What a kind of document says, held against what it may say: kinds of one's own are anybody's code, and a document that
// such code loses must not look clean.
import { RegoObject, type Value, valueFromJavaScript } from "@palisade/language";
import { z } from "zod";
import { atOnce } from "../../at-once.js";
import { issueText, valueAt } from "../../contract/read-request.js";
import { shortened } from "../../contract/request-error.js";
import type { ResourceProblem } from "../resource-problems.js";
import type { InputDocument, InputKind } from "./define-input-kind.js";

/** The code of an input kind gave what it may not give; what it was asked about is denied. */
export class InputKindError extends Error {
  override readonly name = "InputKindError";

  constructor({ name }: InputKind, method: string, problem: string) {
    super(`\`${method}\` of the input kind \`${shortened(name, 100)}\` ${problem}`);
  }
}

/** Longer ones are most of a finding. */
const longestPointer = 10_000;

const pointerSchema = z
  .string()
  .max(longestPointer, { error: `is longer than ${longestPointer} characters` })
  .refine((text) => text.isWellFormed() && /^(?:\/(?:[^~/]|~[01])*)*$/.test(text), {
    error: "must be a JSON pointer",
  });

const documentsSchema = z.array(
  z.strictObject({
    document: z.unknown().refine((given) => given !== undefined, { error: "must be a value" }),
    at: pointerSchema,
    labels: z
      .record(z.string(), z.unknown())
      .refine((labels) => !["document", "input_kind", "unread"].some((name) => name in labels), {
        error: "must not be called `document`, `input_kind` or `unread`",
      })
      .optional(),
    unread: z.array(z.strictObject({ at: pointerSchema, reason: z.string() })).optional(),
  }),
);

const problemsSchema = z.array(
  z.strictObject({
    message: z.string(),
    at: pointerSchema,
    object: pointerSchema,
    is: z.enum(["foreign", "refused", "unknown"]),
  }),
);

/** @throws {InputKindError} for what is no boolean, and whatever `detect` throws */
export function isOfKind(kind: InputKind, document: Value): boolean {
  return checked(kind, "detect", z.boolean(), kind.detect(document));
}

/** @throws {InputKindError} for what are no documents, and whatever `read` throws */
export function documentsIn(kind: InputKind, document: Value): readonly InputDocument[] {
  const read = checked<readonly InputDocument[]>(kind, "read", documentsSchema, kind.read(document));
  return read.map(({ document: given, at, labels, unread }) => ({
    document: given instanceof RegoObject ? given : valueFromJavaScript(given),
    at,
    ...(labels === undefined ? {} : { labels }),
    ...(unread === undefined ? {} : { unread }),
  }));
}

/** @throws {InputKindError} for what are no problems, and whatever `problems` throws */
export function problemsIn(kind: InputKind, document: Value): readonly ResourceProblem[] {
  if (kind.problems === undefined) return [];
  return checked<readonly ResourceProblem[]>(kind, "problems", problemsSchema, kind.problems(document));
}

/**
 * The place, in its document, of a place in what was read.
 * @throws {InputKindError} for what is no place, and whatever `locate` throws
 */
export function locateIn(kind: InputKind, read: InputDocument, pointer: string): string {
  const place = kind.locate?.(read, pointer);
  if (place === undefined) return `${read.at}${pointer}`;
  return checked(kind, "locate", pointerSchema, place);
}

/** Data are only checked: what a schema gives back lacks keys like `__proto__`. */
function checked<Given>(kind: InputKind, method: string, schema: z.ZodType, given: Given): Given {
  const issue = schema.safeParse(atOnce(method, given)).error?.issues[0];
  if (issue === undefined) return given;
  const place = issue.path.map((step) => `/${String(step)}`).join("");
  const problem = issueText(issue, valueAt(given, issue.path));
  throw new InputKindError(
    kind,
    method,
    `gives something that ${problem}${place === "" ? "" : ` at \`${place}\``}`,
  );
}
