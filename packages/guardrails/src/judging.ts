// What a guard judges with: its options, each read once and checked before anything is judged.
import type { Policy } from "@palisade/runtime";
import { z } from "zod";
import { messageOf } from "./caught.js";
import { checkHost, checkPolicies, copyBytes, looking, readList, readOptions } from "./checked-options.js";
import { type InputKind, inputKindKind } from "./configurations/input-kinds/define-input-kind.js";
import { inputKinds as knownKinds } from "./configurations/input-kinds/index.js";
import { isBytes } from "./contract/bytes.js";
import { type Decision, modes } from "./contract/decision.js";
import { isPlain } from "./contract/is-plain.js";
import { readRequest } from "./contract/read-request.js";
import { checkNamesOnce } from "./declarations/declaration-names.js";
import { type DeclarationKind, readDeclaration } from "./declarations/read-declaration.js";
import { ExceptionIndex } from "./exceptions/exception-index.js";
import { type ExceptionEntry, exceptionSchema, type RuleException } from "./exceptions/rule-exception.js";
import { GuardError } from "./guard-error.js";
import type { GuardHost } from "./host.js";
import { checkParameters, packParameters } from "./parameters.js";
import type { GuardPolicy } from "./policies/guard-policy.js";
import { signalNames } from "./prompts/scores/signals.js";
import { readTextModel, type TextModel } from "./prompts/scores/text-model.js";
import { type Subject, subjectKind } from "./subjects/define-subject.js";
import { subjects as knownSubjects } from "./subjects/subjects.js";

/** Bounds on each evaluation. */
export type EvaluationLimits = {
  /** Default: 50 million. */
  readonly steps?: number;
  /** In bytes; default: 512 MiB. */
  readonly memory?: number;
};

export type GuardOptions = {
  readonly policies: readonly Policy[];
  readonly host?: GuardHost;
  /** Steps and bytes of memory of each evaluation. */
  readonly limits?: EvaluationLimits;
  /** Questions of your own beside the ones that every guard knows. */
  readonly subjects?: readonly Subject[];
  /** Kinds of documents of your own; they are asked first. */
  readonly inputKinds?: readonly InputKind[];
  /** What is laid over the policies' `data.parameters`; plain packages are handed theirs. */
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** The bytes of `models/texts.model`, by which texts are scored; without them, policies judge by signals alone. */
  readonly textModel?: Uint8Array;
  /** How decisions are meant to be used; default `enforce`. It changes no decision. */
  readonly mode?: Decision["mode"];
  /** Findings that somebody answers for, until a day: they do not count. Without an `id` they are called by their number. */
  readonly exceptions?: readonly ExceptionEntry[];
  /** Told every decision before it is given. If it throws, or gives a promise, the decision is a `deny`. */
  readonly onDecision?: (decision: Decision) => void;
};

/** The names of options that a guard has whatever its policies come from. */
export const sharedOptionNames = [
  "host",
  "limits",
  "subjects",
  "inputKinds",
  "parameters",
  "textModel",
  "mode",
  "exceptions",
  "onDecision",
] as const satisfies readonly (keyof GuardOptions)[];

export type KnownSubject = {
  readonly subject: Subject;
  readonly schema: z.ZodObject;
  /** The values of its pack's parameters. */
  readonly parameters: Readonly<Record<string, unknown>>;
};

export type Judging = {
  readonly policies: readonly GuardPolicy[];
  readonly host: GuardHost;
  readonly limits: EvaluationLimits;
  readonly subjects: ReadonlyMap<string, KnownSubject>;
  readonly inputKinds: readonly InputKind[];
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly textModel: TextModel | undefined;
  readonly mode: Decision["mode"];
  readonly exceptions: readonly ExceptionIndex[];
  readonly onDecision: ((decision: Decision) => void) | undefined;
};

/** @throws {GuardError} */
export function readJudging(options: GuardOptions): Judging {
  const given = readOptions(options, ["policies", ...sharedOptionNames]);
  const policies = checkPolicies(given.policies);
  const subjects = [...knownSubjects, ...readDeclarations(given.subjects, "subjects", subjectKind)];
  checkNamesOnce("subjects", "a question", subjects);
  const ownKinds = readDeclarations(given.inputKinds, "inputKinds", inputKindKind);
  checkNamesOnce("inputKinds", "a kind of document", [...knownKinds, ...ownKinds]);
  const { parameters = {}, mode = "enforce", onDecision } = given;
  if (!modes.includes(mode))
    throw new GuardError("invalid_options", `\`mode\` is one of ${modes.join(", ")}`);
  if (onDecision !== undefined && typeof onDecision !== "function")
    throw new GuardError("invalid_options", "`onDecision` is a function");
  checkParameters(given.parameters, { policies, subjects });
  const known = subjects.map((subject): [string, KnownSubject] => {
    const values = packParameters(policies, subject);
    return [subject.name, { subject, schema: subject.schemaFor(values), parameters: values }];
  });
  return {
    policies,
    host: checkHost(given.host),
    limits: checkLimits(given.limits),
    subjects: new Map(known),
    inputKinds: [...ownKinds, ...knownKinds],
    parameters,
    textModel: checkTextModel(given.textModel),
    mode,
    exceptions: [new ExceptionIndex(readExceptionEntries(given.exceptions))],
    onDecision,
  };
}

/** @throws {GuardError} for anything but the bytes of a model for these signals */
function checkTextModel(bytes: unknown): TextModel | undefined {
  if (bytes === undefined) return undefined;
  if (isBytes(bytes)) return readTextModel(copyBytes(bytes), signalNames);
  throw new GuardError("invalid_options", "`textModel` is the bytes of a model of texts");
}

const exceptionsSchema = z.strictObject({ exceptions: z.array(exceptionSchema) });

/** @throws {GuardError} `invalid_exceptions`: a guard excepts nothing by what is half understood. */
function readExceptionEntries(given: unknown): readonly RuleException[] {
  if (given === undefined) return [];
  try {
    const kind = { called: "what a guard excepts", schema: exceptionsSchema };
    const { exceptions } = readRequest(kind, { exceptions: given });
    return exceptions.map((entry, index) => ({ ...entry, id: entry.id ?? `exceptions/${index}` }));
  } catch (error) {
    throw new GuardError("invalid_exceptions", messageOf(error), { cause: error });
  }
}

function checkLimits(limits: unknown): EvaluationLimits {
  if (limits === undefined) return {};
  const read = looking("invalid_options", "`limits` throws when it is looked at", () => {
    if (!isPlain(limits)) return undefined;
    const { steps, memory, ...others }: EvaluationLimits = { ...limits };
    const isLimit = (limit: unknown): boolean =>
      limit === undefined || (Number.isSafeInteger(limit) && Number(limit) > 0);
    const isRight = isLimit(steps) && isLimit(memory) && Object.keys(others).length === 0;
    return isRight ? { ...(steps && { steps }), ...(memory && { memory }) } : undefined;
  });
  if (read !== undefined) return read;
  throw new GuardError(
    "invalid_options",
    "`limits` is a plain object with `steps` and `memory`, whole numbers above 0",
  );
}

/** @throws {GuardError} for what is no list, and for the first declaration that lacks something */
function readDeclarations<Declared>(
  list: readonly Declared[] | undefined,
  option: string,
  kind: DeclarationKind<keyof Declared & string>,
): readonly Declared[] {
  const declared = readList(list, option);
  for (const [index, each] of declared.entries()) readDeclaration(`${option}/${index}`, kind, each);
  return declared;
}
