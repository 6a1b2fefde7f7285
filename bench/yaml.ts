// How reading YAML grows with the text: `npm run bench:yaml [-- --only TEXT]`. Exit code 1 if it grows too fast.
import process from "node:process";
import { parseArgs } from "node:util";
import { readYaml } from "@palisade/language";
import { type Growth, growthShapes, measureGrowth, yamlTables } from "@palisade/testkit";

const { values } = parseArgs({
  options: {
    only: { type: "string", default: "" },
    table: { type: "string", multiple: true, default: [...yamlTables] },
    tries: { type: "string", default: "4" },
    help: { type: "boolean" },
  },
});
if (values.help === true || !(Number(values.tries) > 0)) {
  console.log(`usage: npm run bench:yaml -- [--only TEXT] [--table kubernetes|opa] [--tries N]

Reads 1 MiB and 10 MiB of each shape of text: the processor time, and how many times more the larger one costs. What
costs more than 12 times as much is measured again, up to N times (default 4), and is a failure if it always does.
All of them take some minutes.`);
  process.exit(values.help === true ? 0 : 2);
}
const mebibyte = 1024 * 1024;
const most = 12;
const sizes = { small: mebibyte, large: 10 * mebibyte, turns: 1 };
/** So that nothing is refused for its size alone. */
const limits = { maximumBytes: 11 * mebibyte, maximumNodes: 20_000_000 };

function measure(measureOnce: () => Growth): Growth {
  let best = measureOnce();
  for (let tries = 1; tries < Number(values.tries) && best.ratio > most; tries++) {
    const again = measureOnce();
    if (again.ratio < best.ratio) best = again;
  }
  return best;
}

const line = (name: string, cells: readonly string[]) =>
  console.log(`${name.padEnd(44)}${cells.map((cell) => cell.padStart(10)).join("")}`);

/** Those that grow too fast, or are not read at all. */
let bad = 0;
for (const table of yamlTables.filter((each) => values.table.includes(each))) {
  console.log();
  line(table, ["1 MiB", "10 MiB", "times"]);
  for (const shape of growthShapes.filter(({ name }) => name.includes(values.only))) {
    const read = (text: string | Uint8Array) => readYaml(text, { scalars: table, ...limits });
    try {
      const { smallMillis, largeMillis, ratio } = measure(() => measureGrowth(shape, read, sizes));
      const isBad = ratio > most;
      if (isBad) bad++;
      line(shape.name, [
        `${smallMillis.toFixed(0)} ms`,
        `${largeMillis.toFixed(0)} ms`,
        ratio.toFixed(1),
        ...(isBad ? ["!"] : []),
      ]);
    } catch (error) {
      line(shape.name, [error instanceof Error ? error.message : String(error)]);
      bad++;
    }
  }
}
console.log(`\n${bad} of them cost more than ${most} times as much for ten times the text`);
process.exitCode = bad > 0 ? 1 : 0;
