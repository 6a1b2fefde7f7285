// Files behind each other, as `cat`, `jq -c` and generators join them: YAML, JSON, and whatever stands between.
import type { YamlShape } from "../yaml-shape.js";

const separators: readonly string[] = [
  ...[
    "---\n",
    "---\n",
    "--- \n",
    "---\t\n",
    "--- # why\n",
    "---# why\n",
    "--- text\n",
    "--- {a: 1}\n",
    "--- |\n  a\n",
    "---a\n",
  ],
  ...[
    "----\n",
    "----- text\n",
    " ---\n",
    "---\r\n",
    "---\r",
    "...\n",
    "... # why\n",
    "...\n---\n",
    "...\n...\n",
    "\n",
    "\n---\n",
  ],
  ...[
    "---\ufeff\n",
    "---\n\ufeff",
    "\ufeff---\n",
    "\ufeff",
    "---\n---\n",
    "---\n# only\n---\n",
    "---\n~\n---\n",
    "",
    "--- !!map\n",
  ],
  ...[
    "---\n%YAML 1.1\n---\n",
    "%YAML 1.2\n---\n",
    "---\n\n\n",
    "  \n---\n",
    "\t\n---\n",
    "---\n \n",
    "--- null\n",
    "--- &a\n",
    "..\n",
  ],
  ...[
    "---\u0085",
    "---\u2028",
    "---\v\n",
    "---\u00a0\n",
    "--- '\n",
    '--- "\n',
    "---\n...\n",
    "---#\n",
    ",\n",
    ";\n",
    "--- >\n",
    "--- ---\n",
  ],
];
const parts: readonly string[] = [
  ...[
    "a: 1\n",
    "b: 2",
    "kind: Pod\nspec: {}\n",
    "- 1\n- 2\n",
    '{"a":1}\n',
    '{"b":2}',
    '{"c":[1,2]}\n',
    '{\n  "d": 4\n}\n',
    "{a: 1}\n",
  ],
  ...[
    "{a: 1}",
    "[1]\n",
    "text\n",
    '"text"\n',
    "5\n",
    "null\n",
    "~\n",
    "",
    "# only\n",
    "   # only\n",
    "\n",
    "a: |\n  text\n  ---\n",
  ],
  ...[
    "a: |\n  text\n\n",
    'a: "text\n',
    "a: 'text\n---\nmore'\n",
    "a: b: c\n",
    "{{ .Values.x }}\n",
    "a: {\n",
    '{"a":\n',
    '{"a":1,}\n',
    "{}\n",
  ],
  ...[
    '{"a":1} # why\n',
    '{"a":1} text\n',
    '{"a":1}}\n',
    "}\n",
    '  {"a":1}\n',
    '\t{"a":1}\n',
    '# why\n{"a":1}\n',
    "apiVersion: v1\n",
    "...",
  ],
  ...[
    '{"a":1}{"b":2}\n',
    '{"a":1} {"b":2}\n',
    '{"a":1}\n\n\n{"b":2}\n',
    '{"a":1}\t\n',
    '[{"a":1}]\n',
    "a: 1\n...\nb: 2\n",
    "a: >-\n  x\n...",
  ],
];
const common = [
  "a: 1\n",
  "b: 2\n",
  "kind: Pod\nspec: {}\n",
  '{"a":1}\n',
  '{"b":2}\n',
  "- 1\n",
  "# only\n",
  "a: |\n  text\n",
];
const beginnings = [
  "",
  "",
  "",
  "",
  "\n",
  "  ",
  "\n\n  ",
  "# why\n",
  "---\n",
  "\ufeff",
  "\ufeff---\n",
  "%YAML 1.1\n---\n",
  "\t",
  "\r\n",
  "...\n",
];

export const joinedFiles: YamlShape = {
  name: "joined files",
  make: (random) => {
    const count = 2 + random.below(3);
    const habit = random.chance(0.4) ? random.pick(["---\n", "", "\n"]) : undefined;
    let text = random.pick(beginnings);
    for (let index = 0; index < count; index++) {
      const part = random.pick(random.chance(0.55) ? common : parts);
      text += part;
      if (index === count - 1) break;
      const separator = habit ?? random.pick(separators);
      text += part.endsWith("\n") || random.chance(0.3) ? separator : `\n${separator}`;
    }
    return random.chance(0.2) ? text.replace(/\n$/, "") : text;
  },
};
