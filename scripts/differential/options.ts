// The command line of `npm run differential`.
import { availableParallelism } from "node:os";
import process from "node:process";
import { parseArgs } from "node:util";
import { comparisons } from "@palisade/testkit";

export type Options = {
  readonly file: string | undefined;
  /** Directories of Rego that the whole command lines are compared on, and nothing else. */
  readonly codeBases: readonly string[];
  readonly programs: number;
  readonly seeds: readonly number[];
  readonly kinds: readonly string[];
  readonly release: string;
  readonly filter: string | undefined;
  readonly limit: number;
  readonly jobs: number;
  readonly verbose: boolean;
  /** Compares the YAML reader, and nothing else. */
  readonly yaml: boolean;
  readonly count: number;
  readonly write: boolean;
};

const usage = `usage: npm run differential -- [options] [CASES.jsonl]

Compares Palisade with the official \`opa\`, which Go installs into out/bin: on the cases of a file in the
format of docs/conformance.md, and on programs made at random. Without Go nothing is compared.

  --code-bases     the paths are directories of Rego: check, strict, test, fmt, parse, inspect, eval and build of
                   both command lines are compared on each; --limit: files that are parsed
  --programs N     programs for each seed (default 200)
  --seed S         seed of the random programs (repeatable; default 1)
  --kind KIND      compare only this (repeatable; default all):
${comparisons.map(({ kind, summary }) => `                     ${kind.padEnd(8)} ${summary}`).join("\n")}
                     interop  bundles handed to and fro, signed and not
  --filter TEXT    only cases whose id contains it
  --limit N        only the first N of them
  --release vX     install this release of opa; default: the current one
  --jobs N         opa processes at a time; default: one for each core
  --yaml           compare the YAML reader with kubectl's and OPA's instead (Go builds them from
                   scripts/yaml-oracle): generated documents, as many of each shape
  --count N        with --yaml: documents for each seed (default 5500)
  --write          with --yaml: write test/yaml/readings.jsonl anew
  -v, --verbose    show every disagreement, whole
  -h, --help       print this

Cases that the tools disagree about are left in out/differential, each in a folder of its own.
OPA_BINARY names an opa to compare with instead. Disagreements that are known stand with their reason in
test/conformance/known-disagreements.yaml. The exit code is 1 if there is another, or one that is gone.

Example:
  npm run differential -- ../cases/rego-v1.jsonl --programs 300 --seed 1 --seed 2
  npm run differential -- --code-bases ../gatekeeper-library ../policies --limit 100
  npm run differential -- --yaml --seed 1 --seed 2`;

const kinds = [...comparisons.map(({ kind }) => kind), "interop"];

/** Ends the process for `--help`, and for a command line that makes no sense. */
export function readOptions(): Options {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        "code-bases": { type: "boolean", default: false },
        programs: { type: "string", default: "200" },
        seed: { type: "string", multiple: true, default: ["1"] },
        kind: { type: "string", multiple: true, default: kinds },
        release: { type: "string", default: "latest" },
        filter: { type: "string" },
        limit: { type: "string" },
        jobs: { type: "string", default: String(availableParallelism()) },
        yaml: { type: "boolean", default: false },
        count: { type: "string", default: "5500" },
        write: { type: "boolean", default: false },
        verbose: { type: "boolean", short: "v", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    if (values.help) {
      console.log(usage);
      process.exit(0);
    }
    const unknown = values.kind.find((kind) => !kinds.includes(kind));
    if (unknown !== undefined) throw new Error(`unknown kind \`${unknown}\``);
    const codeBases = values["code-bases"] ? positionals : [];
    if (values["code-bases"] && codeBases.length === 0) throw new Error("name a directory of Rego");
    if (!values["code-bases"] && positionals.length > 1) throw new Error("expected one file at most");
    return {
      file: values["code-bases"] ? undefined : positionals[0],
      codeBases,
      programs: readCount(values.programs, "programs"),
      seeds: values.seed.map((seed) => readCount(seed, "seed")),
      kinds: values.kind,
      release: values.release,
      filter: values.filter,
      limit: values.limit === undefined ? Number.POSITIVE_INFINITY : readCount(values.limit, "limit"),
      jobs: Math.max(1, readCount(values.jobs, "jobs")),
      verbose: values.verbose,
      yaml: values.yaml,
      count: readCount(values.count, "count"),
      write: values.write,
    };
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    console.error("(add --help for the usage)");
    process.exit(2);
  }
}

function readCount(text: string, name: string): number {
  if (!/^\d+$/.test(text)) throw new Error(`--${name}: a whole number is expected`);
  return Number(text);
}
