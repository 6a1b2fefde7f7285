// Programs that read files or what comes in, and print something of it; the flags with which they do more are listed.
import type { Command, ProgramReader, Said } from "../shell/command.js";
import type { ShellWord } from "../shell/shell-word.js";
import { mayRunOrWrite } from "./awk-program.js";
import { isCredentialPath } from "./credential-paths.js";
import { flagTable, isSwitchedOn, readFlags } from "./flags.js";
import { mayBeOption, optionValues } from "./long-options.js";
import { isSecretName, namesSecretVariable } from "./secret-variables.js";
import { onlyEdits } from "./sed-script.js";

/** What is not only a read: flags that run or set something, flags whose value is written, a second word that is. */
type Filter = {
  readonly refuses?: RegExp;
  /** Long options that are refused, however short they are cut. */
  readonly refusesLong?: readonly string[];
  /** The letters and the long names of options whose value is a file that is written. */
  readonly writesTo?: { readonly letters: string; readonly long?: readonly string[] };
  readonly secondIsWritten?: true;
  /** The first word is a pattern or a script, and no file. */
  readonly patternFirst?: true;
  /** Its words are no files at all. */
  readonly noFiles?: true;
  /** Hosts that it talks to are its words. */
  readonly talksTo?: true;
  readonly verb?: string;
};

const plain: Filter = {};
const noFiles: Filter = { noFiles: true };
const talks: Filter = { talksTo: true, noFiles: true };

const filters: Readonly<Record<string, Filter>> = {
  ...each(
    `cat head tail tac nl rev fold wc cut paste join comm diff cmp column base64 base32 md5sum sha1sum sha256sum sha512sum
    shasum cksum od hexdump strings file stat ls tree du df more expand unexpand fmt pr iconv zcat shuf tsort jc bat
    readlink realpath ll dir vdir zless bzcat xzcat colordiff dircolors look ts pv ansi2txt csvlook dot lsof`,
    plain,
  ),
  ...each(
    `echo printf tr true false : test [ date cal sleep seq basename dirname pwd cd pushd popd dirs which whereis type whoami
    id groups uname uptime ps top free hostname arch nproc lscpu lsblk tput clear man help apropos yes wait jobs fg bg
    history shift exit return break continue set unset local declare typeset readonly export read mapfile readarray
    getopts hash umask ulimit times let logout figlet tty locale getent w who last vmstat iostat mpstat sar ss netstat
    nvidia-smi printenv numfmt bc expr factor ipcalc info whatis fc shopt caller disown suspend uuidgen mktemp`,
    noFiles,
  ),
  ...each("dig nslookup host ping traceroute tracepath mtr whois", talks),
  grep: { patternFirst: true },
  rg: { patternFirst: true, refuses: /^--(?:pre|hostname-bin)(?:=|$)/ },
  ag: { patternFirst: true },
  jq: { patternFirst: true },
  gron: plain,
  fx: plain,
  sort: { writesTo: { letters: "o", long: ["output"] }, refusesLong: ["compress-program"] },
  shuf: { writesTo: { letters: "o", long: ["output"] } },
  iconv: { writesTo: { letters: "o", long: ["output"] } },
  tree: { writesTo: { letters: "o" } },
  dot: { writesTo: { letters: "o" }, refuses: /^-O/ },
  man: { noFiles: true, refuses: /^[-+]\w*[PHC]/, refusesLong: ["pager", "html", "config-file"] },
  bat: { refuses: /^-\w*P/, refusesLong: ["pager"] },
  more: { refuses: /^\+(?![\d/])/ },
  uniq: { secondIsWritten: true },
  xxd: { secondIsWritten: true },
  ...each("mapfile readarray", { noFiles: true, refuses: /^-\w*C/ }),
  hash: { noFiles: true, refuses: /^-\w*p/ },
  less: {
    refuses: /^\+(?![FG\d]*$)|^-\w*[PkH]/,
    refusesLong: ["lesskey-file", "lesskey-src", "lesskey-content", "prompt"],
    writesTo: { letters: "oO", long: ["log-file", "LOG-FILE"] },
  },
  yq: {
    patternFirst: true,
    refuses: /^(?:-[a-zA-Z]*i|-s)/,
    refusesLong: ["inplace", "in-place", "split-exp-file"],
  },
};

function each(names: string, filter: Filter): Readonly<Record<string, Filter>> {
  return Object.fromEntries(
    names
      .trim()
      .split(/\s+/)
      .map((name) => [name, filter]),
  );
}

