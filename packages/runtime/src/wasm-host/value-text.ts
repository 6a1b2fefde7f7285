// Values as the text that `opa_value_parse` reads: JSON, with sets and keys of any kind.
import { isArray, isNumber, isObject, numberText, type Value } from "@palisade/language";
import { EvaluationError } from "../evaluation-error.js";
import { weigh } from "../weight.js";

/** What a member costs, besides its text, while the text is put together. */
const bytesPerMember = 64;

/**
 * Lone surrogates are escaped; the value library reads the bytes that some stand for, and U+FFFD for others.
 * @throws {EvaluationError} if it takes more than `longest` bytes, as values that share their parts may.
 */
export function valueText(value: Value, longest = Number.POSITIVE_INFINITY): string {
  // Quick to tell where parts are shared many times over, when writing them out is not.
  if (longest !== Number.POSITIVE_INFINITY && weigh(value, new WeakMap()) > longest) throw tooLong();
  return new TextOfValue(longest).of(value);
}

class TextOfValue {
  #left: number;

  constructor(longest: number) {
    this.#left = longest;
  }

  of(value: Value): string {
    if (typeof value === "string") {
      this.#take(value.length);
      return JSON.stringify(value);
    }
    if (typeof value === "number") return numberText(value);
    if (value === null || typeof value === "boolean") return String(value);
    if (isNumber(value)) return numberText(value);
    if (isArray(value)) return `[${this.#list(value)}]`;
    if (isObject(value)) {
      // Appending is what JavaScript engines are best at.
      let text = "";
      for (const [key, item] of value.entries()) {
        this.#take(bytesPerMember);
        text += `${text === "" ? "{" : ","}${this.of(key)}:${this.of(item)}`;
      }
      return text === "" ? "{}" : `${text}}`;
    }
    return value.size === 0 ? "set()" : `{${this.#list(value.values())}}`;
  }

  #list(values: readonly Value[]): string {
    let text = "";
    for (const value of values) {
      this.#take(bytesPerMember);
      text += text === "" ? this.of(value) : `,${this.of(value)}`;
    }
    return text;
  }

  #take(bytes: number): void {
    this.#left -= bytes;
    if (this.#left < 0) throw tooLong();
  }
}

function tooLong(): EvaluationError {
  return new EvaluationError("eval_cancel_error", "memory limit exceeded");
}
