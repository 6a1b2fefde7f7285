// The commands' page, from the declarations that the command line itself is made of.
import { type Command, commands } from "@palisade/cli";
import { exitCodes } from "./exit-codes.js";
import { anchor, block, code, type Page, page, table } from "./markdown.js";

export function commandsPage(): Page {
  return page("commands.md", "packages/cli/src/commands", [
    "# Commands",
    "What `palisade --help` and `palisade <command> --help` print, in one place.",
    table(
      ["command", "what it does"],
      commands.map(({ name, summary }) => [
        `[${code(`palisade ${name}`)}](#${anchor(`palisade ${name}`)})`,
        summary,
      ]),
    ),
    exitCodesSection,
    ...commands.flatMap(section),
  ]);
}

const exitCodesSection = [
  "## Exit codes",
  "The same for every command, so that a pipeline can tell a bad answer from no answer:",
  table(["code", "meaning"], Object.entries(exitCodes)),
].join("\n\n");

function section(command: Command): readonly string[] {
  return [
    `## ${code(`palisade ${command.name}`)}`,
    command.summary,
    block([usage(command)]),
    table(["option", "meaning", "default"], Object.entries(command.options).map(optionRow)),
    command.examples.length === 0
      ? ""
      : block(command.examples.flatMap(({ line, meaning }) => [`# ${meaning}`, line])),
  ];
}

function usage({ name, arguments: operands, options }: Command): string {
  const flags = Object.keys(options).length > 0 ? " [options]" : "";
  return `palisade ${name}${flags}${operands === undefined ? "" : ` ${operands}`}`;
}

function optionRow([name, option]: [string, Command["options"][string]]): readonly string[] {
  const short = option.short === undefined ? "" : `-${option.short}, `;
  const value = option.type === "boolean" ? "" : ` <${option.placeholder ?? "value"}>`;
  const choices =
    option.type === "string" && option.choices !== undefined
      ? ` (${option.choices.map(code).join(", ")})`
      : "";
  const preset = option.type === "string" && option.default !== undefined ? option.default : "";
  return [
    code(`${short}--${name}${value}`),
    `${option.description}${choices}`,
    preset === "" ? "" : code(preset),
  ];
}