function filterReader(filter: Filter): ProgramReader {
  return (command) => {
    const refused = command.words.find(
      ({ text }) => filter.refuses?.test(text) === true || mayBeOption(text, filter.refusesLong ?? []),
    );
    if (refused !== undefined)
      return command.refuse("unknown-flag", "with this flag it does more than read", refused);
    const settles = changesSystem(command);
    if (settles !== undefined) return void command.emit(settles);
    command.emit(readOf(command, filter));
  };
}

/** `date -s`, `hostname new`: they set what they otherwise show. */
function changesSystem({ program, words }: Command): Said | undefined {
  const sets =
    (program === "date" && words.some(({ text }) => /^(?:-s|--set)/.test(text))) ||
    (program === "hostname" && words.some(({ text }) => !text.startsWith("-")));
  return sets ? { verb: "set", said: program, tool: "shell", targets: [{ kind: "machines" }] } : undefined;
}

function readOf({ program, words }: Command, filter: Filter): Said {
  const operands = words.filter(({ text }) => text === "-" || !text.startsWith("-"));
  const takesPattern =
    filter.patternFirst === true && !words.some(({ text }) => /^(?:-\w*[ef]|--(?:regexp|file)=)/.test(text));
  const named = filter.noFiles === true ? [] : operands.slice(takesPattern ? 1 : 0);
  const files = (filter.secondIsWritten === true ? named.slice(0, 1) : named)
    .map(({ text }) => text)
    .filter((text) => text !== "-");
  const writes = writtenBy(
    words.map(({ text }) => text),
    filter,
    named.map(({ text }) => text),
  );
  const shows =
    files.some(isCredentialPath) ||
    loaded(program, operands).some(isCredentialPath) ||
    showsVariables(
      program,
      words.map(({ text }) => text),
    );
  return {
    verb: filter.verb ?? "read",
    said: program,
    tool: "shell",
    ...(files.length > 0 && { files }),
    ...(writes.length > 0 && { writes }),
    ...(filter.talksTo === true && operands.length > 0 && { sends_to: operands.map(({ text }) => text) }),
    ...(shows && { shows_credentials: true }),
  };
}

