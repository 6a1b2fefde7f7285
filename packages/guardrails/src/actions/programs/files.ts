// Programs that change files, or carry them somewhere.
import type { Command, ProgramReader, Said } from "../shell/command.js";
import type { ShellWord } from "../shell/shell-word.js";
import { isCredentialPath } from "./credential-paths.js";
import { mayBeOption, optionValues } from "./long-options.js";
import { dynamicWord, replaced } from "./wrappers.js";

/** By program: its verb, and whether its last word is where the others go. */
const changers: Readonly<
  Record<string, { readonly verb: string; readonly copies?: true; readonly skip?: number }>
> = {
  cp: { verb: "cp", copies: true },
  mv: { verb: "mv", copies: true },
  ln: { verb: "create", copies: true },
  install: { verb: "cp", copies: true },
  mkdir: { verb: "mkdir" },
  touch: { verb: "touch" },
  chmod: { verb: "chmod", skip: 1 },
  chown: { verb: "chown", skip: 1 },
  chgrp: { verb: "chown", skip: 1 },
  rm: { verb: "rm" },
  rmdir: { verb: "rmdir" },
  unlink: { verb: "rm" },
  shred: { verb: "wipe" },
  truncate: { verb: "truncate" },
  gzip: { verb: "write" },
  gunzip: { verb: "write" },
};

function changer({
  verb,
  copies,
  skip = 0,
}: {
  readonly verb: string;
  readonly copies?: true;
  readonly skip?: number;
}): ProgramReader {
  return (command) => {
    const operands = command.words.filter(({ text }) => !text.startsWith("-")).slice(skip);
    const flags = command.words.filter(({ text }) => text.startsWith("-")).map(({ text }) => text);
    const into =
      copies === true
        ? optionValues(
            command.words.map(({ text }) => text),
            "t",
            ["target-directory"],
          )
        : [];
    const named = operands.filter(({ text }) => !into.includes(text));
    const sources = copies === true ? (into.length > 0 ? named : operands.slice(0, -1)) : [];
    const last = copies === true ? operands.slice(-1) : operands;
    const changed =
      into.length > 0
        ? named.map(({ text }) => ({ text: `${into.at(-1)}/${text.split("/").at(-1)}` }))
        : last;
    command.emit({
      verb,
      said: command.program,
      tool: "shell",
      targets: changed.map(({ text }) => ({ kind: "files", name: text })),
      writes: changed.map(({ text }) => text),
      ...(sources.length > 0 && { files: sources.map(({ text }) => text) }),
      ...(flags.some((flag) => /^-[a-zA-Z]*f|^--force/.test(flag)) && verb !== "cp" && { force: true }),
      ...(flags.some((flag) => /^-[a-zA-Z]*[rR]|^--recursive/.test(flag)) && verb === "rm" && { all: true }),
      ...dynamicFiles(operands),
    });
  };
}

function dynamicFiles(words: readonly ShellWord[]): Partial<Said> {
  return words.some(({ dynamic, glob }) => dynamic === true || glob === true) ? { dynamic: ["files"] } : {};
}

/** `host:path` on one side sends, or fetches. */
const copier: ProgramReader = (command) => {
  const operands = command.words.filter(
    ({ text }, index) => !text.startsWith("-") && !takesValue(command, index),
  );
  const destination = operands.at(-1);
  const sources = operands.slice(0, -1);
  if (command.words.some(({ text }) => /^(?:-e|--rsh|-o|-S|--rsync-path)/.test(text)))
    return command.refuse("unknown-flag", "one of its flags may run a program");
  const host = hostOf(destination?.text);
  command.emit({
    verb: host === undefined ? "cp" : "send",
    said: command.program,
    tool: "shell",
    targets: operands.map(({ text }) => ({ kind: "files", name: text })),
    files: sources.map(({ text }) => text),
    ...(host === undefined ? { writes: [destination?.text ?? ""] } : { sends_to: [host] }),
    ...(sources.some(({ text }) => isCredentialPath(text)) && { shows_credentials: true }),
    ...(command.words.some(({ text }) => /^--(?:delete|remove-source-files)/.test(text)) && {
      all: true,
      verb: "delete",
    }),
    ...dynamicFiles(operands),
  });
};

/** `-i key`, `-P 22` of scp. */
function takesValue({ program, words }: Command, index: number): boolean {
  return program === "scp" && /^-[iPFJlcX]$/.test(words[index - 1]?.text ?? "");
}

function hostOf(text = ""): string | undefined {
  return /^(?:(?:scp|rsync|sftp):\/\/)?(?:[^@/:]+@)?([^@/:]+):/.exec(text)?.[1];
}

