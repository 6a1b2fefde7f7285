// Which of OPA's options our commands have: OPA's side is written here, ours is read from the declarations.
import { commands } from "@palisade/cli";
import { code, type Page, page, table } from "./markdown.js";

/** Of OPA 1.22, as `opa <command> --help` lists them; a letter in front is the short form. */
const opaOptions: Readonly<Record<string, string>> = {
  build:
    "-b bundle, capabilities, claims-file, debug, -e entrypoint, exclude-files-verify, follow-symlinks, format, ignore, -O optimize, -o output, partial-namespace, plan-addons, prune-unused, -r revision, scope, signing-alg, signing-key, signing-plugin, -t target, v0-compatible, verification-key, verification-key-id, wasm-include-print",
  check:
    "-b bundle, capabilities, -f format, ignore, -m max-errors, -s schema, -S strict, v0-compatible, v0-v1",
  eval: "-b bundle, capabilities, count, coverage, coverage-runs, -d data, disable-early-exit, disable-indexing, disable-inlining, -e entrypoint, explain, fail, fail-defined, -f format, ignore, import, -i input, instrument, metrics, nondeterminstic-builtins, -O optimize, optimize-store-for-read-speed, package, -p partial, pretty-limit, profile, profile-limit, profile-sort, -s schema, shallow-inlining, show-builtin-errors, stdin, -I stdin-input, -S strict, strict-builtin-errors, -t target, timeout, -u unknowns, v0-compatible, var-values",
  fmt: "capabilities, check-result, -d diff, drop-v0-imports, fail, -l list, v0-compatible, v0-v1, -w write",
  inspect: "-a annotations, -f format, v0-compatible",
  parse: "-f format, json-include, v0-compatible",
  sign: "-b bundle, claims-file, -o output-file-path, signing-alg, signing-key, signing-plugin",
  test: "bench, benchmem, -b bundle, capabilities, count, -c coverage, coverage-runs, -z exit-zero-on-skipped, explain, fail-on-empty, -f format, ignore, -m max-errors, -p parallel, -r run, -s schema, sort, -t target, threshold, timeout, v0-compatible, var-values, -v verbose, -w watch",
  capabilities: "current, file, v0-compatible, version",
  deps: "-b bundle, -d data, -f format, ignore",
  exec: "-b bundle, -c config-file, decision, fail, fail-defined, fail-non-empty, -f format, log-format, -l log-level, log-timestamp-format, set, set-file, -I stdin-input, timeout, v0-compatible",
  bench:
    "benchmem, -b bundle, -c config-file, count, -d data, e2e, fail, -f format, ignore, import, -i input, metrics, optimize-store-for-read-speed, package, -p partial, -s schema, shutdown-grace-period, shutdown-wait-period, stdin, -I stdin-input, -t target, -u unknowns, v0-compatible",
};

/** Why an option is not there, for any command or for one. */
const reasons: Readonly<Record<string, string>> = {
  "disable-early-exit": "an option of OPA's interpreter",
  "disable-indexing": "an option of OPA's interpreter",
  "disable-inlining": "there is no partial evaluation",
  "optimize-store-for-read-speed": "an option of OPA's store",
  partial: "there is no partial evaluation",
  "partial-namespace": "there is no partial evaluation",
  "shallow-inlining": "there is no partial evaluation",
  unknowns: "there is no partial evaluation",
  optimize: "for what is kept: `palisade build -O 1`, `palisade test -O 1`",
  "nondeterminstic-builtins": "it is about partial evaluation",
  "signing-plugin": "nothing is loaded at run time",
  "wasm-include-print": "`print` is always in the module, and the host decides where it goes",
  "follow-symlinks": "links are followed, cycles are not",
  instrument: "it measures OPA's own parts",
  target: "policies always run as the compiled module",
  "json-include": "`--locations`",
  "fail-on-empty": "no test is exit code 2",
  "check-result": "the result is always read again; what would change the program is left as it was",
  "prune-unused": "only what an entrypoint needs is in the module",
  "capabilities --version": "only those of the current release are known",
  "capabilities --v0-compatible": "they are the same functions",
  "build --format": "a plan is JSON",
  "eval --entrypoint": "it is for OPA's optimisation; ask for `data.pkg.rule`",
  "eval --show-builtin-errors": "`--strict-builtin-errors` shows the first, and ends with it",
  "coverage-runs": "nothing is left out by an index, so there is nothing to run once more",
};

/** What OPA calls otherwise, where ours has another name for the same. */
const renamed: Readonly<Record<string, string>> = {
  "bench --stdin-input": "--input -",
};

/** Understood only to be refused with a message of their own. */
const refused: ReadonlySet<string> = new Set(["eval --partial"]);

type OpaOption = { readonly name: string; readonly short: string | undefined };

export function opaFlagsPage(): Page {
  const shared = Object.keys(opaOptions).filter((name) => find(name) !== undefined);
  return page("opa-flags.md", "OPA's options and packages/cli/src/commands", [
    "# OPA's options, and ours",
    "For each command that both have. An option that is not there ends a command with exit code 2; none is taken and ignored. Where no reason stands, there is none but that it is not there. What each does is in [Commands](commands.md); what differs in behaviour is in [Coming from OPA](../coming-from-opa.md).",
    "`--signing-key` and `--verification-key` take a file, a PEM text, `env:NAME`, or `secret:TEXT`. What is none of these is an error, where `opa` takes the name of a file that is not there for the secret itself. A signature whose `exp` has passed, or whose header has a `crit`, is refused; `opa` looks at neither.",
    ...shared.flatMap(section),
  ]);
}

function section(name: string): readonly string[] {
  const theirs = readOptions(opaOptions[name] ?? "");
  const options = find(name)?.options ?? {};
  const isThere = (option: OpaOption) => option.name in options && !refused.has(`${name} --${option.name}`);
  const same = theirs.filter(isThere);
  const missing = theirs.filter((option) => !isThere(option));
  const added = Object.entries(options).filter(([own]) => !theirs.some((option) => option.name === own));
  return [
    `## ${code(`palisade ${name}`)}`,
    list("The same", same.map(flagText)),
    list(
      "Only here",
      added.map(([own, { short }]) => flagText({ name: own, short })),
    ),
    table(
      ["not there", "instead, or why"],
      missing.map((option) => [flagText(option), insteadOf(name, option, options)]),
    ),
  ];
}

function insteadOf(command: string, { name }: OpaOption, options: object): string {
  const other = renamed[`${command} --${name}`];
  const [own = ""] = /[a-z][a-z-]*/.exec(other ?? "") ?? [];
  return other !== undefined && own in options
    ? code(other)
    : (reasons[`${command} --${name}`] ?? reasons[name] ?? "");
}

function list(title: string, flags: readonly string[]): string {
  return flags.length === 0 ? "" : `${title}: ${flags.join(", ")}.`;
}

function flagText({ name, short }: OpaOption): string {
  return code(short === undefined ? `--${name}` : `-${short}, --${name}`);
}

function readOptions(text: string): readonly OpaOption[] {
  return text.split(", ").map((option) => {
    const [first = "", second] = option.split(" ");
    return second === undefined ? { name: first, short: undefined } : { name: second, short: first.slice(1) };
  });
}

function find(name: string) {
  return commands.find((command) => command.name === name);
}
