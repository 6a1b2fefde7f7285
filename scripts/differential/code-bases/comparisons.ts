// What is asked of both command lines about a code base, and what of their answers has to be the same.
import { cp, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { Ran, Tools } from "./run-tool.js";

export type CodeBase = {
  readonly folder: string;
  /** `--v0-compatible`, if it is written so. */
  readonly flags: readonly string[];
  /** Of Rego, by their paths in it. */
  readonly files: readonly string[];
  readonly limit: number;
};

export type Compared = {
  readonly kind: string;
  /** How many answers were the same. */
  readonly agreed: number;
  readonly disagreed: readonly string[];
  readonly opaMillis: number;
  readonly palisadeMillis: number;
};

export type Comparison = (base: CodeBase, tools: Tools) => Promise<Compared>;

/** Both run the same line. */
async function both(
  line: readonly string[],
  { folder }: CodeBase,
  tools: Tools,
): Promise<readonly [Ran, Ran]> {
  return [await tools.opa(line, folder), await tools.palisade(line, folder)];
}

function compared(kind: string, [opa, palisade]: readonly [Ran, Ran], problems: readonly string[]): Compared {
  return {
    kind,
    agreed: problems.length === 0 ? 1 : 0,
    disagreed: problems,
    opaMillis: opa.millis,
    palisadeMillis: palisade.millis,
  };
}

const verdict = ({ code }: Ran): string => (code === 0 ? "accepts" : "refuses");

function verdicts([opa, palisade]: readonly [Ran, Ran]): readonly string[] {
  if (verdict(opa) === verdict(palisade)) return [];
  const shown = (opa.code === 0 ? palisade : opa).err.split("\n").slice(0, 3).join(" / ");
  return [`opa ${verdict(opa)}, palisade ${verdict(palisade)}: ${shown}`];
}

/** Whether both accept it. */
function accepted(kind: string, command: readonly string[]): Comparison {
  return async (base, tools) => {
    const runs = await both([...command, ...base.flags, "."], base, tools);
    return compared(kind, runs, verdicts(runs));
  };
}

/** What JSON says, without the members that only one of them has. */
function sameJson(kind: string, line: readonly string[], ignored: ReadonlySet<string>): Comparison {
  return async (base, tools) => {
    const runs = await both([...line, ...base.flags], base, tools);
    const problems = verdicts(runs);
    const [opa, palisade] = runs.map(({ out }) => readJson(out, ignored));
    const differs = problems.length === 0 && !isDeepStrictEqual(opa, palisade);
    return compared(kind, runs, differs ? [`${kind}: ${firstDifference(opa, palisade)}`] : problems);
  };
}

function readJson(text: string, ignored: ReadonlySet<string>): unknown {
  try {
    return JSON.parse(text, (key, value) => (ignored.has(key) ? undefined : value));
  } catch {
    return text;
  }
}

/** The first place at which they are not the same. */
function firstDifference(left: unknown, right: unknown, path = "$"): string {
  const isObject = (value: unknown): value is Record<string, unknown> =>
    typeof value === "object" && value !== null;
  if (!isObject(left) || !isObject(right))
    return `${path}: ${JSON.stringify(left)?.slice(0, 80)} is ${JSON.stringify(right)?.slice(0, 80)}`;
  for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
    if (!isDeepStrictEqual(left[key], right[key]))
      return firstDifference(left[key], right[key], `${path}.${key}`);
  }
  return path;
}

type TestReport = {
  readonly package: string;
  readonly name: string;
  readonly fail?: boolean;
  readonly error?: unknown;
  readonly skip?: boolean;
};

/** Test by test. */
const tests: Comparison = async (base, tools) => {
  const runs = await both(["test", "--format", "json", ...base.flags, "."], base, tools);
  const [opa, palisade] = runs.map(({ out }) => outcomes(readJson(out, new Set())));
  if (opa === undefined || palisade === undefined) return compared("test", runs, verdicts(runs));
  const names = new Set([...opa.keys(), ...palisade.keys()]);
  const disagreed = [...names]
    .filter((name) => opa.get(name) !== palisade.get(name))
    .map(
      (name) =>
        `${name}: opa ${opa.get(name) ?? "has it not"}, palisade ${palisade.get(name) ?? "has it not"}`,
    );
  return { ...compared("test", runs, disagreed), agreed: names.size - disagreed.length };
};

function outcomes(report: unknown): ReadonlyMap<string, string> | undefined {
  if (!Array.isArray(report)) return undefined;
  return new Map(
    (report as readonly TestReport[]).map(({ package: path, name, fail, error, skip }) => [
      `${path}.${name}`,
      error !== undefined ? "error" : skip ? "skipped" : fail ? "fail" : "pass",
    ]),
  );
}

/** File by file, each in a copy of its own. */
const format: Comparison = async (base, tools) => {
  const copies = await mkdtemp(join(tmpdir(), "palisade-fmt-"));
  try {
    const [theirs, ours] = [join(copies, "opa"), join(copies, "palisade")];
    for (const copy of [theirs, ours]) await cp(base.folder, copy, { recursive: true });
    const line = ["fmt", "--write", ...base.flags, "."];
    const runs = [await tools.opa(line, theirs), await tools.palisade(line, ours)] as const;
    const disagreed: string[] = [];
    for (const file of base.files) {
      const [left, right] = await Promise.all(
        [theirs, ours].map((copy) => readFile(join(copy, file), "utf8")),
      );
      if (left !== right) disagreed.push(file);
    }
    return { ...compared("fmt", runs, disagreed), agreed: base.files.length - disagreed.length };
  } finally {
    await rm(copies, { recursive: true, force: true });
  }
};

/** The tree of each file, up to the limit. */
const parse: Comparison = async (base, tools) => {
  const files = base.files.slice(0, base.limit);
  const disagreed: string[] = [];
  let [opaMillis, palisadeMillis] = [0, 0];
  for (const file of files) {
    const runs = await both(["parse", "--format", "json", ...base.flags, file], base, tools);
    const [left, right] = runs.map(({ out }) => readJson(out, new Set()));
    const problems = verdicts(runs);
    const differs = runs[0].code === 0 && !isDeepStrictEqual(left, right);
    if (problems.length > 0 || differs)
      disagreed.push(`${file}: ${problems[0] ?? firstDifference(left, right)}`);
    opaMillis += runs[0].millis;
    palisadeMillis += runs[1].millis;
  }
  return { kind: "parse", agreed: files.length - disagreed.length, disagreed, opaMillis, palisadeMillis };
};

/** Whether both make a bundle of it. */
const build: Comparison = async (base, tools) => {
  const folder = await mkdtemp(join(tmpdir(), "palisade-build-"));
  try {
    const line = (name: string): readonly string[] => ["build", ...base.flags, "-o", join(folder, name), "."];
    const runs = [
      await tools.opa(line("opa.tar.gz"), base.folder),
      await tools.palisade(line("palisade.tar.gz"), base.folder),
    ] as const;
    return compared("build", runs, verdicts(runs));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const onlyOurs: ReadonlySet<string> = new Set(["digest", "entrypoints"]);

export const codeBaseComparisons: readonly Comparison[] = [
  accepted("check", ["check"]),
  accepted("strict", ["check", "--strict"]),
  tests,
  format,
  parse,
  sameJson("inspect", ["inspect", "--annotations", "--format", "json", "."], onlyOurs),
  sameJson("eval", ["eval", "--format", "json", "--data", ".", "data"], new Set(["stack_trace"])),
  build,
];

/** Every file of Rego below a folder, in order. */
export async function regoFiles(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true });
  return names.filter((name) => name.endsWith(".rego")).sort();
}
