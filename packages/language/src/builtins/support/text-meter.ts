// Pays for a text that grows part by part, before it takes much more than was paid for.

import { HaltError } from "../builtin-error.js";
import { maximumText, prepareText } from "./limits.js";

const batch = 16_384;

export class TextMeter {
  #length = 0;
  #paid = 0;

  /** A part is about to be added. @throws {HaltError} when the whole is too long, or cannot be paid for. */
  add(length: number): void {
    this.#length += length;
    if (this.#length < this.#paid + batch) return;
    if (this.#length > maximumText) throw new HaltError("memory limit exceeded");
    prepareText(this.#length - this.#paid);
    this.#paid = this.#length;
  }
}
