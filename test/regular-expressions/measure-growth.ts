// How the work of an expression grows with its text: proportions of times, never times.
import { type Attack, attackText } from "./adversarial-texts.js";

/** Repetitions, in steps so small that what grows exponentially is noticed while it can still end. */
const short: readonly number[] = [8, 12, 16, 20, 24, 28, 32, 40, 48, 56, 64, 80, 96, 128];
const long: readonly number[] = [1024, 16_384];

/**
 * Milliseconds. Who looks at each pair of places takes a hundred million steps at the last length; what takes less than this at
 * any of them is in proportion. The rest is measured at twice the length.
 */
const worthMeasuring = 3;

/** Twice the text takes twice the work in proportion, and four times if it is quadratic. */
const mostAtTwice = 3;

export type Growth = { readonly length: number; readonly proportion: number };

/** Nothing if the work is in proportion to the text. */
export function superlinearGrowth(expression: RegExp, attack: Attack): Growth | undefined {
  for (const length of short) {
    const text = attackText(attack, length);
    const isSlow = [1, 2, 3].every(() => duration(expression, text) >= worthMeasuring);
    if (isSlow) return { length, proportion: Number.POSITIVE_INFINITY };
  }
  for (const length of long) {
    if (duration(expression, attackText(attack, length)) < worthMeasuring) continue;
    const growth = measured(expression, attack, length);
    if (growth.proportion > mostAtTwice) return growth;
  }
  return undefined;
}

/** The least of several, at two lengths: a busy machine only ever adds, and not for long. */
function measured(expression: RegExp, attack: Attack, length: number): Growth {
  let least = Number.POSITIVE_INFINITY;
  for (const size of [length, 2 * length]) {
    for (let attempt = 0; attempt < 4 && least > mostAtTwice; attempt++) {
      const [once, twice] = [quickest(expression, attack, size), quickest(expression, attack, 2 * size)];
      // Too quick after all: the first time the expression was compiled.
      least = Math.min(least, twice < worthMeasuring ? 0 : twice / once);
      // Nothing in proportion takes so long.
      if (twice > hopeless) return { length: size, proportion: twice / once };
    }
    if (least <= mostAtTwice) break;
  }
  return { length, proportion: least };
}

const hopeless = 2000;

function quickest(expression: RegExp, attack: Attack, length: number): number {
  const text = attackText(attack, length);
  let least = Number.POSITIVE_INFINITY;
  for (let time = 0; time < 3 && least > worthMeasuring / 2 && (time === 0 || least < hopeless / 4); time++)
    least = Math.min(least, duration(expression, text));
  return least;
}

/** Milliseconds, as the expression is used: everywhere with `g`, once at the beginning with `y`. */
function duration(expression: RegExp, text: string): number {
  expression.lastIndex = 0;
  const began = performance.now();
  if (expression.global) text.replace(expression, "");
  else expression.exec(text);
  return performance.now() - began;
}
