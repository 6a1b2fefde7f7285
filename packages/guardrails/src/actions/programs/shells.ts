// Shells, interpreters and whatever else runs a text: read again where the text is there, refused where it is not.
import type { Command, ProgramReader } from "../shell/command.js";
import { quoted } from "../shell/quoted.js";

/** `bash -lc 'line'`, a heredoc; not a file, and not what a pipe brings. */
const shell: ProgramReader = (command) => {
  const { words, input } = command;
  const index = words.findIndex(({ text }) => /^-[a-zA-Z]*c$/.test(text));
  const operands = words.filter(({ text }) => !/^[-+]/.test(text));
  if (index !== -1) return runText(command, index + 1);
  if (words.length === 1 && words[0]?.text === "--version") return emitVersion(command);
  if (operands.length > 0 && !words.some(({ text }) => /^-\w*s/.test(text)))
    return command.refuse("runs-text", "a script runs whose text is not here", operands[0]);
  if (input?.text !== undefined && input.dynamic !== true)
    return command.runLine(input.text, words[0] ?? { text: "", start: 0, end: 0 });
  if (input !== undefined)
    return command.refuse("runs-text", "a shell runs what comes in by a pipe or a file");
  command.emit({ verb: "exec", said: command.program, targets: [{ kind: "shells" }] });
};

function runText(command: Command, index: number): void {
  const word = command.words[index];
  if (word === undefined) {
    command.refuse("syntax", "a shell is given no text to run");
    return;
  }
  if (word.dynamic === true) {
    command.refuse("runs-text", "a shell runs a text that is known only when it runs", word);
    return;
  }
  command.runLine(word.text, word);
}

function emitVersion(command: Command): void {
  command.emit({ verb: "version", said: `${command.program} --version` });
}

const busybox: ProgramReader = (command) => command.run(command.words);

/** `eval`, `source`: what they run is not in the line, or not as it stands there. */
const runsText: ProgramReader = (command) =>
  command.refuse("runs-text", `\`${command.program}\` runs a text that cannot be read before it runs`);

/** `python -c …`, `node script.js`: programs of another language. */
const interpreter: ProgramReader = (command) => {
  const { program, words } = command;
  const [first, second] = words;
  if (program === "go" && words.length === 1 && first?.text === "version") return emitVersion(command);
  if (words.length === 1 && /^(?:--version|-V|-v)$/.test(first?.text ?? "")) return emitVersion(command);
  if (first?.text === "-m" && second?.text === "json.tool")
    return void command.emit({ verb: "read", said: `${program} -m json.tool`, tool: "shell" });
  command.refuse("runs-text", `\`${quoted(program)}\` runs a program in another language`);
};

function all(names: string, reader: ProgramReader): Readonly<Record<string, ProgramReader>> {
  return Object.fromEntries(names.split(" ").map((name) => [name, reader]));
}

export const shells: Readonly<Record<string, ProgramReader>> = {
  ...all("sh bash dash zsh ksh ash", shell),
  busybox,
  ...all(
    "eval source . fish csh tcsh pwsh powershell cmd expect script parallel at batch crontab make just npx",
    runsText,
  ),
  ...all("python python2 python3 node deno bun ruby perl php lua osascript Rscript java go", interpreter),
};