/** `find … -exec command {} +`, `-delete`, `-fprint file`. */
const find: ProgramReader = (command) => {
  const { words } = command;
  const unsure = words.find(({ text, dynamic }) => dynamic === true && !/^[\w./~]/.test(text));
  if (unsure !== undefined) command.refuse("dynamic", "what `find` does is known only when it runs", unsure);
  const starts = words.flatMap(({ text }, index) => (/^-(?:exec|execdir|ok|okdir)$/.test(text) ? index : []));
  const deletes = words.some(({ text }) => text === "-delete");
  const prints = words.flatMap(({ text }, index) =>
    /^-f(?:print|print0|printf|ls)$/.test(text) ? (words[index + 1]?.text ?? []) : [],
  );
  const first = words.findIndex(({ text }) => text.startsWith("-"));
  const roots = words.slice(0, first).map(({ text }) => text);
  command.emit({
    verb: deletes ? "delete" : "find",
    said: deletes ? "find -delete" : "find",
    tool: "shell",
    targets: deletes ? roots.map((name) => ({ kind: "files", name })) : [],
    ...(deletes && { all: true, dynamic: ["files"] }),
    ...(prints.length > 0 && { writes: prints }),
  });
  const pattern = words[words.findIndex(({ text }) => /^-i?(?:name|path|wholename)$/.test(text)) + 1]?.text;
  const anything = (roots[0] ?? ".") === "." ? "{}" : `${roots[0]}/{}`;
  const found = pattern === undefined || pattern === roots[0] ? anything : `${roots[0] ?? "."}/${pattern}`;
  for (const start of starts) runEach({ command, words, found }, start + 1);
};

type Finding = { readonly command: Command; readonly words: readonly ShellWord[]; readonly found: string };

/** The command of one `-exec`, with what it looks for in the place of `{}`. */
function runEach({ command, words, found }: Finding, from: number): void {
  const inner: ShellWord[] = [];
  let index = from;
  for (; index < words.length && inner.length < 200; index++) {
    const word = words[index] as ShellWord;
    if (word.text === ";" || word.text === "+") break;
    inner.push(word);
  }
  const [first] = inner;
  if (index >= words.length || first === undefined || inner.length >= 200)
    command.refuse("syntax", "the command of an `-exec` does not end");
  else command.run(first.text === "{}" ? [dynamicWord(first)] : replaced(inner, "{}", found));
}

const tarRuns = [
  "to-command",
  "use-compress-program",
  "checkpoint-action",
  "rsh-command",
  "info-script",
  "new-volume-script",
];

/** Listing an archive reads; all else writes files. */
const tar: ProgramReader = (command) => {
  const [first, ...rest] = command.words.map(({ text }) => text);
  const mode = (first ?? "").replace(/^-+/, "");
  if (
    command.words.some(
      ({ text }, index) =>
        /^-[A-Za-z]*[IF]/.test(text) ||
        (index === 0 && /^[A-Za-z]*[IF]/.test(text)) ||
        mayBeOption(text, tarRuns),
    )
  )
    return command.refuse("unknown-flag", "one of its flags may run a program");
  const reads = /^[a-zA-Z]+$/.test(mode) && mode.includes("t") && !/[xcru]/.test(mode);
  const files = rest.filter((text) => !text.startsWith("-"));
  command.emit({
    verb: reads ? "read" : "write",
    said: "tar",
    tool: "shell",
    targets: reads ? [] : [{ kind: "files" }],
    ...(files.length > 0 && { files }),
    ...(!reads && { writes: [files[0] ?? "."] }),
    ...(files.some(isCredentialPath) && { shows_credentials: true }),
  });
};

/** `dd of=…` writes over whatever is there. */
const dd: ProgramReader = (command) => {
  const value = (name: string): readonly string[] =>
    command.words.flatMap(({ text }) => (text.startsWith(`${name}=`) ? text.slice(name.length + 1) : []));
  const writes = value("of");
  command.emit({
    verb: writes.length > 0 ? "write" : "read",
    said: "dd",
    tool: "shell",
    targets: writes.map((name) => ({ kind: "files", name })),
    ...(writes.length > 0 && { writes }),
    ...(value("if").length > 0 && { files: value("if") }),
  });
};

const kill: ProgramReader = (command) => {
  const names = command.words.filter(({ text }) => !text.startsWith("-"));
  // `%1` and `$!` are jobs of this very line.
  const isOwn = names.length > 0 && names.every(({ text }) => /^(?:%\w+|\$!)$/.test(text));
  const isQuestion = isOwn || command.words.some(({ text }) => /^-(?:l|L|0)$/.test(text));
  command.emit({
    verb: isQuestion ? "list" : "kill",
    said: command.program,
    tool: "shell",
    targets: names.map(({ text }) => ({ kind: "processes", name: text })),
  });
};

/** Bytes to a host, or from it. */
const netcat: ProgramReader = (command) => {
  const [host] = command.words.filter(({ text }) => !text.startsWith("-"));
  if (command.words.some(({ text }) => /^-\w*[ec]|^--(?:exec|sh-exec|lua-exec)/.test(text)))
    return command.refuse("runs-text", "it hands a shell to whoever connects");
  const isProbe = command.words.some(({ text }) => /^-\w*z/.test(text));
  command.emit({
    verb: isProbe ? "check" : "send",
    said: command.program,
    tool: "shell",
    ...(host !== undefined && { sends_to: [host.text] }),
  });
};

export const fileReaders: Readonly<Record<string, ProgramReader>> = {
  ...Object.fromEntries(Object.entries(changers).map(([name, spec]) => [name, changer(spec)])),
  scp: copier,
  rsync: copier,
  find,
  tar,
  dd,
  kill,
  pkill: kill,
  killall: kill,
  nc: netcat,
  ncat: netcat,
  netcat,
};
