// Programs that run another one in their place: what they run counts.

import { changesPrograms, isUsualPath } from "../shell/assign.js";
import type { Command, ProgramReader } from "../shell/command.js";
import { quoted } from "../shell/quoted.js";
import type { ShellWord } from "../shell/shell-word.js";
import { type Flags, type FlagTable, flagTable, isSwitchedOn, lastFlag, readFlags } from "./flags.js";

/** A wrapper's own flags, and how many words of its own stand before the command. */
type Wrapper = FlagTable & { readonly own?: number };

const wrappers: Readonly<Record<string, Wrapper>> = {
  sudo: {
    value: "user group host prompt close-from role type other-user command-timeout chdir chroot",
    bool: "askpass background preserve-env set-home non-interactive preserve-groups stdin reset-timestamp",
    short: `u:user g:group h:host p:prompt C:close-from r:role t:type U:other-user T:command-timeout D:chdir R:chroot
      A:askpass b:background E:preserve-env H:set-home n:non-interactive P:preserve-groups S:stdin k:reset-timestamp`,
  },
  doas: { value: "user", bool: "non-interactive", short: "u:user n:non-interactive" },
  time: {
    value: "format output",
    bool: "portability verbose append quiet",
    short: "f:format o:output p:portability v:verbose a:append q:quiet",
  },
  nohup: {},
  setsid: { bool: "fork wait ctty", short: "f:fork w:wait c:ctty" },
  nice: { value: "adjustment", short: "n:adjustment" },
  ionice: { value: "class classdata", bool: "ignore", short: "c:class n:classdata t:ignore" },
  stdbuf: { value: "input output error", short: "i:input o:output e:error" },
  timeout: {
    value: "kill-after signal",
    bool: "preserve-status foreground verbose",
    short: "k:kill-after s:signal v:verbose p:preserve-status f:foreground",
    own: 1,
  },
  exec: { value: "name", bool: "clear login", short: "a:name c:clear l:login" },
  builtin: {},
  chronic: {},
  unbuffer: {},
  caffeinate: { value: "t w", bool: "d i m s u", short: "t:t w:w d:d i:i m:m s:s u:u" },
};

function wrapper(table: Wrapper): ProgramReader {
  const flags: Flags = { ...flagTable(table), stopsAfter: 1 };
  return (command) => {
    const { unknown, words, behind } = readFlags(command.words, flags);
    for (const word of unknown)
      command.refuse(
        "unknown-flag",
        `\`${quoted(word.text)}\` is no flag of ${command.program} that is known`,
        word,
      );
    const rest = [...words, ...(behind ?? [])].slice(table.own ?? 0);
    if (rest.length > 0) command.run(rest);
    else if (unknown.length === 0) command.emit({ verb: "read", said: command.program, tool: "shell" });
  };
}

/** `env NAME=value command`; alone, it shows every variable. */
const env: ProgramReader = (command) => {
  const table = {
    value: "unset chdir",
    bool: "ignore-environment null debug",
    short: "u:unset C:chdir i:ignore-environment 0:null v:debug",
  };
  const { words, behind, unknown } = readFlags(command.words, { ...flagTable(table), stopsAfter: 1 });
  for (const word of unknown) command.refuse("unknown-flag", "a flag of env is not known", word);
  const all = [...words, ...(behind ?? [])];
  const from = all.findIndex(({ text }) => !/^[A-Za-z_]\w*=/.test(text));
  for (const { text, dynamic } of from === -1 ? all : all.slice(0, from)) {
    const [name = "", ...value] = text.split("=");
    const plainText = dynamic === true ? undefined : value.join("=");
    if (changesPrograms(name) && !isUsualPath(name, plainText))
      command.refuse("changes-program", `\`${name}\` changes what commands do`);
  }
  if (from === -1) command.emit({ verb: "show", said: "env", tool: "shell", shows_credentials: true });
  else {
    const variables = all.slice(0, from).map(({ text }): [string, string] => {
      const [name = "", ...value] = text.split("=");
      return [name, value.join("=")];
    });
    command.run(all.slice(from), new Map(variables));
  }
};

/** `command -v kubectl` only looks; `command kubectl …` runs it. */
const command: ProgramReader = (given) => {
  const looks = /^-[pvV]*[vV]$/.test(given.words[0]?.text ?? "");
  if (looks) given.emit({ verb: "show", said: "command -v", tool: "shell" });
  else given.run(given.words.filter(({ text }, index) => index > 0 || text !== "-p"));
};

