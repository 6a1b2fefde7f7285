// Everything that is a number in some YAML, and much that only looks like one.
import type { Random } from "../../fuzz/random.js";
import { placed, placedTogether } from "../places.js";
import type { YamlShape } from "../yaml-shape.js";

const fixed: readonly string[] = [
  ...[
    "0",
    "-0",
    "+0",
    "00",
    "01",
    "-01",
    "07",
    "08",
    "010",
    "0777",
    "0o17",
    "0o8",
    "-0o17",
    "+0o17",
    "0O17",
    "0x1F",
    "0X1f",
  ],
  ...[
    "-0x1F",
    "+0x1F",
    "0x",
    "0xg",
    "0b101",
    "-0b101",
    "+0b1",
    "0B1",
    "0b2",
    "0b",
    "0b_1",
    "0x_1",
    "0o_7",
    "1_000",
    "_1",
    "1_",
  ],
  ...[
    "1__0",
    "-_1",
    "1_.5",
    "1._5",
    "1e1_0",
    "0_7",
    "0_8",
    "1,000",
    "1e3",
    "1E3",
    "1e+3",
    "1e-3",
    "1.5e3",
    "1.e3",
    ".5e3",
  ],
  ...[
    "0e0",
    "1e",
    "e1",
    "1e+",
    "1e1.5",
    ".5",
    "-.5",
    "+.5",
    "5.",
    "-5.",
    ".",
    "..",
    "-",
    "+",
    "+-1",
    "--1",
    "-+1",
    "0.0",
    "-0.0",
  ],
  ...[
    "1.0",
    "1.50",
    "0.1",
    "100.",
    "1:30",
    "1:30:45",
    "190:20:30",
    "-1:30",
    "1:60",
    "1:30.5",
    "0:0",
    "12:30:45.678",
  ],
  ...[
    ".inf",
    "-.inf",
    "+.inf",
    ".Inf",
    ".INF",
    ".iNF",
    "inf",
    "Infinity",
    "-Infinity",
    ".nan",
    ".NaN",
    ".NAN",
    "NaN",
    "+.nan",
  ],
  ...[
    "1e400",
    "-1e400",
    "1e-400",
    "4.9e-324",
    "2e-324",
    "1.7976931348623157e308",
    "1.7976931348623159e308",
    "1e308",
    "1e21",
  ],
  ...[
    "1e20",
    "123456789e13",
    "9007199254740993",
    "9007199254740993.0",
    "9223372036854775807",
    "9223372036854775808",
  ],
  ...[
    "-9223372036854775808",
    "-9223372036854775809",
    "18446744073709551615",
    "18446744073709551616",
    "0xFFFFFFFFFFFFFFFF",
  ],
  ...[
    "0x10000000000000000",
    "-0x8000000000000000",
    "-0xFFFFFFFFFFFFFFFF",
    "0b11111111",
    "01777777777777777777777",
    "0.1e1",
  ],
  ...[
    "0.30000000000000004",
    "3.14159265358979323846264338327950288",
    "1e0",
    "1e00",
    "1e05",
    "0.000001",
    "0.0000001",
    "1e-7",
  ],
  ...[
    "0x1p3",
    "0x1.8p1",
    "1p3",
    "1f",
    "1d",
    "1L",
    "1n",
    "0b1e3",
    "0xe3",
    "１",
    "٣",
    "1 ",
    "1\u00a0",
    "½",
    "1/2",
    "1%",
    "$1",
    "1Gi",
  ],
  ...[
    "100m",
    "0.5m",
    "1e3Mi",
    "12e",
    "0e",
    "1e9999999999",
    "00e0",
    "0_",
    "0b-1",
    "0x-1",
    "+0b-1",
    "0o-1",
    "1-1",
    "1+1",
    "~1",
    "=1",
  ],
];

function made(random: Random): string {
  const digits = (most: number) =>
    random.times(1 + random.below(most), () => random.pick([..."0123456789_"])).join("");
  const sign = random.pick(["", "", "-", "+"]);
  switch (random.below(9)) {
    case 0:
      return `${sign}${digits(25)}`;
    case 1:
      return `${sign}${digits(4)}.${digits(20)}`;
    case 2:
      return `${sign}${digits(3)}${random.pick(["", "."])}${random.chance(0.5) ? digits(4) : ""}${random.pick(["e", "E"])}${random.pick(["", "+", "-"])}${digits(3)}`;
    case 3:
      return `${sign}0${digits(8)}`;
    case 4:
      return `${sign}0x${random.times(1 + random.below(18), () => random.pick([..."0123456789abcdefABCDEF_"])).join("")}`;
    case 5:
      return `${sign}0${random.pick(["b", "B"])}${random.times(1 + random.below(66), () => random.pick(["0", "1"])).join("")}`;
    case 6:
      return `${sign}0${random.pick(["o", "O"])}${random.times(1 + random.below(24), () => random.pick([..."01234567_8"])).join("")}`;
    case 7:
      return `${sign}${random.times(1 + random.below(8), () => random.pick([..."0123456789.eE+-_xob:"])).join("")}`;
    default:
      return `${sign}${"9".repeat(1 + random.below(400))}${random.pick(["", ".5", "e5", "e-300", ".0"])}`;
  }
}

const one = (random: Random) => (random.chance(0.55) ? random.pick(fixed) : made(random));

export const numbers: YamlShape = {
  name: "numbers",
  make: (random) => {
    if (random.chance(0.15))
      return `{"a":${one(random)},"b":[${one(random)}]}\n${random.chance(0.3) ? '{"c":1}\n' : ""}`;
    if (random.chance(0.4))
      return placedTogether(
        random,
        random.times(2 + random.below(3), () => one(random)),
      );
    return placed(random, one(random));
  },
};
