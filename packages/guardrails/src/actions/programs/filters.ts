// Programs that read files or what comes in, and print something of it; the flags with which they do more are listed.
import type { Command, ProgramReader, Said } from "../shell/command.js";
import { isCredentialPath } from "./credential-paths.js";
import { onlyEdits } from "./sed-script.js";

/** What is not only a read: flags that run or set something, flags whose value is written, a second word that is. */
type Filter = {
  readonly refuses?: RegExp;
  readonly writesTo?: RegExp;
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
  sort: { writesTo: /^(?:-o|--output)/, refuses: /^--compress-program/ },
  uniq: { secondIsWritten: true },
  xxd: { secondIsWritten: true },
  ...each("mapfile readarray", { noFiles: true, refuses: /^-\w*C/ }),
  hash: { noFiles: true, refuses: /^-\w*p/ },
  less: { writesTo: /^(?:-[oO]|--log-file)/ },
  yq: { patternFirst: true, refuses: /^(?:-[a-zA-Z]*i|--in-?place|-s|--split-exp)/ },
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
    const refused =
      filter.refuses === undefined ? undefined : command.words.find(({ text }) => filter.refuses?.test(text));
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
  const named = filter.noFiles === true ? [] : operands.slice(filter.patternFirst === true ? 1 : 0);
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
    showsVariables(
      program,
      words.map(({ text }) => text),
    );
  return {
    verb: filter.verb ?? "read",
    said: program,
    tool: "shell",
    targets: [],
    ...(files.length > 0 && { files }),
    ...(writes.length > 0 && { writes }),
    ...(filter.talksTo === true && operands.length > 0 && { sends_to: operands.map(({ text }) => text) }),
    ...(shows && { shows_credentials: true }),
  };
}

function writtenBy(
  words: readonly string[],
  { writesTo, secondIsWritten }: Filter,
  named: readonly string[],
): readonly string[] {
  if (secondIsWritten === true) return named.slice(1, 2);
  if (writesTo === undefined) return [];
  return words.flatMap((word, index) => {
    const flag = writesTo.exec(word)?.[0];
    if (flag === undefined) return [];
    const attached = word.slice(flag.length).replace(/^=/, "");
    return attached === "" ? (words[index + 1] ?? []) : attached;
  });
}

const secretVariable = /\$\{?[A-Z0-9_]{0,64}(?:KEY|TOKEN|SECRET|PASSW)/i;

/** Variables of the process may be keys. */
function showsVariables(program: string, words: readonly string[]): boolean {
  if (program === "printenv")
    return words.length === 0 || words.some((word) => /key|token|secret|password/i.test(word));
  if (program === "echo" || program === "printf") return words.some((word) => secretVariable.test(word));
  if (program === "jq") return words.some((word) => /\$ENV|\benv\b/.test(word));
  return (
    (program === "set" || program === "export" || program === "declare") &&
    (words.length === 0 || words[0] === "-p")
  );
}

/** `sed` without `-i`, and without commands that write or run. */
const sed: ProgramReader = (command) => {
  const { words } = command;
  const inPlace = words.find(({ text }) => /^(?:-[nErsuz]*i|--in-place)/.test(text));
  const scripted = words.findIndex(({ text }) => /^(?:-[nErsuz]*e|--expression)$/.test(text));
  const operands = words.filter(({ text }) => !text.startsWith("-"));
  const script = scripted === -1 ? operands[0] : words[scripted + 1];
  if (words.some(({ text }) => /^(?:-[nErsuz]*f|--file)/.test(text)) || script === undefined)
    return command.refuse("runs-text", "its script is not in the line");
  if (
    script.dynamic === true ||
    words.filter(({ text }) => /^(?:-[nErsuz]*e|--expression)/.test(text)).length > 1 ||
    !onlyEdits(script.text)
  )
    return command.refuse("runs-text", "its script may do more than edit the text", script);
  const files = operands.filter((word) => word !== script).map(({ text }) => text);
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

/** Programs of awk that run or write something; texts in it do not count. */
const awk: ProgramReader = (command) => {
  const { words } = command;
  const operands = awkOperands(command);
  const [script, ...files] = operands;
  if (
    script === undefined ||
    words.some(({ text }) => /^(?:-f|--file|-i|--include|-l|--load|-E|--exec)/.test(text))
  )
    return command.refuse("runs-text", "its program is not in the line");
  const bare = withoutStrings(script.text);
  if (script.dynamic === true || runsOrWrites(bare))
    return command.refuse("runs-text", "its program may run or write something", script);
  const named = files.map(({ text }) => text).filter((text) => !/^\w+=/.test(text));
  command.emit({
    verb: "read",
    said: "awk",
    tool: "shell",
    targets: [],
    ...(named.length > 0 && { files: named }),
    ...(named.some(isCredentialPath) && { shows_credentials: true }),
  });
};

/** Calls, pipes and files: `system(…)`, `print | "sh"`, `print > "file"`, `"date" | getline`. */
function runsOrWrites(program: string): boolean {
  if (/\bsystem\b|\bgetline\b|@(?:load|include)|\|&/.test(program)) return true;
  return program.split(/[;{}\n]/).some((statement) => {
    const from = statement.search(/\bprintf?\b/);
    return from !== -1 && /[>|]/.test(statement.slice(from));
  });
}

/** Each text in quotes is one mark. */
function withoutStrings(program: string): string {
  let bare = "";
  let quoted = false;
  for (let index = 0; index < program.length; index++) {
    const character = program[index] ?? "";
    if (character === "\\") index++;
    else if (character === '"') {
      quoted = !quoted;
      if (quoted) bare += "§";
    } else if (!quoted) bare += character;
  }
  return bare;
}

function awkOperands({ words }: Command): Command["words"] {
  return words.filter(({ text }, index) => {
    const before = words[index - 1]?.text ?? "";
    return !text.startsWith("-") && !/^-[Fv]$/.test(before);
  });
}

/** What goes through is written to files, too. */
const tee: ProgramReader = (command) => {
  const files = command.words.filter(({ text }) => !text.startsWith("-"));
  command.emit({
    verb: "read",
    said: "tee",
    tool: "shell",
    targets: [],
    ...(files.length > 0 && { writes: files.map(({ text }) => text) }),
    ...(files.some(({ dynamic }) => dynamic === true) && { dynamic: ["files"] }),
  });
};

/** `trap 'line' EXIT` runs the line; `alias` and functions change what names mean. */
const trap: ProgramReader = (command) => {
  const [line, ...signals] = command.words;
  if (line === undefined || signals.length === 0 || line.text === "-" || line.text === "")
    return void command.emit({ verb: "read", said: "trap", tool: "shell", targets: [] });
  if (line.dynamic === true)
    return command.refuse("runs-text", "a trap runs a text that is known only when it runs", line);
  command.runLine(line.text, line);
};

const alias: ProgramReader = (command) => {
  if (command.words.some(({ text }) => text.includes("=")))
    return command.refuse("changes-program", "an alias changes what a command does");
  command.emit({ verb: "list", said: "alias", tool: "shell", targets: [] });
};

export const filterReaders: Readonly<Record<string, ProgramReader>> = {
  ...Object.fromEntries(Object.entries(filters).map(([name, filter]) => [name, filterReader(filter)])),
  sed,
  awk,
  tee,
  trap,
  alias,
};
