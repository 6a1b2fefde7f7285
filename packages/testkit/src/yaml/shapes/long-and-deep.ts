// Values that are long or deep, about the limits of keys and buffers.
import type { Random } from "../../fuzz/random.js";
import type { YamlShape } from "../yaml-shape.js";

const lengths = [100, 1023, 1024, 1025, 2048, 4000, 4090, 4095, 4096, 4097, 5000, 8192, 9000];
const depths = [10, 50, 99, 100, 101, 200, 500, 1000];

export const longAndDeep: YamlShape = {
  name: "long and deep",
  make: (random) => {
    const text = makeText(random);
    return random.chance(0.15) ? text.replaceAll("\n", "\r\n") : text;
  },
};

function makeText(random: Random): string {
  const length = random.pick(lengths) + random.below(8);
  const depth = random.pick(depths) + random.below(4);
  const letter = random.pick(["x", "1", " ", "a ", "é", "#", "\\n", "-", "0", "x\n  "]);
  const long = letter.repeat(Math.ceil(length / letter.length));
  switch (random.below(17)) {
    case 0:
      return `a: ${long}\nb: c\n`;
    case 1:
      return `a: "${long}"\nb: c\n`;
    case 2:
      return `${"k".repeat(length)}: v\n`;
    case 3:
      return `# ${long}\n${random.pick(["a: b", '{"a":1}'])}\n`;
    case 4:
      return `${" ".repeat(length)}${random.pick(['{"a":1}\n{"b":2}', "a: b"])}\n`;
    case 5:
      return `${"[".repeat(depth)}1${"]".repeat(depth)}\n`;
    case 6:
      return `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}\n`;
    case 7:
      return `a: ${"{b: ".repeat(depth)}1${"}".repeat(depth)}\n`;
    case 8:
      return `${"- ".repeat(depth)}a\n`;
    case 9:
      return random.times(Math.min(depth, 120), (level) => `${" ".repeat(level)}a:\n`).join("");
    case 10:
      return `a: |\n${`  ${"x".repeat(60)}\n`.repeat(Math.ceil(length / 60))}b: c\n`;
    case 11:
      return `{"a":"${"x".repeat(length)}"}\n{"b":2}\n`;
    case 12:
      return `a: [${random.times(Math.ceil(length / 10), (index) => index).join(", ")}]\n`;
    case 13:
      return `{"a":1}\n---\n# ${long}\nb: 2\n---\n{"c":3}\n`;
    case 14:
      return `{"a":"${"x".repeat(length)}"}\n${"\n".repeat(random.below(9))}b: ${long}\n---\nc: d\n`;
    case 15:
      return `${`---\na: ${"x".repeat(50)}\n`.repeat(Math.ceil(length / 58))}--- # ${long}\nb: c\n`;
    default:
      return random.times(Math.ceil(length / 40), (index) => `key${index}: value${index}\n`).join("");
  }
}
