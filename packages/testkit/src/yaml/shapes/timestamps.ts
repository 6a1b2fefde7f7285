// Dates and times, which YAML 1.1 takes for values of their own.
import type { Random } from "../../fuzz/random.js";
import { placed, placedTogether } from "../places.js";
import type { YamlShape } from "../yaml-shape.js";

function timestamp(random: Random): string {
  const number = (most: number, width: number) => String(random.below(most)).padStart(width, "0");
  const width = () => random.pick([1, 2, 2, 2]);
  const date = `${random.pick(["2001", "1999", "0001", "0000", "99", "20011", "-001"])}-${number(14, width())}-${number(33, width())}`;
  if (random.chance(0.3)) return date;
  const seconds = `${number(26, width())}:${number(61, 2)}${random.chance(0.9) ? `:${number(62, 2)}` : ""}`;
  const fraction = random.pick(["", "", ".5", ".123456789", ".1234567890123", "."]);
  const zone = random.pick(["", "Z", "z", " Z", "+01:00", "-5", " +1", "+0100", "-05:30", " UTC", "+25:00"]);
  return `${date}${random.pick(["T", "t", " ", "  ", "\t"])}${seconds}${fraction}${zone}`;
}

export const timestamps: YamlShape = {
  name: "timestamps",
  make: (random) => {
    const tag = random.pick(["", "", "", "!!timestamp ", "!!str ", "!!timestamp &x "]);
    if (random.chance(0.3))
      return placedTogether(
        random,
        random.times(2, () => `${tag}${timestamp(random)}`),
      );
    if (random.chance(0.1)) return `${timestamp(random)}: a\n? ${timestamp(random)}\n: b\n`;
    const text = timestamp(random);
    return placed(random, `${tag}${random.pick([text, text, text, `"${text}"`])}`);
  },
};
