// Palisade beside the official `opa`: `npm run differential -- [CASES.jsonl] [--programs N] [--seed S]`.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { printJson } from "@palisade/language";
import {
  compareKinds,
  type DifferentialCase,
  type Disagreement,
  Random,
  randomProgram,
  readCase,
} from "@palisade/testkit";
import { readLines } from "./run-cases.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const release = "v1.22.2";

/** The binary to compare with: `OPA_BINARY`, or what Go installs. */
function findOpa(): string | undefined {
  const given = process.env["OPA_BINARY"];
  if (given !== undefined && given !== "") return given;
  const binaries = join(root, "out", "bin");
  const opa = join(binaries, process.platform === "win32" ? "opa.exe" : "opa");
  if (existsSync(opa)) return opa;
  if (spawnSync("go", ["version"]).status !== 0) return undefined;
  mkdirSync(binaries, { recursive: true });
  console.log(`installing opa ${release} with go; this takes some minutes`);
  const { status } = spawnSync("go", ["install", `github.com/open-policy-agent/opa@${release}`], {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, GOBIN: binaries, CGO_ENABLED: "0" },
  });
  if (status === 0) return opa;
  console.error("go could not install opa");
  process.exit(2);
}

function readOptions() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        programs: { type: "string", default: "200" },
        seed: { type: "string", default: "1" },
        kind: { type: "string", multiple: true },
        limit: { type: "string" },
        verbose: { type: "boolean", short: "v", default: false },
      },
    });
    const [file] = positionals;
    const limit = values.limit === undefined ? Number.POSITIVE_INFINITY : Number(values.limit);
    return { ...values, file, programs: Number(values.programs), seed: Number(values.seed), limit };
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    console.error(
      "usage: npm run differential -- [CASES.jsonl] [--programs N] [--seed S] [--kind eval|check|fmt|test|parse] [--limit N] [-v]",
    );
    process.exit(2);
  }
}

const options = readOptions();
const opa = findOpa();
if (opa === undefined) {
  console.log("Go is not installed, so there is no opa to compare with: nothing was compared");
  process.exit(0);
}

const random = new Random(options.seed);
const cases: DifferentialCase[] = [
  ...(options.file === undefined ? [] : readLines(options.file, readCase))
    .slice(0, options.limit)
    .map(({ id, modules, query, data, input, regoVersion }) => ({
      id,
      modules,
      query,
      regoVersion,
      data: printJson(data),
      ...(input === undefined ? {} : { input: printJson(input) }),
    })),
  ...random.times(options.programs, (index) => {
    const { module, query, input } = randomProgram(random);
    return {
      id: `program ${options.seed}/${index}`,
      modules: [module],
      query,
      input,
      data: "{}",
      regoVersion: "v1" as const,
    };
  }),
];

const folder = mkdtempSync(join(tmpdir(), "palisade-differential-"));
const run = (line: readonly string[]) => {
  const { stdout, stderr, status } = spawnSync(opa, [...line], {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 256 * 1024 * 1024,
    timeout: 60_000,
  });
  return { out: stdout, err: stderr, code: status };
};
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);

const sums = new Map<string, { agreed: number; disagreed: number; skipped: number }>();
const disagreements: Disagreement[] = [];
const kinds = compareKinds.filter(({ kind }) => options.kind?.includes(kind) ?? true);
try {
  for (const [index, each] of cases.entries()) {
    if (process.stderr.isTTY) process.stderr.write(`\r${index + 1} of ${cases.length}`);
    for (const [position, text] of each.modules.entries()) write(`module-${position}.rego`, text);
    write("data.json", each.data);
    write("input.json", each.input ?? "null");
    for (const { kind, compare } of kinds) {
      const outcome = await compare(each, run);
      const sum = sums.get(kind) ?? { agreed: 0, disagreed: 0, skipped: 0 };
      sums.set(kind, sum);
      if (outcome === "agreed" || outcome === "skipped") sum[outcome]++;
      else {
        sum.disagreed++;
        disagreements.push({ kind, id: each.id, ...outcome });
      }
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (process.stderr.isTTY) process.stderr.write("\r\x1b[K");
const shown = options.verbose ? disagreements : disagreements.slice(0, 50);
for (const { kind, id, opa: theirs, palisade: ours } of shown) {
  console.log(`${kind}: ${id}\n  opa:      ${clip(theirs)}\n  palisade: ${clip(ours)}`);
}
const total = { agreed: 0, disagreed: 0, skipped: 0 };
for (const [kind, sum] of sums) {
  console.log(`${kind}: ${sum.agreed} agreed, ${sum.disagreed} disagreed, ${sum.skipped} skipped`);
  total.agreed += sum.agreed;
  total.disagreed += sum.disagreed;
  total.skipped += sum.skipped;
}
console.log(`${total.agreed} agreed, ${total.disagreed} disagreed, ${total.skipped} skipped`);
process.exitCode = total.disagreed === 0 ? 0 : 1;

function clip(text: string): string {
  const line = text.trim().replaceAll("\n", "\n            ");
  return options.verbose || line.length < 600 ? line : `${line.slice(0, 600)}…`;
}
