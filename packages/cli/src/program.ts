// The command line as commander reads it, derived from the commands' declarations.
import { escapeText } from "@palisade/language";
import { Argument, CommanderError, Option, Command as Program } from "commander";
import type { Command, ExitCode, OptionDefinition } from "./define-command.js";
import type { Host } from "./host.js";
import { composed, shown, type TerminalText } from "./output/terminal-text.js";
import { SettingsError } from "./project/settings-error.js";
import { settleSwitches } from "./settle-switches.js";
import { suggestCommands } from "./suggest-commands.js";
import { UsageError } from "./usage-error.js";

export type ProgramOptions = {
  readonly commands: readonly Command[];
  /** What the first words of several commands are about, by those words. */
  readonly groups?: ReadonlyMap<string, string> | undefined;
  readonly version: string;
  readonly host: Host;
};

/** Runs one command line and gives its exit code; nothing escapes as an exception. */
export async function runProgram(line: readonly string[], options: ProgramOptions): Promise<ExitCode> {
  let exitCode: ExitCode = 0;
  const program = buildProgram(options, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(settleSwitches(line, options.commands), { from: "user" });
    return exitCode;
  } catch (error) {
    const { err, errorColours } = options.host;
    if (error instanceof CommanderError) {
      if (!printed.has(error.code)) err(commandLineError(error, line, options));
      return error.exitCode === 0 ? 0 : 2;
    }
    if (!(error instanceof UsageError)) throw error;
    const others = error instanceof SettingsError ? error.others : [];
    for (const message of [error.message, ...others]) err(shown`${errorColours.red("error")}: ${message}\n`);
    return 2;
  }
}

/** Not errors: what was to be told has been told. */
const printed: ReadonlySet<string> = new Set([
  "commander.help",
  "commander.helpDisplayed",
  "commander.version",
]);

/** Commander quotes what was typed, and may add a suggestion of its own on a second line. */
function commandLineError(
  { message, code }: CommanderError,
  line: readonly string[],
  { commands }: ProgramOptions,
): TerminalText {
  const end = message.lastIndexOf("\n");
  const last = message.slice(end + 1);
  const hasSuggestion = end !== -1 && /^\(Did you mean [\w ,-]+\?\)$/.test(last);
  const text = hasSuggestion ? message.slice(0, end) : message;
  const similar = hasSuggestion || code !== "commander.unknownCommand" ? [] : suggestCommands(line, commands);
  const own = similar.map((name) => `palisade ${name}`).join(" or ");
  const suggestion = hasSuggestion ? `${last}\n` : own === "" ? "" : `(Did you mean ${own}?)\n`;
  return composed(`${escapeText(text)}\n${suggestion}(add --help for the usage)\n`);
}

function buildProgram(
  { commands, groups, version, host }: ProgramOptions,
  finish: (code: ExitCode) => void,
): Program {
  const program = new Program("palisade")
    .description("Policy guardrails for AI operations: Rego compiled to WASM, without the opa binary.")
    .version(version, "-V, --version", "print the version");
  const parents = new Map<string, Program>([["", program]]);
  for (const command of commands) {
    const words = command.name.split(" ");
    const parent = parentOf(words.slice(0, -1), parents, { commands, groups });
    const built = buildCommand(words.at(-1) as string, command, host, finish);
    parent.addCommand(built);
    parents.set(command.name, built);
  }
  // What palisade is for; each command's own help has more.
  const grouped = commands.filter(({ name }) => name.includes(" "));
  addExamples(
    program,
    grouped.flatMap(({ examples }) => examples.slice(0, 1)),
  );
  for (const each of [program, ...parents.values()]) configure(each, host);
  return program;
}

function configure(program: Program, host: Host): void {
  program
    .exitOverride()
    // A command with others below it, as `cost` with `cost diff`, leaves them their options.
    .enablePositionalOptions()
    .configureHelp({ subcommandTerm: (command) => command.name() })
    .configureOutput({
      writeOut: (text) => host.out(composed(text)),
      writeErr: (text) => host.err(composed(text)),
      // Whoever runs the program tells it, with what was typed escaped.
      outputError: () => undefined,
    });
  for (const child of program.commands) configure(child, host);
}

/** The group that `validate config` belongs to, made when it is first needed. */
function parentOf(
  words: readonly string[],
  parents: Map<string, Program>,
  declared: Pick<ProgramOptions, "commands" | "groups">,
): Program {
  const name = words.join(" ");
  const known = parents.get(name);
  if (known !== undefined) return known;
  const members = declared.commands.filter((command) => command.name.startsWith(`${name} `));
  const names = members.map((command) => command.name.slice(name.length + 1));
  const group = new Program(words.at(-1)).description(
    declared.groups?.get(name) ?? `${name}: ${names.join(", ")}`,
  );
  addExamples(
    group,
    members.flatMap(({ examples }) => examples.slice(0, 1)),
  );
  parentOf(words.slice(0, -1), parents, declared).addCommand(group);
  parents.set(name, group);
  return group;
}

function buildCommand(name: string, command: Command, host: Host, finish: (code: ExitCode) => void): Program {
  const program = new Program(name).description(command.summary);
  for (const argument of command.arguments?.split(" ") ?? []) program.addArgument(new Argument(argument));
  for (const [option, definition] of Object.entries(command.options))
    program.addOption(buildOption(option, definition));
  addExamples(program, command.examples);
  program.action(async () => {
    const values = readValues(command, program.opts());
    finish(await command.run({ paths: program.args, values } as never, host));
  });
  return program;
}

function addExamples(program: Program, examples: Command["examples"]): void {
  const texts = examples.map(({ line, meaning }) => `  # ${meaning}\n  $ ${line}`);
  if (texts.length > 0) program.addHelpText("after", `\nExamples:\n${texts.join("\n\n")}`);
}

function buildOption(name: string, definition: OptionDefinition): Option {
  const short = definition.short === undefined ? "" : `-${definition.short}, `;
  const placeholder = definition.placeholder ?? "value";
  const value = definition.type === "boolean" ? "" : ` <${placeholder}>`;
  const option = new Option(`${short}--${name}${value}`, definition.description);
  if (definition.type === "list") return option.argParser(append).default([], "none");
  if (definition.type === "string") {
    if (definition.choices !== undefined) option.choices([...definition.choices]);
    if (definition.default !== undefined) option.default(definition.default);
  }
  return option;
}

function append(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

/** Commander names options in camel case; declarations keep the name that is typed. */
function readValues(command: Command, parsed: Record<string, unknown>): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, definition] of Object.entries(command.options)) {
    const value =
      parsed[name.replace(/^no-/, "").replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())];
    // Commander takes `--no-…` for the opposite of the rest, and so has `false` where both may stand.
    if (definition.type === "boolean") values[name] = value === !name.startsWith("no-");
    else values[name] = value === false ? undefined : value;
  }
  return values;
}
