// Times of a description are told from the moment the tenant starts, so that it is as fresh tomorrow as today.
import { z } from "zod";

/** A length of time such as `"90s"`, `"14d"` or `"2h30m"`. */
export type Duration = string;

const milliseconds: ReadonlyMap<string, number> = new Map([
  ["s", 1000],
  ["m", 60_000],
  ["h", 3_600_000],
  ["d", 86_400_000],
]);

/**
 * Milliseconds of a length of time.
 * @throws RangeError if the text is no length of time
 * @example readDuration("2h30m") // 9000000
 */
export function readDuration(text: Duration): number {
  let total = 0;
  let digits = "";
  for (const character of text) {
    const unit = milliseconds.get(character);
    if (character >= "0" && character <= "9") digits += character;
    else if (unit !== undefined && digits !== "") {
      total += Number(digits) * unit;
      digits = "";
    } else throw new RangeError(`\`${text}\` is no length of time, such as \`2h30m\``);
  }
  if (text === "" || digits !== "")
    throw new RangeError(`\`${text}\` is no length of time, such as \`2h30m\``);
  return total;
}

export const durationSchema = z.string().refine(isDuration, {
  error: ({ input }) => `\`${String(input)}\` is no length of time, such as \`2h30m\``,
});

function isDuration(text: string): boolean {
  try {
    return Number.isSafeInteger(readDuration(text));
  } catch {
    return false;
  }
}
