// One declaration carries a question's name, schema and reader; library, command line, MCP server and docs follow from it.
import type { z } from "zod";
import type { InputKind } from "../configurations/input-kinds/define-input-kind.js";
import type { ReadOnly } from "../contract/read-only.js";
import { checkRequest, copyRequest } from "../contract/read-request.js";
import { nameProblem } from "../declarations/declaration-names.js";
import {
  type DeclarationKind,
  entrypointField,
  functionField,
  optionalField,
  readDeclaration,
  textField,
} from "../declarations/read-declaration.js";
import type { PolicyRequest } from "../policy-request.js";
import type { TextModel } from "../prompts/scores/text-model.js";

/** What a reader may need to know of the guard it reads for. */
export type Reading = {
  readonly inputKinds: readonly InputKind[];
  /** The values of the pack's parameters: its defaults with what is laid over them. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** By which texts are scored, if the guard has one. */
  readonly textModel?: TextModel | undefined;
};

export type SubjectDefinition<Schema extends z.ZodObject> = {
  /** In lower-case words with dashes: `tool-result`. */
  readonly name: string;
  /** As messages call a request, with its article: `a tool result`. */
  readonly called: string;
  /** What is decided about it, in a sentence. */
  readonly description: string;
  /** The document of the policy that decides: `tool_result/decision`. */
  readonly entrypoint: string;
  readonly request: Schema;
  /** The schema, where parameters of the pack say what else a request may hold. */
  readonly requestWith?: (parameters: Readonly<Record<string, unknown>>) => Schema;
  /** A request that is spelt otherwise, in the one spelling that is checked, judged and digested. */
  readonly normalise?: (request: unknown) => unknown;
  /**
   * The policy's input for a request that fits the schema; without it, the request itself.
   * @throws {RequestError} for what fits and cannot be judged all the same.
   */
  readonly read?: (request: ReadOnly<z.input<Schema>>, reading: Reading) => PolicyRequest;
  /** What `read` gave beside the input, from an input that was put on record; without it, nothing. */
  readonly readAgain?: (input: unknown) => PolicyRequest;
};

/** A question that a guard can be asked. */
export type Subject = {
  readonly name: string;
  readonly called: string;
  readonly description: string;
  readonly entrypoint: string;
  /** The schema of its requests, given the pack's parameters. */
  readonly schemaFor: (parameters: Readonly<Record<string, unknown>>) => z.ZodObject;
  /** A copy of a request as plain data, in one spelling. @throws {RequestError} for what has no JSON form. */
  readonly copy: (request: unknown) => unknown;
  /** @throws {RequestError} for a copy that does not fit. */
  readonly read: (copy: unknown, schema: z.ZodObject, reading: Reading) => PolicyRequest;
  /** A request of what was judged before, from a record; without it, the input alone. */
  readonly readAgain?: (input: unknown) => PolicyRequest;
};

const shown = {
  name: nameProblem,
  called: textField("called", "`a tool result`"),
  description: textField("description", "`Whether a release may go out.`"),
  entrypoint: entrypointField,
};

const definitionKind: DeclarationKind<keyof SubjectDefinition<z.ZodObject>> = {
  called: "a question",
  fields: {
    ...shown,
    request: requestProblem,
    requestWith: optionalField(functionField("requestWith")),
    normalise: optionalField(functionField("normalise")),
    read: optionalField(functionField("read")),
    readAgain: optionalField(functionField("readAgain")),
  },
};

/** What `defineSubject` gives. */
export const subjectKind: DeclarationKind<keyof Subject> = {
  called: "a question that `defineSubject` gave",
  fields: {
    ...shown,
    schemaFor: functionField("schemaFor"),
    copy: functionField("copy"),
    read: functionField("read"),
    readAgain: optionalField(functionField("readAgain")),
  },
};

/** By what is used of it, for the caller's zod need not be the one that is installed here. */
function requestProblem(request: unknown): string | undefined {
  const { shape, safeParse }: { shape?: unknown; safeParse?: unknown } = Object(request);
  return typeof shape === "object" && shape !== null && typeof safeParse === "function"
    ? undefined
    : "`request` must be an object's schema in zod, as `z.strictObject({ version: z.string() })`";
}

/**
 * A question of one's own.
 * @throws {GuardError} `invalid_options` for a name that no door could ask by, and for a field that cannot be used
 * @example
 * const release = defineSubject({
 *   name: "release",
 *   called: "a release",
 *   description: "Whether a release may go out.",
 *   entrypoint: "release/decision",
 *   request: z.strictObject({ service: z.string(), version: z.string() }),
 * });
 * const guard = await createGuard({ bundle, subjects: [release] });
 * guard.validate("release", { service: "api", version: "1.2.0" });
 */
export function defineSubject<Schema extends z.ZodObject>(definition: SubjectDefinition<Schema>): Subject {
  const declared = readDeclaration("defineSubject", definitionKind, definition) as SubjectDefinition<Schema>;
  const { name, called, description, entrypoint, request, requestWith, normalise, read, readAgain } =
    declared;
  return {
    name,
    called,
    description,
    entrypoint,
    schemaFor: (parameters) => requestWith?.(parameters) ?? request,
    copy: (given) => {
      const copy = copyRequest(given);
      return normalise === undefined ? copy : normalise(copy);
    },
    read: (copy, schema, reading) => {
      checkRequest({ called, schema }, copy);
      return read === undefined ? { input: copy } : read(copy as ReadOnly<z.input<Schema>>, reading);
    },
    ...(readAgain === undefined ? {} : { readAgain }),
  };
}
