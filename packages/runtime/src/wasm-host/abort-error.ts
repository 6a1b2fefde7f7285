// What a module says when it gives up, as an error with a code.
import { abortMessages } from "@palisade/language";
import { conflictMessages, EvaluationError, type EvaluationErrorCode } from "../evaluation-error.js";

/** `file:row:column: code: message`, as our modules write it; the place may be missing. */
const coded = /^(?:(.+?:\d+:\d+): )?(eval_[a-z]+_error): ([\s\S]*)$/;
/** `file:row:column: message`, as OPA's do. */
const placed = /^(.+?:\d+:\d+): ([\s\S]*)$/;

/** OPA's messages, to the code and words that its own evaluator has for the same. */
const foreignMessages: ReadonlyMap<string, readonly [EvaluationErrorCode, string]> = new Map([
  [abortMessages.conflict, ["eval_conflict_error", conflictMessages.rule]],
  [abortMessages.objectConflict, ["eval_conflict_error", conflictMessages.object]],
  ["opa_malloc: failed", ["eval_cancel_error", "memory limit exceeded"]],
]);

export function abortError(text: string): EvaluationError {
  const [, codedPlace, code, codedMessage] = coded.exec(text) ?? [];
  if (code !== undefined) {
    return new EvaluationError(code as EvaluationErrorCode, codedMessage ?? "", { location: codedPlace });
  }
  const [, location, placedMessage] = placed.exec(text) ?? [];
  const message = placedMessage ?? text;
  const [known, words] = foreignMessages.get(message) ?? ["eval_internal_error", message];
  return new EvaluationError(known, words, { location });
}