/** Files that an expression of yq reads: `load("a.yaml")`. */
function loaded(program: string, words: readonly ShellWord[]): readonly string[] {
  if (program !== "yq") return [];
  return words.flatMap(({ text }) =>
    [...text.matchAll(/\bload\w*\(\s*"([^"]*)"/g)].map(([, file = ""]) => file),
  );
}

function writtenBy(
  words: readonly string[],
  { writesTo, secondIsWritten }: Filter,
  named: readonly string[],
): readonly string[] {
  if (secondIsWritten === true) return named.slice(1, 2);
  if (writesTo === undefined) return [];
  return optionValues(words, writesTo.letters, writesTo.long ?? []);
}

/** Variables of the process may be keys. */
function showsVariables(program: string, words: readonly string[]): boolean {
  if (program === "printenv") return words.length === 0 || words.some(isSecretName);
  if (program === "echo" || program === "printf") return words.some((word) => namesSecretVariable(word));
  if (program === "jq") return words.some((word) => /\$ENV|\benv\b/.test(word));
  return (
    (program === "set" || program === "export" || program === "declare") &&
    (words.length === 0 || words[0] === "-p")
  );
}

const sedFlags = flagTable({
  value: "expression line-length",
  bool: `quiet silent regexp-extended separate unbuffered null-data debug posix sandbox follow-symlinks binary version
    help`,
  short:
    "n:quiet E:regexp-extended r:regexp-extended s:separate u:unbuffered z:null-data b:binary l:line-length e:expression",
});

/** `-i.bak`, `-ni`: what follows the letter is a suffix. */
const inPlaceLetters = /^(-[nErsuzb]*)i.*$/;

/** `sed` without `-i`, and without commands that write or run. */
const sed: ProgramReader = (command) => {
  const isInPlace = ({ text }: ShellWord): boolean =>
    inPlaceLetters.test(text) || /^--in-place(?:=|$)/.test(text);
  const inPlace = command.words.find(isInPlace);
  const read = readFlags(
    command.words.filter((word) => !isInPlace(word)),
    sedFlags,
  );
  const operands = [...read.words, ...(read.behind ?? [])];
  const given = read.flags.flatMap(({ name, value }) => (name === "expression" ? (value ?? []) : []));
  const scripts = given.length > 0 ? given : operands.slice(0, 1);
  if (isSwitchedOn(read.flags, "version", "help"))
    return void command.emit({ verb: "version", said: "sed", tool: "shell" });
  if (read.unknown.length > 0 || scripts.length === 0)
    return command.refuse("runs-text", "its script is not in the line, or a flag of it is not known");
  if (
    scripts.some(({ dynamic }) => dynamic === true) ||
    !onlyEdits(scripts.map(({ text }) => text).join("\n"))
  )
    return command.refuse("runs-text", "its script may do more than edit the text", scripts[0]);
  const files = (given.length > 0 ? operands : operands.slice(1)).map(({ text }) => text);
  command.emit({
    verb: inPlace === undefined ? "read" : "edit",
    said: inPlace === undefined ? "sed" : "sed -i",
    tool: "shell",
    targets: inPlace === undefined ? [] : files.map((name) => ({ kind: "files", name })),
    ...(files.length > 0 && { files }),
    ...(inPlace !== undefined && { writes: files }),
    ...(files.some(isCredentialPath) && { shows_credentials: true }),
  });
};

/** Its flags that read nothing else; every other one is refused. */
const awkFlags = flagTable({
  value: "F v e assign field-separator source",
  bool: "posix sandbox csv re-interval traditional version help",
  short: "F:F v:v e:e",
});

/** Programs of awk that run or write something; texts in it do not count. */
const awk: ProgramReader = (command) => {
  const { flags, words, behind, unknown } = readFlags(command.words, { ...awkFlags, stopsAfter: 1 });
  const operands = [...words, ...(behind ?? [])];
  const given = flags.flatMap(({ name, value }) => (/^(?:e|source)$/.test(name) ? (value ?? []) : []));
  const scripts = given.length > 0 ? given : operands.slice(0, 1);
  if (isSwitchedOn(flags, "version", "help"))
    return void command.emit({ verb: "version", said: "awk", tool: "shell" });
  if (unknown.length > 0 || scripts.length === 0)
    return command.refuse("runs-text", "its program is not in the line, or a flag of it is not known");
  const unsafe = scripts.find(({ text, dynamic }) => dynamic === true || mayRunOrWrite(text));
  if (unsafe !== undefined)
    return command.refuse("runs-text", "its program may run or write something", unsafe);
  const files = given.length > 0 ? operands : operands.slice(1);
  const named = files.map(({ text }) => text).filter((text) => !/^\w+=/.test(text));
  const shows = named.some(isCredentialPath) || scripts.some(({ text }) => /\bENVIRON\b/.test(text));
  command.emit({
    verb: "read",
    said: "awk",
    tool: "shell",
    ...(named.length > 0 && { files: named }),
    ...(shows && { shows_credentials: true }),
  });
};

/** What goes through is written to files, too. */
const tee: ProgramReader = (command) => {
  const files = command.words.filter(({ text }) => !text.startsWith("-"));
  command.emit({
    verb: "read",
    said: "tee",
    tool: "shell",
    ...(files.length > 0 && { writes: files.map(({ text }) => text) }),
    ...(files.some(({ dynamic }) => dynamic === true) && { dynamic: ["files"] }),
  });
};

/** `mount` and `sysctl NAME` show; with other words they set something. */
const shower =
  (shows: (words: readonly string[]) => boolean): ProgramReader =>
  (command) => {
    const { program, words } = command;
    const isRead = words.every(({ dynamic }) => dynamic !== true) && shows(words.map(({ text }) => text));
    command.emit(
      isRead
        ? { verb: "read", said: program, tool: "shell" }
        : { verb: "set", said: program, tool: "shell", targets: [{ kind: "machines" }] },
    );
  };

const mount = shower((words) =>
  words.every((word, index) => word === "-l" || word === "-t" || words[index - 1] === "-t"),
);

const sysctl = shower((words) =>
  words.every((word) => /^(?:-[anNbe]+|[\w.*/-]+)$/.test(word) && !/^-\w*[wpf]|^--/.test(word)),
);

/** `trap 'line' EXIT` runs the line; `alias` and functions change what names mean. */
const trap: ProgramReader = (command) => {
  const [line, ...signals] = command.words;
  if (line === undefined || signals.length === 0 || line.text === "-" || line.text === "")
    return void command.emit({ verb: "read", said: "trap", tool: "shell" });
  if (line.dynamic === true)
    return command.refuse("runs-text", "a trap runs a text that is known only when it runs", line);
  command.runLine(line.text, line);
};

const alias: ProgramReader = (command) => {
  if (command.words.some(({ text }) => text.includes("=")))
    return command.refuse("changes-program", "an alias changes what a command does");
  command.emit({ verb: "list", said: "alias", tool: "shell" });
};

export const filterReaders: Readonly<Record<string, ProgramReader>> = {
  ...Object.fromEntries(Object.entries(filters).map(([name, filter]) => [name, filterReader(filter)])),
  sed,
  awk,
  tee,
  mount,
  sysctl,
  trap,
  alias,
};
