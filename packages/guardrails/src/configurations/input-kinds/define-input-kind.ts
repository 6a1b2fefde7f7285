// What a document of a configuration can be: a Kubernetes object, a Terraform plan, or a kind of one's own.
import type { Value } from "@palisade/language";
import { wordsProblem } from "../../declarations/declaration-names.js";
import {
  booleanField,
  type DeclarationKind,
  functionField,
  optionalField,
  readDeclaration,
  textField,
} from "../../declarations/read-declaration.js";
import type { ResourceProblem } from "../resource-problems.js";

/** One thing in a document that policies judge. */
export type InputDocument = {
  readonly document: Value;
  /** JSON pointer to it in the document that it was read from. */
  readonly at: string;
  /** What policies are told beside it: `{ type: "aws_instance" }`. */
  readonly labels?: Readonly<Record<string, Value>>;
  /** What of it is not there to be judged: JSON pointers into it, each with the reason. It counts as judged in part. */
  readonly unread?: readonly { readonly at: string; readonly reason: string }[];
};

export type InputKind = {
  /** As policies see it, in `input.documents[_].input_kind`, and people: `terraform-plan`. */
  readonly name: string;
  /** What it is, in a sentence, for the documentation. */
  readonly description: string;
  /** Whether a document is of this kind. The first kind that says so reads it. */
  readonly detect: (document: Value) => boolean;
  /** What there is to judge in a document; if that is nothing, it counts as not looked at. */
  readonly read: (document: Value) => readonly InputDocument[];
  /** Whether nothing to judge is nothing amiss, as in a plan that only deletes; default: it is. */
  readonly mayBeEmpty?: boolean;
  /** What of it cannot be judged; default: nothing is. */
  readonly problems?: (document: Value) => readonly ResourceProblem[];
  /** A place in what was read, as a JSON pointer into the document; default: `at` and the pointer behind it. */
  readonly locate?: (read: InputDocument, pointer: string) => string;
};

/** What a guard needs of one. */
export const inputKindKind: DeclarationKind<keyof InputKind> = {
  called: "a kind of document",
  fields: {
    name: (name) => wordsProblem(name, { of: "a kind of document", as: "terraform-plan" }),
    description: textField("description", "`Services of a Compose file.`"),
    detect: functionField("detect"),
    read: functionField("read"),
    mayBeEmpty: optionalField(booleanField("mayBeEmpty")),
    problems: optionalField(functionField("problems")),
    locate: optionalField(functionField("locate")),
  },
};

/**
 * A kind of document of one's own, for `createGuard({ inputKinds })`. What policies see of each thing that it reads is
 * `{ document, input_kind, …labels, unread }`, in `input.documents`. Where a function of it throws, or gives what it may not give,
 * the decision is a `deny`.
 * @throws {GuardError} `invalid_options` for a name that is none, and for a field that cannot be used
 * @example
 * const compose = defineInputKind({
 *   name: "compose",
 *   description: "Services of a Compose file.",
 *   detect: (document) => isObject(document) && document.has("services"),
 *   read: (document) => [{ document, at: "" }],
 * });
 */
export function defineInputKind(kind: InputKind): InputKind {
  readDeclaration("defineInputKind", inputKindKind, kind);
  return kind;
}
