// A call of an MCP tool, by the map of tools or, where that has none, by the tool's name: never by what it says of itself.
import { escapePointer } from "@palisade/language";
import type { Action } from "../../contract/action.js";
import { squeezeVerb } from "../../contract/verbs.js";
import { namedArgument } from "../arguments/conventions.js";
import { chosen, readArguments } from "../arguments/read-arguments.js";
import { anyHoldsSecret } from "../holds-secret.js";
import { isRecord } from "../is-record.js";
import { invisible } from "../names.js";
import type { Operation, Understood, Unread } from "../operation.js";
import { isSql } from "../sql/read-sql.js";
import { surroundingsOf } from "../surroundings.js";
import type { ToolMap, ToolReading } from "../tool-map.js";
import { joinUnderstood, notUnderstood } from "../understood.js";
import { readCarried } from "./carried.js";
import { classOf, verbOfToolName, wordsOf } from "./tool-name.js";

type Arguments = Readonly<Record<string, unknown>>;

/** @example readCall({ tool: "kubectl_delete", arguments: { resourceType: "pods", name: "web-0" } }, tools); */
export function readCall(action: Action, tools: ToolMap): Understood {
  const { tool = "", arguments: given = {} } = action;
  if (invisible.test(tool))
    return notUnderstood({
      at: "/tool",
      kind: "invisible",
      message: "the tool's name has characters that cannot be seen",
    });
  const mapped = readingOf(tool, tools);
  const reading =
    mapped ?? readingOfQuery(tool, given) ?? readingByName(tool) ?? readingOfProgram(tool, given);
  if (reading === undefined)
    return notUnderstood({
      at: "/tool",
      kind: "unknown-tool",
      message: `what \`${tool}\` does is not known`,
    });
  const carried = readCarried(action, reading, given);
  if (carried !== undefined && reading.verb === undefined) return carried;
  return joinUnderstood([ownOperation(action, reading, given), ...(carried === undefined ? [] : [carried])]);
}

/** By its name as it is, then without the server's. */
export function readingOf(tool: string, tools: ToolMap): ToolReading | undefined {
  const bare = tool.split(/__|[:/]/).at(-1) ?? "";
  for (const name of [tool, bare]) if (Object.hasOwn(tools, name)) return tools[name];
  return undefined;
}

/** A query in a tool that is named for one: SQL does what it says, other languages of queries read. */
function readingOfQuery(tool: string, given: Arguments): ToolReading | undefined {
  const words = wordsOf(tool);
  if (words.at(-1) !== "query" && words[0] !== "query") return undefined;
  if (
    words.some((word) => word !== "query" && verbOfToolName(word) !== undefined && classOf(word) !== "read")
  )
    return undefined;
  const name = ["sql", "query", "statement"].find((each) => typeof given[each] === "string");
  const text = name === undefined ? "" : String(given[name]).trim();
  if (name !== undefined && isSql(text)) return { sql: name };
  return /^mutation\b/i.test(text) ? undefined : { verb: "query" };
}

/** Programs that are told apart by what stands behind them. */
const knownPrograms: ReadonlySet<string> = new Set(["terraform", "tofu", "helm", "kubectl", "palette"]);

/** Where a program runs, and what its variables are: they say nothing of what it does. */
const besideCommand: ReadonlySet<string> = new Set(
  "command args working_directory workingDirectory cwd directory variables aws_region region strip_ansi timeout".split(
    " ",
  ),
);

/** `ExecuteTerraformCommand` with `command: "plan"`: a line of that program, if nothing else of it is said elsewhere. */
function readingOfProgram(tool: string, given: Arguments): ToolReading | undefined {
  const program = wordsOf(tool).find((word) => knownPrograms.has(word));
  const isWhole = Object.keys(given).every((name) => besideCommand.has(name));
  if (program === undefined || typeof given["command"] !== "string" || !isWhole) return undefined;
  return {
    command: ["command", "args"],
    program,
    cluster: ["working_directory", "workingDirectory", "cwd", "directory"],
  };
}

function readingByName(tool: string): ToolReading | undefined {
  const verb = verbOfToolName(tool);
  if (verb === undefined) return undefined;
  const rest = wordsOf(tool).filter((word) => word !== verb && word !== "kubectl" && word !== "resource");
  const [kind] = rest;
  return {
    verb,
    ...(kind !== undefined && !/^(?:resources|k8s|api)$/.test(kind) && { kind: rest.join("-") }),
  };
}

function ownOperation(action: Action, reading: ToolReading, given: Arguments): Understood {
  const { tool = "" } = action;
  const read = readArguments(given, reading, "/arguments");
  const problems: Unread[] = [...read.unread];
  const verb = verbIn(reading, given, problems);
  const operation: Operation = {
    at: "",
    tool,
    verb,
    said: tool,
    targets: read.targets,
    ...surroundingsOf(action),
    ...read.parts,
    ...filesIn(reading, given),
    ...(reading.shows_credentials === true && { shows_credentials: true }),
    ...(classOf(verb) !== "read" && anyHoldsSecret(read.parts.changes) && { holds_credentials: true }),
  };
  return { operations: verb === "" ? [] : [operation], unread: problems };
}

function verbIn({ verb = "" }: ToolReading, given: Arguments, problems: Unread[]): string {
  if (typeof verb === "string") return squeezeVerb(verb);
  const names = [verb.from].flat();
  const said = chosen(verb, given, (found) => (typeof found?.[1] === "string" ? found[1] : undefined));
  if (said !== undefined) return squeezeVerb(said);
  const [name] = namedArgument(names, given) ?? [];
  problems.push({
    at: name === undefined ? "/arguments" : `/arguments/${escapePointer(name)}`,
    kind: "unknown-verb",
    message:
      name === undefined
        ? `\`${names[0]}\` says what it does, and is missing`
        : "it is no operation of the tool",
  });
  return "";
}

/** Paths that it reads or writes, and where it sends something. */
function filesIn({ path, writes, sends_to }: ToolReading, given: Arguments): Partial<Operation> {
  const texts = (names: ToolReading["path"]): readonly string[] => {
    const value = names === undefined ? undefined : namedArgument(names, given)?.[1];
    return [value]
      .flat()
      .flatMap((each) =>
        typeof each === "string"
          ? each
          : isRecord(each)
            ? Object.values(each).filter((text) => typeof text === "string")
            : [],
      );
  };
  const files = texts(path);
  const hosts = texts(sends_to);
  return {
    ...(files.length > 0 && (writes === true ? { writes: files } : { files })),
    ...(hosts.length > 0 && { sends_to: hosts }),
  };
}
