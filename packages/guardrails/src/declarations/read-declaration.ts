// Declarations of one's own, such as questions and kinds of documents: held against what each needs where they are made.
import { looking } from "../checked-options.js";
import { isPlain } from "../contract/is-plain.js";
import { shortened } from "../contract/request-error.js";
import { suggestName } from "../contract/suggest-name.js";
import { GuardError } from "../guard-error.js";

/** Why a field cannot be used, in a sentence; `undefined` where it can. */
export type FieldCheck = (given: unknown) => string | undefined;

export type DeclarationKind<Name extends string> = {
  /** As messages call it, with its article: `a question`. */
  readonly called: string;
  readonly fields: Readonly<Record<Name, FieldCheck>>;
};

/**
 * The fields of a declaration, each read once.
 * @param owner where it stands, as messages begin: `inputKinds/0`
 * @throws {GuardError} `invalid_options` for what is none, and for the first field that cannot be used
 */
export function readDeclaration<Name extends string>(
  owner: string,
  { called, fields }: DeclarationKind<Name>,
  given: unknown,
): Readonly<Record<Name, unknown>> {
  const names = Object.keys(fields) as Name[];
  const read = looking("invalid_options", `\`${owner}\` throws when it is looked at`, () =>
    typeof given === "object" && given !== null && !Array.isArray(given)
      ? readFields(given, names)
      : undefined,
  );
  if (read === undefined) {
    const wanted = names.map((name) => `\`${name}\``).join(", ");
    throw new GuardError("invalid_options", `\`${owner}\`: ${called} is an object with ${wanted}`);
  }
  const [problem] = [
    ...read.unknown.map(
      (key) => `${called} has no field \`${shortened(key, 100)}\`${suggestName(key, names)}`,
    ),
    ...names.flatMap((name) => fields[name](read.known[name]) ?? []),
  ];
  if (problem === undefined) return read.known;
  throw new GuardError("invalid_options", `\`${owner}\`: ${problem}`);
}

type Read<Name extends string> = {
  readonly known: Readonly<Record<Name, unknown>>;
  /** Names that are no field's. An instance of a class may have what it likes beside its fields. */
  readonly unknown: readonly string[];
};

function readFields<Name extends string>(given: object, names: readonly Name[]): Read<Name> {
  const all: Partial<Record<string, unknown>> = given;
  return {
    known: Object.fromEntries(names.map((name) => [name, all[name]])) as Record<Name, unknown>,
    unknown: isPlain(given) ? Object.keys(given).filter((key) => !names.some((name) => name === key)) : [],
  };
}

export function textField(name: string, example: string): FieldCheck {
  return (given) =>
    typeof given === "string" && given.trim() !== ""
      ? undefined
      : `\`${name}\` must be a text that says something, as ${example}`;
}

export function functionField(name: string): FieldCheck {
  return (given) => (typeof given === "function" ? undefined : `\`${name}\` must be a function`);
}

/** One that may be left out. */
export function optionalField(check: FieldCheck): FieldCheck {
  return (given) => {
    const problem = given === undefined ? undefined : check(given);
    return problem && `${problem}, or left out`;
  };
}

export function booleanField(name: string): FieldCheck {
  return (given) => (typeof given === "boolean" ? undefined : `\`${name}\` must be \`true\` or \`false\``);
}

/** The path of a rule, as bundles name entrypoints. */
export const entrypointField: FieldCheck = (given) =>
  typeof given === "string" && /^[^/]+(?:\/[^/]+)+$/.test(given)
    ? undefined
    : "`entrypoint` must be the path of a rule, as `release/decision`";
