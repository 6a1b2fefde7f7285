// Lines that are indented in ways nobody should: by one, by tabs, back to where nothing stands.
import type { Random } from "../../fuzz/random.js";
import type { YamlShape } from "../yaml-shape.js";

const contents = [
  "a:",
  "a: 1",
  "b: 2",
  "c:",
  "- a",
  "- b: 1",
  "-",
  "- - a",
  "? a",
  ": b",
  "text",
  "",
  "# why",
  "d: [1,",
  "2]",
  "e: {",
  "}",
  "- c:",
  "f: |",
  "g: 'x",
  "y'",
  "-\ta",
  "- \tb: 1",
  "a:\tb",
  "? - a",
  ": - b",
  "- ? a",
];
const indents = [0, 0, 0, 1, 2, 2, 2, 3, 4, 4, 6, 8];

function soup(random: Random): string {
  return random
    .times(2 + random.below(3), () => {
      const space = random.chance(0.04)
        ? random.pick(["\t", " \t", "\t ", "  \t", "\u00a0", "\u3000"])
        : " ".repeat(random.pick(indents));
      return `${space}${random.pick(contents)}\n`;
    })
    .join("");
}

/** A tree that was written properly, with one line moved. */
function nudged(random: Random): string {
  const lines = [
    ...[
      "spec:",
      "  replicas: 1",
      "  template:",
      "    spec:",
      "      containers:",
      "      - name: a",
      "        image: b",
    ],
    ...[
      "        ports:",
      "        - containerPort: 80",
      "          name: web",
      "      hostNetwork: true",
      "  selector: {a: b}",
    ],
  ];
  const times = 1 + random.below(2);
  for (let time = 0; time < times; time++) {
    const index = random.below(lines.length);
    const line = lines[index] ?? "";
    const moved = [
      ` ${line}`,
      `  ${line}`,
      line.slice(1),
      line.slice(2),
      `\t${line}`,
      line.replace(/^ {2}/, "\t"),
      `${line} `,
      line.trim(),
    ];
    lines[index] = random.pick(moved);
  }
  return `${lines.join("\n")}\n`;
}

export const indentation: YamlShape = {
  name: "indentation",
  make: (random) => (random.chance(0.6) ? nudged(random) : soup(random)),
};
