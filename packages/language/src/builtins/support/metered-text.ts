// A text that counts how often it is read, for matchers whose work only they know.

import type { TakeSteps } from "../builtin-context.js";
import { StepMeter } from "./step-meter.js";

/** Looking for a part is far faster than reading unit by unit. */
const unitsPerStep = 256;

/**
 * What a matcher asks of a text. Matching takes linear time for one match, but each of many matches may
 * read on to the end of the text, and how much an instruction costs depends on the pattern.
 */
export class MeteredText {
  /** By this, libraries know texts that are no primitives. */
  readonly [Symbol.toStringTag] = "String";
  readonly length: number;
  readonly #text: string;
  readonly #stepsPerReading: number;
  readonly #meter: StepMeter;

  constructor(text: string, stepsPerReading: number, takeSteps: TakeSteps) {
    this.length = text.length;
    this.#text = text;
    this.#stepsPerReading = stepsPerReading;
    this.#meter = new StepMeter(takeSteps);
  }

  charCodeAt(index: number): number {
    this.#meter.add(this.#stepsPerReading);
    return this.#text.charCodeAt(index);
  }

  indexOf(part: string, from: number): number {
    const index = this.#text.indexOf(part, from);
    this.#meter.add(((index < 0 ? this.length : index) - from) / unitsPerStep);
    return index;
  }

  substring(start: number, end: number): string {
    return this.#text.substring(start, end);
  }

  toString(): string {
    return this.#text;
  }
}
