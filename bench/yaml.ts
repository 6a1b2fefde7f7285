// How reading YAML grows with the text: `npm run bench:yaml [-- --only TEXT]`. Exit code 1 if it grows too fast.
import process from "node:process";
import { parseArgs } from "node:util";
import { readYaml } from "@palisade/language";
import { growthShapes, measureGrowth, yamlTables } from "@palisade/testkit";

const { values } = parseArgs({
  options: {
    only: { type: "string", default: "" },
    turns: { type: "string", default: "2" },
    help: { type: "boolean" },
  },
});
if (values.help === true || !(Number(values.turns) > 0)) {
  console.log(`usage: npm run bench:yaml -- [--only TEXT] [--turns N]

Reads 1 MiB and 10 MiB of each shape of text, by both tables: the processor time of the best of N turns (default 2),
and how many times more the larger one costs. More than 12 times is a failure.`);
  process.exit(values.help === true ? 0 : 2);
}
const mebibyte = 1024 * 1024;
const most = 12;
/** So that nothing is refused for its size alone. */
const limits = { maximumBytes: 11 * mebibyte, maximumNodes: 20_000_000 };
const sizes = { small: mebibyte, large: 10 * mebibyte, turns: Number(values.turns) };

const line = (name: string, cells: readonly string[]) =>
  console.log(`${name.padEnd(44)}${cells.map((cell) => cell.padStart(10)).join("")}`);

/** Those that grow too fast, or are not read at all. */
let bad = 0;
for (const table of yamlTables) {
  console.log();
  line(table, ["1 MiB", "10 MiB", "times"]);
  for (const shape of growthShapes.filter(({ name }) => name.includes(values.only))) {
    const read = (text: string | Uint8Array) => readYaml(text, { scalars: table, ...limits });
    try {
      const { smallMillis, largeMillis, ratio } = measureGrowth(shape, read, sizes);
      const mark = ratio > most ? "!" : "";
      line(shape.name, [
        `${smallMillis.toFixed(0)} ms`,
        `${largeMillis.toFixed(0)} ms`,
        ratio.toFixed(1),
        mark,
      ]);
      if (ratio > most) bad++;
    } catch (error) {
      line(shape.name, [error instanceof Error ? error.message : String(error)]);
      bad++;
    }
  }
}
console.log(`\n${bad} of them cost more than ${most} times as much for ten times the text`);
process.exitCode = bad > 0 ? 1 : 0;
