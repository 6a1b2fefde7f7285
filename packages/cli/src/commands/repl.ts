// `palisade repl`: a prompt to try Rego at.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";
import { createInterface } from "node:readline";
import { isObject, RegoObject } from "@palisade/language";
import { defineCommand } from "../define-command.js";
import { grantedHost } from "../granted-host.js";
import type { Host } from "../host.js";
import { loadSources } from "../load-sources.js";
import { composed, shown, type TerminalText } from "../output/terminal-text.js";
import { readData } from "../read-data.js";
import { readLines } from "../read-lines.js";
import type { ReplSession } from "../repl-session.js";
import { UsageError } from "../usage-error.js";
import { bundlesOption, dataOption } from "./policy-options.js";

export const repl = defineCommand({
  name: "repl",
  summary: "Opens a prompt to define rules and ask queries at.",
  arguments: "[paths...]",
  options: {
    data: dataOption,
    bundle: bundlesOption,
    input: { type: "string", short: "i", placeholder: "file", description: "input document, JSON or YAML" },
  },
  examples: [
    { line: "palisade repl policies/ -i input.json", meaning: "with policies and an input" },
    { line: "echo 'x := 1; y := x + 1' | palisade repl", meaning: "without a terminal" },
  ],
  run: async ({ paths, values }, host) => {
    const { ReplSession: Session } = await import("../repl-session.js");
    const { sources, data } = await loadSources([...paths, ...values.data], host, { bundles: values.bundle });
    const input = values.input === undefined ? undefined : await readData(values.input, host);
    const session = new Session(
      { sources, data, input },
      { print: (message) => host.err(shown`${message}\n`), ...grantedHost(undefined, host.environment) },
    );
    await converse(session, host);
    return 0;
  },
});

const maximumLineLength = 1024 * 1024;

type Command = {
  readonly arguments: string;
  readonly meaning: string;
  readonly run: (session: ReplSession, argument: string, host: Host) => TerminalText | Promise<TerminalText>;
};

const commands: ReadonlyMap<string, Command> = new Map<string, Command>([
  [
    ":load",
    {
      arguments: "PATH",
      meaning: "load policies and data, a file, directory or bundle",
      run: async (session, path, host) => {
        const loaded = await loadSources([path], host);
        const { documents } = session;
        const known = new Set(loaded.sources.map(({ file }) => file));
        session.documents = {
          ...documents,
          sources: [...documents.sources.filter(({ file }) => !known.has(file)), ...loaded.sources],
          data: RegoObject.from([...documents.data.entries(), ...loaded.data.entries()]),
        };
        return shown``;
      },
    },
  ],
  [
    ":input",
    {
      arguments: "[PATH]",
      meaning: "read the input document; without a path, have none",
      run: async (session, path, host) => {
        session.documents = {
          ...session.documents,
          input: path === "" ? undefined : await readData(path, host),
        };
        return shown``;
      },
    },
  ],
  [
    ":data",
    {
      arguments: "PATH",
      meaning: "read the base document",
      run: async (session, path, host) => {
        const data = await readData(path, host);
        if (!isObject(data)) throw new UsageError(`${path}: the data document is an object`);
        session.documents = { ...session.documents, data };
        return shown``;
      },
    },
  ],
  [":show", { arguments: "", meaning: "show the rules defined here", run: (session) => session.show() }],
  [
    ":unset",
    {
      arguments: "NAME",
      meaning: "forget a rule or an import",
      run: (session, name) => (session.unset(name) ? shown`` : shown`there is no ${name} here\n`),
    },
  ],
  [":help", { arguments: "", meaning: "list the commands", run: () => helpText() }],
  [":quit", { arguments: "", meaning: "leave", run: () => shown`` }],
]);

/** As `opa run` has them. */
const bareWords: ReadonlyMap<string, string> = new Map([
  ["help", ":help"],
  ["show", ":show"],
  ["exit", ":quit"],
  ["quit", ":quit"],
  ["unset", ":unset"],
]);

function helpText(): TerminalText {
  const lines = [...commands].map(
    ([name, command]) => `  ${`${name} ${command.arguments}`.padEnd(16)} ${command.meaning}`,
  );
  return composed(
    `${lines.join("\n")}\nAnything else is Rego: a rule is defined, a query is answered. A blank line ends a statement.\n`,
  );
}

async function converse(session: ReplSession, host: Host): Promise<void> {
  const isTerminal = process.stdin.isTTY === true && process.stdout.isTTY === true;
  if (isTerminal) await converseAtTerminal(session, host);
  else {
    for await (const line of readLines(host, maximumLineLength)) {
      // Nobody is left to answer, and lines may come for ever.
      if (isQuit(line) || !process.stdout.writable) break;
      host.out(await answer(session, line, host));
    }
  }
  if (session.isOpen) host.out(await session.read(""));
}

async function converseAtTerminal(session: ReplSession, host: Host): Promise<void> {
  const historyFile = historyPath(host);
  const lines = createInterface({
    input: process.stdin,
    output: process.stdout,
    terminal: true,
    history: await readHistory(historyFile),
    prompt: "> ",
    removeHistoryDuplicates: true,
    completer: (line: string) => completeLine(session, line),
  });
  lines.on("SIGINT", () => {
    session.cancel();
    lines.write("", { ctrl: true, name: "u" });
    lines.setPrompt("> ");
    lines.prompt();
  });
  lines.on("history", (kept: string[]) => void writeHistory(historyFile, kept));
  lines.prompt();
  for await (const line of lines) {
    if (isQuit(line)) break;
    host.out(await answer(session, line, host));
    lines.setPrompt(session.isOpen ? "| " : "> ");
    lines.prompt();
  }
  lines.close();
}

function isQuit(line: string): boolean {
  const word = line.trim();
  return (bareWords.get(word) ?? word) === ":quit";
}

async function answer(session: ReplSession, line: string, host: Host): Promise<TerminalText> {
  const [word = "", ...rest] = line.trim().split(/\s+/);
  const isBare = bareWords.has(word) && (rest.length === 0 || (word === "unset" && rest.length === 1));
  const name = isBare ? (bareWords.get(word) ?? word) : word;
  try {
    if (session.isOpen || !name.startsWith(":")) return await session.read(line);
    const command = commands.get(name);
    if (command === undefined) return shown`unknown command ${name}; :help lists them\n`;
    return await command.run(session, rest.join(" "), host);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return shown`error: ${error.message}\n`;
  }
}

function completeLine(session: ReplSession, line: string): [string[], string] {
  const word = /(?<![\w.:])[\w.:]*$/.exec(line)?.[0] ?? "";
  const names = word.startsWith(":")
    ? [...commands.keys()].filter((name) => name.startsWith(word))
    : session.complete(word);
  return [[...names], word];
}

function historyPath({ environment }: Host): string {
  const state = environment["XDG_STATE_HOME"] || join(homedir(), ".local", "state");
  return join(state, "palisade", "repl-history");
}

async function readHistory(path: string): Promise<string[]> {
  try {
    return (await readFile(path, "utf8")).split("\n").filter((line) => line !== "");
  } catch {
    // The first time there is none.
    return [];
  }
}

async function writeHistory(path: string, lines: readonly string[]): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeFile(path, `${lines.join("\n")}\n`, { mode: 0o600 });
  } catch {
    // A prompt without a memory is still a prompt.
  }
}
