// A value that has no JSON form: an error if it is still there when the document is complete.
import type { Value } from "../../values/value.js";
import { YamlError, type YamlProblemCode } from "../yaml-error.js";

/**
 * kubectl makes JSON of what is left after merging, so a value that another one replaces is never looked at.
 * Whatever contains a refusal is one itself.
 */
export class Refusal {
  readonly code: YamlProblemCode;
  readonly message: string;
  readonly offset: number;

  constructor(message: string, offset: number, code: YamlProblemCode = "value") {
    this.code = code;
    this.message = message;
    this.offset = offset;
  }

  toError(): YamlError {
    return new YamlError(this.code, this.message, this.offset);
  }
}

export type Built = Value | Refusal;
