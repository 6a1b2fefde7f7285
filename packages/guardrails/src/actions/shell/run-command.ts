// A simple command to what it comes to: its program is looked up by name, and reads its own words.

import type { Operation } from "../operation.js";
import { programs } from "../programs/index.js";
import { runsSubscript, setNamed } from "./assign.js";
import type { Command, Said } from "./command.js";
import { environmentParts } from "./environment-parts.js";
import { quoted } from "./quoted.js";
import type { ShellWord } from "./shell-word.js";
import type { Frame } from "./walk-script.js";

/** Commands in commands, lines in lines. */
const maximumDepth = 12;

/** Where programs are that a system or a package manager installed: elsewhere, a name says nothing. */
const usualFolders =
  /^(?:\/(?:usr\/)?(?:local\/)?s?bin|\/opt\/homebrew\/bin|\/home\/linuxbrew\/\.linuxbrew\/bin|\/snap\/bin|\/usr\/lib\/google-cloud-sdk\/bin)\//;

/** Other names of programs. */
const otherNames: Readonly<Record<string, string>> = {
  k: "kubectl",
  oc: "kubectl",
  kubecolor: "kubectl",
  tofu: "terraform",
  tf: "terraform",
  gsed: "sed",
  gawk: "awk",
  mawk: "awk",
  nawk: "awk",
  egrep: "grep",
  fgrep: "grep",
  zgrep: "grep",
  podman: "docker",
};

export function runWords(words: readonly ShellWord[], frame: Frame): void {
  const [first, ...rest] = words;
  if (first === undefined) return;
  if (isFull(frame)) return;
  if (frame.depth > maximumDepth) {
    frame.refuse("too-deep", "commands run commands too deep", first);
    return;
  }
  if (first.dynamic === true || first.glob === true) {
    frame.refuse("dynamic", "which program runs is known only when it runs", first);
    return;
  }
  const program = programName(first.text);
  const reader = Object.hasOwn(programs, program) ? programs[program] : undefined;
  if (reader === undefined) {
    frame.refuse("unknown-program", `what \`${quoted(first.text)}\` does is not known`, first);
    return;
  }
  if (evaluates.has(program)) {
    setNamed(words, frame);
    const runs = rest.find((word) => runsSubscript(word.text) && word.dynamic !== true);
    if (runs !== undefined) frame.refuse("runs-text", "what stands in a subscript is run", runs);
  }
  reader(commandOf(program, first, rest, frame));
}

/** Their words are names of variables, or numbers that the shell works out. */
const evaluates: ReadonlySet<string> = new Set(
  "test [ let unset read mapfile readarray getopts printf export declare typeset readonly local trap".split(
    " ",
  ),
);

/** Operations of one line: a loop over many words comes to many of them. */
const maximumOperations = 500;

/** Beyond the bound nothing is read any more, and that is said once. */
export function isFull({ line, refuse }: Frame): boolean {
  if (line.operations.length < maximumOperations && !line.work.isExhausted) return false;
  if (!line.unread.some(({ kind }) => kind === "too-long"))
    refuse("too-long", "the line comes to too many commands, or its variables to too long a text");
  return true;
}

/** `/usr/local/bin/kubectl` and `kubectl.exe` are `kubectl`; `./kubectl` is not. */
function programName(written: string): string {
  const name = written.replace(usualFolders, "").replace(/\.exe$/i, "");
  return Object.hasOwn(otherNames, name) ? (otherNames[name] ?? name) : name;
}

/** Whether it is the name of a program that is known. */
export function isProgram(written: string): boolean {
  return Object.hasOwn(programs, programName(written));
}

function commandOf(program: string, first: ShellWord, words: readonly ShellWord[], frame: Frame): Command {
  const { line, input, environment = new Map<string, string>() } = frame;
  const range = { start: first.start, end: words.at(-1)?.end ?? first.end };
  const from = [...(input?.from ?? []), ...words.flatMap((word) => word.from ?? [])];
  const emit = (said: Said): void => {
    line.operations.push(
      operationOf({ at: line.at, range, tool: program, targets: [], ...said }, said, from, frame),
    );
  };
  const inner = (more: Partial<Frame>): Frame => ({ ...frame, depth: frame.depth + 1, ...more });
  return {
    program,
    words,
    ...(input !== undefined && { input }),
    variables: environment,
    at: line.at,
    emit,
    refuse: (kind, message, word) => frame.refuse(kind, message, word ?? range),
    run: (others, more = new Map()) =>
      runWords(others, inner({ environment: new Map([...environment, ...more]) })),
    runLine: (text, { start, end }) => {
      // Another shell knows no variables of this one but those that are handed over.
      const fresh = { ...line, variables: new Map(), reassigned: new Set<string>(), functions: new Map() };
      frame.readScript(text, inner({ line: fresh, isCertain: false, within: { start, end } }));
    },
  };
}

function operationOf(
  own: Operation,
  said: Said,
  from: readonly number[],
  { line, output, environment }: Frame,
): Operation {
  const variable = (name: string): string | undefined =>
    environment?.get(name) ?? line.variables.get(name)?.text;
  const surroundings = { ...line.surroundings, ...environmentParts(own.tool, variable) };
  const joined = <Field extends "writes" | "files" | "sends_to" | "dynamic">(field: Field) => {
    const all = [...(said[field] ?? []), ...(output[field] ?? [])];
    return all.length === 0 ? {} : { [field]: [...new Set(all)] };
  };
  return {
    ...surroundings,
    ...own,
    ...joined("writes"),
    ...joined("files"),
    ...joined("sends_to"),
    ...joined("dynamic"),
    ...(from.length > 0 && { reads_from: [...new Set(from)] }),
  };
}
