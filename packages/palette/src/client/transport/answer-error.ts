// An answer that is no success, as an error.
import { PaletteError, type PaletteErrorCode } from "../palette-error.js";
import type { Redactor } from "../redaction.js";
import { type PreparedCall, unknownWhetherDone } from "./prepared-call.js";
import { readErrorBody } from "./read-error-body.js";
import type { WireAnswer } from "./send.js";

/** Palette's own codes say more than the status, which is sometimes a plain 400. */
const codes = new Map<string, PaletteErrorCode>([
  ["UnAuthorizedAccess", "unauthorized"],
  ["OperationForbidden", "forbidden"],
  ["ResourceNotFound", "not_found"],
  ["TooManyRequests", "rate_limited"],
]);

const statuses = new Map<number, PaletteErrorCode>([
  [401, "unauthorized"],
  [403, "forbidden"],
  [404, "not_found"],
  [409, "conflict"],
  [408, "unavailable"],
  [429, "rate_limited"],
]);

export function answerError(answer: WireAnswer, call: PreparedCall, redactor: Redactor): PaletteError {
  const { status } = answer;
  const body = readErrorBody(answer.text, redactor);
  const code = codeOf(status, body.code);
  const said = [body.code, body.message].filter((each) => each !== undefined).join(": ");
  return new PaletteError(code, `Palette answered ${status}${said === "" ? "" : ` (${said})`}`, {
    status,
    method: call.method,
    path: call.path,
    ref: body.ref,
    retryable: code === "rate_limited" || (code === "unavailable" && call.effect === "reads"),
    hint: hintOf(code, call),
  });
}

function codeOf(status: number, said: string | undefined): PaletteErrorCode {
  if (status >= 500) return "unavailable";
  if (status < 400) return "unexpected_response";
  return codes.get(said ?? "") ?? statuses.get(status) ?? "invalid";
}

function hintOf(code: PaletteErrorCode, { projectUid, scope, effect }: PreparedCall): string | undefined {
  switch (code) {
    case "unauthorized":
      return "the key is not of this tenant, has expired or was revoked";
    case "forbidden":
      return projectUid === undefined && scope === "project"
        ? "no project was named: use `inProject(uid)`, as what belongs to a project is forbidden without it"
        : "the owner of the key lacks this permission in the project";
    case "not_found":
      return "nothing has this id in the project, or it is gone";
    case "rate_limited":
      return "wait before asking again";
    case "unexpected_response":
      return "redirects are not followed: give the address that Palette itself answers at";
    case "unavailable":
      return effect === "writes" ? unknownWhetherDone : undefined;
    default:
      return undefined;
  }
}
