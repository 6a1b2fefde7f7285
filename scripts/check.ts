// Every gate, the same for a person and for CI: stops at nothing, and closes with the sum.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const reports = join(root, "out");

type Count = { readonly passed: number; readonly failed: number };
type Gate = {
  readonly name: string;
  readonly command: readonly string[];
  /** Exit codes that mean the gate holds; default 0. */
  readonly accepts?: readonly number[];
  /** What its output must contain. */
  readonly shows?: RegExp;
  /** How many tests it ran; default one, the gate itself. */
  readonly count?: (output: string) => Count;
};

const readme = (label: string): readonly string[] => {
  const text = readFileSync(join(root, "README.md"), "utf8");
  const command = new RegExp(`<!-- ${label} -->\\s+\`\`\`sh\\n(.+)\\n\`\`\``).exec(text)?.[1];
  if (command === undefined) throw new Error(`README.md has no command marked ${label}`);
  // The installation is the first gate of CI; here the commands run on what it installed.
  return ["bash", "-c", command.replace(/^npm ci && /, "")];
};

const vitestReport = join(reports, "vitest.json");
const countVitest = (): Count => {
  const report = JSON.parse(readFileSync(vitestReport, "utf8")) as {
    numPassedTests: number;
    numFailedTests: number;
  };
  return { passed: report.numPassedTests, failed: report.numFailedTests };
};
const countJsonTests = (output: string): Count => {
  const results = JSON.parse(output) as { fail?: boolean; error?: unknown }[];
  const failed = results.filter(({ fail, error }) => fail === true || error !== undefined).length;
  return { passed: results.length - failed, failed };
};

const gates: readonly Gate[] = [
  { name: "lint and format", command: ["npm", "run", "--silent", "lint"] },
  { name: "layers", command: ["npm", "run", "--silent", "layers"] },
  { name: "types", command: ["npm", "run", "--silent", "types"] },
  { name: "generated reference", command: ["npm", "run", "--silent", "generate", "--", "--check"] },
  {
    name: "generated tables of Kubernetes",
    command: ["npm", "run", "--silent", "generate:kubernetes", "--", "--check"],
  },
  {
    name: "list of regular expressions",
    command: ["npm", "run", "--silent", "expressions", "--", "--check"],
  },
  { name: "policies checked", command: ["npx", "palisade", "check", "--strict", "policies-rego"] },
  {
    name: "policies tested",
    command: ["npx", "palisade", "test", "policies-rego", "-O", "1", "--format", "json"],
    count: countJsonTests,
  },
  {
    name: "tests",
    command: [
      "npx",
      "vitest",
      "run",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${vitestReport}`,
    ],
    count: countVitest,
  },
  {
    name: "README: the main job",
    command: readme("main-job"),
    accepts: [1],
    shows: /findings? \(.+\) in \d+ resources/,
  },
];

function run(gate: Gate): Count {
  const began = performance.now();
  const [command = "", ...rest] = gate.command;
  const { stdout, stderr, status } = spawnSync(command, rest, {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 512 * 1024 * 1024,
    env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined },
  });
  const shown = gate.shows?.test(stdout) ?? true;
  const holds = shown && (gate.accepts ?? [0]).includes(status ?? -1);
  if (!holds) console.log(`${stdout}${stderr}`.slice(-20_000));
  console.log(
    `${holds ? "ok  " : "FAIL"}  ${gate.name}  (${((performance.now() - began) / 1000).toFixed(1)} s)`,
  );
  const itself = holds ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  try {
    const counted = gate.count?.(stdout);
    if (counted === undefined) return itself;
    // A runner that died after its last test still fails.
    return holds || counted.failed > 0 ? counted : { ...counted, failed: 1 };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

if (!existsSync(reports)) mkdirSync(reports);
let passed = 0;
let failed = 0;
for (const gate of gates) {
  const count = run(gate);
  passed += count.passed;
  failed += count.failed;
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
