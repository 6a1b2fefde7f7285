// `%` lines, and percent signs that are none.
import type { YamlShape } from "../yaml-shape.js";

const good = [
  "%YAML 1.1",
  "%TAG !e! tag:yaml.org,2002:",
  "%TAG ! tag:a,2000:",
  "%YAML 1.1 # why",
  "%YAML 1.2",
];
const odd = [
  ...[
    "%YAML 1.1",
    "%YAML 1.2",
    "%YAML 1.0",
    "%YAML 2.0",
    "%YAML 1.10",
    "%YAML",
    "%YAML 1",
    "%YAML a.b",
    "%YAML 1.1 # why",
  ],
  ...[
    "%TAG ! tag:a,2000:",
    "%TAG !! tag:a,2000:",
    "%TAG !e! tag:yaml.org,2002:",
    "%TAG !e!",
    "%TAG",
    "%TAG e tag:a",
    "%TAG ! !",
  ],
  ...[
    "%UNKNOWN a b",
    "%",
    "% a",
    "%a: b",
    " %YAML 1.1",
    "%yaml 1.1",
    "%YAML 1.1 text",
    "%YAML\t1.1",
    "%YAML 1.999999999999999999",
  ],
];
const ends = [
  "---\n",
  "---\n",
  "---\n",
  "---\n",
  "---\n",
  "--- ",
  "",
  "...\n",
  "\n---\n",
  "# why\n---\n",
  "---\n---\n",
];
const bodies = [
  "a: 1\n",
  "!e!str 5\n",
  "a: !x 1\n",
  "- !!str 1\n",
  "",
  "a: %b\n",
  "%a: b\n",
  "a: |\n  %YAML\n",
  "a\n%b\n",
  "[%a]\n",
  "a: b%\n",
];

export const directives: YamlShape = {
  name: "directives",
  make: (random) => {
    const directive = () => `${random.pick(random.chance(0.7) ? good : odd)}\n`;
    const head = random.times(1 + random.below(2), directive).join("");
    const text = `${head}${random.pick(ends)}${random.pick(bodies)}`;
    if (random.chance(0.5)) return text;
    return random.chance(0.5)
      ? `a: 1\n${random.pick(["", "---\n", "...\n"])}${text}`
      : `${text}---\n${random.pick(bodies)}`;
  },
};
