// Keys that are no plain words: maps, lists, numbers, equal ones, long ones, and names that a prototype has.
import type { Random } from "../../fuzz/random.js";
import type { YamlShape } from "../yaml-shape.js";

const odd: readonly string[] = [
  ...[
    "{a: 1}",
    "[a]",
    "null",
    "~",
    "",
    "true",
    "yes",
    "no",
    "on",
    "y",
    "1",
    "01",
    "1.0",
    "1.5",
    "1e3",
    "0x10",
    "0o7",
  ],
  ...[
    "-0",
    "+1",
    ".inf",
    "-.inf",
    ".nan",
    "0.1",
    "1e21",
    "123456789012345678901",
    "16777217.0",
    "0.1234567890123",
    "1_0",
  ],
  ...[
    "2001-01-01",
    "1:30",
    '"a"',
    "'a'",
    '""',
    "''",
    '"1"',
    "'true'",
    '"null"',
    "__proto__",
    "constructor",
    "toString",
  ],
  ...[
    "hasOwnProperty",
    '"__proto__"',
    "a b",
    "a: b",
    "a:b",
    ":a",
    "-a",
    "- a",
    "?",
    "? a",
    "?a",
    "#a",
    "a#b",
    "a #b",
  ],
  ...[
    "@a",
    "`a",
    "%a",
    "!a",
    "&x a",
    "*x",
    "|",
    ">",
    "a,b",
    "{a}",
    "[a, b]",
    "{}",
    "[]",
    "<<",
    "=",
    '"a\\nb"',
    '"a\\u0000"',
  ],
  ...[
    "ä",
    "😀",
    "\u200b",
    "\u00a0",
    "a\u2028b",
    "a ",
    " a",
    "a\tb",
    "!!str 1",
    "!!int '1'",
    "!!null ''",
    "!!binary YQ==",
  ],
  ...[
    "18446744073709551615",
    "9223372036854775808",
    "-9223372036854775809",
    "1e400",
    "1.0000000000000000000001",
    "3.4e38",
  ],
];

function longKey(random: Random): string {
  return "k".repeat(random.pick([127, 128, 1000, 1022, 1023, 1024, 1025, 1026, 1030, 2000]));
}

function key(random: Random): string {
  return random.chance(0.06) ? longKey(random) : random.pick(odd);
}

function maps(random: Random): string {
  const entries = random.times(1 + random.below(4), (index) => [key(random), index] as const);
  const again = random.chance(0.4) ? [[random.pick(entries)[0], "again"] as const] : [];
  const all = [...entries, ...again];
  switch (random.below(4)) {
    case 0:
      return `{${all.map(([name, value]) => `${name}: ${value}`).join(", ")}}\n`;
    case 1:
      return all.map(([name, value]) => `? ${name}\n: ${value}\n`).join("");
    case 2:
      return `a:\n${all.map(([name, value]) => `  ${name}: ${value}\n`).join("")}`;
    default:
      return all.map(([name, value]) => `${name}: ${value}\n`).join("");
  }
}

const equal = [
  "a: 1\nb: 2\na: 3\n",
  "1: a\n'1': b\n",
  "true: a\n'true': b\nTrue: c\n",
  'a: 1\n"a": 2\n',
  "1: a\n1.0: b\n01: c\n",
];
const complex = [
  "? a\n",
  "? a\nb: 1\n",
  "?\n  a: 1\n: b\n",
  "? |\n  block\n: 1\n",
  "? - a\n  - b\n: - c\n",
  "? a\n? b\n",
  ": a\n",
];
const json = [
  '{"a":1,"a":2}\n',
  '{"__proto__":{"a":1}}\n',
  '{"":1," ":2}\n',
  '{"a":{"b":1,"b":[]}}\n',
  '{"\\u0061":1,"a":2}\n',
];

export const keys: YamlShape = {
  name: "keys",
  make: (random) => {
    const draw = random.next();
    if (draw < 0.04) return random.pick(equal);
    if (draw < 0.08) return random.pick(complex);
    if (draw < 0.1) return random.pick(json);
    if (draw < 0.16) return `a: {${key(random)}: {${key(random)}: 1}, ${key(random)}}\n`;
    if (draw < 0.22) return `a: {b: 1, ? ${key(random)} : c, ? ${key(random)}}\n`;
    if (draw < 0.28) return `a: [${key(random)}: 1, {${key(random)}: 2}]\n`;
    return maps(random);
  },
};