/** `watch -n 5 'kubectl get pods'`: its words are a line of a shell. */
const watch: ProgramReader = (given) => {
  const table = {
    value: "interval",
    bool: "differences no-title beep errexit color exec precise chgexit no-wrap",
    short:
      "n:interval d:differences t:no-title b:beep e:errexit c:color x:exec p:precise g:chgexit w:no-wrap",
  };
  const { words, flags, unknown, behind } = readFlags(given.words, { ...flagTable(table), stopsAfter: 1 });
  for (const word of unknown) given.refuse("unknown-flag", "a flag of watch is not known", word);
  const rest = [...words, ...(behind ?? [])];
  if (isSwitchedOn(flags, "exec") || rest.some(({ dynamic }) => dynamic === true)) return given.run(rest);
  const [first] = rest;
  if (first !== undefined) given.runLine(rest.map(({ text }) => text).join(" "), first);
};

/** `xargs -n1 kubectl describe`: what comes in by the pipe are further words, known only when it runs. */
const xargs: ProgramReader = (given) => {
  const table = {
    value: "max-args max-procs max-lines max-chars delimiter arg-file replace eof L E",
    bool: "no-run-if-empty null verbose interactive exit open-tty",
    optional: "i l e",
    short: `n:max-args P:max-procs L:L s:max-chars d:delimiter a:arg-file I:replace E:E r:no-run-if-empty 0:null t:verbose
      p:interactive x:exit o:open-tty i:i l:l e:e`,
  };
  const { flags, words, behind, unknown } = readFlags(given.words, { ...flagTable(table), stopsAfter: 1 });
  for (const word of unknown) given.refuse("unknown-flag", "a flag of xargs is not known", word);
  const rest = [...words, ...(behind ?? [])];
  const [first] = rest;
  if (first === undefined) return void given.emit({ verb: "show", said: "xargs", tool: "shell" });
  const mark =
    lastFlag(flags, "replace")?.value?.text ?? (lastFlag(flags, "i") === undefined ? undefined : "{}");
  given.run(mark === undefined ? [...rest, dynamicWord(first)] : replaced(rest, mark));
};

/** A word that stands for what is known only when it runs. */
export function dynamicWord({ start, end }: ShellWord): ShellWord {
  return { text: "", start, end, dynamic: true };
}

/** @param by what is known of what will stand there */
export function replaced(words: readonly ShellWord[], mark: string, by = mark): readonly ShellWord[] {
  return words.map((word) =>
    word.text.includes(mark) ? { ...word, text: word.text.replaceAll(mark, () => by), dynamic: true } : word,
  );
}

/** `ssh host command`: the command runs elsewhere. */
const ssh: ProgramReader = (given: Command) => {
  const table = {
    value: "b B c D E e F I i J L l m O o P p Q R S W w",
    bool: "4 6 A a C f G g K k M N n q s T t V v X x Y y",
    short:
      "b:b B:B c:c D:D E:E e:e F:F I:I i:i J:J L:L l:l m:m O:O o:o P:P p:p Q:Q R:R S:S W:W w:w 4:4 6:6 A:A a:a C:C f:f G:G g:g K:K k:k M:M N:N n:n q:q s:s T:T t:t V:V v:v X:X x:x Y:Y y:y",
  };
  const { flags, words, unknown, behind } = readFlags(given.words, { ...flagTable(table), stopsAfter: 1 });
  for (const word of unknown) given.refuse("unknown-flag", "a flag of ssh is not known", word);
  if (flags.some(({ name, value }) => name === "o" && /command/i.test(value?.text ?? "")))
    given.refuse("runs-text", "an option of ssh runs a command");
  const [host, ...rest] = [...words, ...(behind ?? [])];
  if (host === undefined) return void given.emit({ verb: "version", said: "ssh" });
  const hostName = host.text.split("@").at(-1) ?? "";
  given.emit({
    verb: "ssh",
    said: "ssh",
    targets: [{ kind: "machines", ...(host.dynamic !== true && { name: hostName }) }],
    sends_to: [hostName],
  });
  const [first] = rest;
  if (first === undefined) {
    if (given.input !== undefined) given.refuse("runs-text", "a shell elsewhere runs what comes in");
    return;
  }
  if (rest.some(({ dynamic }) => dynamic === true)) return given.run(rest);
  given.runLine(rest.map(({ text }) => text).join(" "), first);
};

export const wrapperReaders: Readonly<Record<string, ProgramReader>> = {
  ...Object.fromEntries(Object.entries(wrappers).map(([name, table]) => [name, wrapper(table)])),
  env,
  command,
  watch,
  xargs,
  ssh,
};
