// What was asked is no prompt, action or configuration.
import type { FailureCode } from "./failure.js";

/** `place` is a JSON pointer into the request; the message names it, cut short if it is long. */
export class RequestError extends Error {
  override readonly name = "RequestError";
  readonly place: string;
  readonly code: FailureCode;

  constructor(message: string, place: string, code: FailureCode = "invalid_request") {
    super(place === "" ? message : `${message} at \`${shortened(place, longestPlace)}\``);
    this.place = place;
    this.code = code;
  }
}

const longestPlace = 200;

/** A text of outside, of a length that a message can bear. */
export function shortened(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest).toWellFormed()}…`;
}
