// Measures the Profile Advisor on requirement sets: `npm run evaluate:advisor -- [DIR] [--report OUT.json] [--misses N]`.
import { writeFileSync } from "node:fs";
import process from "node:process";
import { parseArgs } from "node:util";
import { judgeWith, openPrices } from "@palisade/agents";
import { loadRequirementSets } from "@palisade/agents/requirement-sets";
import { showProblem } from "@palisade/agents/scenarios";
import { createCostEstimator, createGuard, defaultBundlePath } from "@palisade/guardrails/node";
import { type AnsweredSet, answerSet, demoCatalogue } from "./evaluation/advisor-rows.js";

/** What an advisor without a model is to reach. */
const bar = 0.9;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { report: { type: "string" }, misses: { type: "string", default: "0" } },
});
const [folder = "test/evaluation/advisor"] = positionals;
const misses = Number(values.misses);
if (positionals.length > 1 || !Number.isSafeInteger(misses)) {
  console.error("usage: npm run evaluate:advisor -- [DIR] [--report OUT.json] [--misses N]");
  process.exit(2);
}

const { sets, problems } = await loadRequirementSets(folder);
for (const problem of problems) console.error(showProblem(problem));
if (sets.length === 0) {
  console.error(`${folder} has no requirement set that can be read`);
  process.exit(2);
}
const catalogue = await demoCatalogue();
const judge = judgeWith(await createGuard());
const price = await openPrices((parameters) =>
  createCostEstimator({ bundle: defaultBundlePath, parameters }),
);
const rows = sets.map((set) => answerSet(set, catalogue, { judge, price }));

const isRight = ({ mistakes }: AnsweredSet): boolean => mistakes.length === 0;
const isForbidden = ({ mistakes }: AnsweredSet): boolean =>
  mistakes.some((each) => each.includes("must never be") || each.startsWith("nothing fits"));

function printLine(name: string, of: readonly AnsweredSet[]): void {
  const right = of.filter(isRight).length;
  const share = of.length === 0 ? "-" : `${right} (${Math.round((1000 * right) / of.length) / 10}%)`;
  const cells = [String(of.length), share, String(of.filter(isForbidden).length)];
  console.log(`${name.padEnd(28)}${cells.map((cell) => cell.padStart(16)).join("")}`);
}

console.log(`${"".padEnd(28)}${["sets", "right", "unacceptable"].map((name) => name.padStart(16)).join("")}`);
const inWords = ({ set }: AnsweredSet) => typeof set.requirements === "string";
printLine("in words", rows.filter(inWords));
printLine(
  "by field",
  rows.filter((row) => !inWords(row)),
);
printLine(
  "something fits",
  rows.filter(({ set }) => set.expect.fits),
);
printLine(
  "nothing fits",
  rows.filter(({ set }) => !set.expect.fits),
);
printLine("all", rows);

for (const { set, mistakes, titles, needs, nothingFits, notUnderstood } of rows
  .filter((row) => !isRight(row))
  .slice(0, misses))
  console.log(
    `${set.id}: ${mistakes.join("; ")}\n  needs: ${needs.join(", ")}${notUnderstood.length > 0 ? `; not understood: ${notUnderstood.join(" | ")}` : ""}\n  said: ${nothingFits ?? titles.join(" | ")}`,
  );

if (values.report !== undefined) {
  const results = rows.map(({ set: { id }, ...row }) => ({ id, ...row }));
  writeFileSync(
    values.report,
    `${JSON.stringify({ sets: rows.length, right: rows.filter(isRight).length, results }, undefined, 2)}\n`,
  );
}
const isReached = rows.filter(isRight).length >= bar * rows.length && problems.length === 0;
process.exitCode = isReached ? 0 : 1;
