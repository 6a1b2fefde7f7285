// Tags: the core schema's, those of YAML 1.1, custom ones, and those that do not fit their value.
import { placed } from "../places.js";
import type { YamlShape } from "../yaml-shape.js";

const known =
  "str int float bool null seq map binary timestamp merge set omap pairs value yaml unknown".split(" ");
const written: readonly string[] = [
  ...known.map((name) => `!!${name}`),
  ...known.slice(0, 9).map((name) => `!<tag:yaml.org,2002:${name}>`),
  ...[
    "!",
    "!custom",
    "!a!b",
    "!!",
    "!<>",
    "!<!str>",
    "!<custom>",
    "!local/path",
    "!Ref",
    "!e!tag",
    "!%21",
    "!!s%74r",
  ],
  ...[
    "!!str !!int",
    "!!int &x",
    "&x !!int",
    "!,",
    "!a,b",
    "![",
    "!!python/object:a",
    "!<tag:yaml.org,2002:str",
    "!!Str",
  ],
];
const values: readonly string[] = [
  ...[
    "5",
    "5.5",
    "-0",
    "true",
    "yes",
    "null",
    "~",
    "",
    "text",
    '"5"',
    "'true'",
    '""',
    "0x1F",
    "1e3",
    ".inf",
    "2001-01-01",
  ],
  ...[
    "[1, 2]",
    "{p: 1}",
    "[]",
    "{}",
    "aGVsbG8=",
    "aGVsbG8",
    "/w==",
    "not base64!",
    '"aGVs bG8="',
    "1_000",
    "0o17",
  ],
  ...[
    "{p, q}",
    "[p: 1, q: 2]",
    "<<",
    "=",
    "*x",
    "- 1",
    "99999999999999999999",
    "1:30",
    "|\n  5\n",
    "+5",
    " 5 ",
  ],
];

export const tags: YamlShape = {
  name: "tags",
  make: (random) => {
    const tagged = `${random.pick(written)} ${random.pick(values)}`;
    switch (random.below(6)) {
      case 0:
        return `%TAG !e! tag:yaml.org,2002:\n---\na: ${random.pick(["!e!str", "!e!int", "!e!x"])} ${random.pick(values)}\n`;
      case 1:
        return `a: ${random.pick(written)}\n  b: 1\nc: ${random.pick(written)}\n  - 1\n`;
      case 2:
        return `x: &x 1\na: ${tagged}\nb: ${random.pick(written)} ${random.pick(values)}\n`;
      case 3:
        return `${random.pick(written)} ${random.pick(["a", "1", "true", "[a]"])}: ${tagged}\n`;
      case 4:
        return `a: ${random.pick(written)} |\n  ${random.pick(["5", "true", "aGVsbG8=", "text"])}\n`;
      default:
        return placed(random, tagged);
    }
  },
};
