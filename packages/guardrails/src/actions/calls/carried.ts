// What a tool is handed to run: a shell line, SQL, a request. It counts as if it had been said on its own.
import { escapePointer } from "@palisade/language";
import type { Action } from "../../contract/action.js";
import { namedArgument } from "../arguments/conventions.js";
import { readArguments } from "../arguments/read-arguments.js";
import { isRecord } from "../is-record.js";
import type { Understood } from "../operation.js";
import { requestOperation } from "../requests/read-request.js";
import { readLine, readWords } from "../shell/read-line.js";
import { readSql } from "../sql/read-sql.js";
import { surroundingsOf } from "../surroundings.js";
import type { ArgumentNames, ToolReading } from "../tool-map.js";
import { notUnderstood } from "../understood.js";

type Arguments = Readonly<Record<string, unknown>>;

export function readCarried(action: Action, reading: ToolReading, given: Arguments): Understood | undefined {
  const { sql, command, request } = reading;
  if (sql !== undefined) return carriedSql(action, sql, given);
  if (command !== undefined) return carriedCommand(action, reading, given);
  return request === undefined ? undefined : carriedRequest(action, request, given);
}

function placeOf(names: ArgumentNames, given: Arguments): readonly [at: string, value: unknown] {
  const [name, value] = namedArgument(names, given) ?? [];
  return [name === undefined ? "/arguments" : `/arguments/${escapePointer(name)}`, value];
}

function carriedSql(action: Action, names: ArgumentNames, given: Arguments): Understood {
  const [at, text] = placeOf(names, given);
  if (typeof text !== "string")
    return notUnderstood({ at, kind: "missing", message: "the SQL that it would run is missing" });
  return readSql(text, { at, tool: action.tool ?? "", surroundings: surroundingsOf(action) });
}

/** Text is a shell line, a list words without a shell, an object flags; several arguments are put together. */
function carriedCommand(action: Action, reading: ToolReading, given: Arguments): Understood {
  const { command = [], program } = reading;
  const found = [command].flat().filter((name) => given[name] !== undefined && given[name] !== null);
  const at = `/arguments/${escapePointer(found[0] ?? String([command].flat()[0]))}`;
  const { namespace, cluster } = readArguments(given, reading, "/arguments").parts;
  const said = { ...(namespace !== undefined && { namespace }), ...(cluster !== undefined && { cluster }) };
  const place = { at, surroundings: { ...surroundingsOf(action), ...said } };
  const values = found.map((name) => given[name]);
  if (
    values.length === 0 ||
    !values.every((value) => typeof value === "string" || isWords(value) || isRecord(value))
  )
    return notUnderstood({
      at,
      kind: "missing",
      message: "the command that it would run is missing, or is no text",
    });
  if (values.every((value) => typeof value === "string"))
    return readLine(withProgram(values.join(" "), program), place);
  const words = values.flatMap(wordsIn);
  return readWords(program === undefined || words[0] === program ? words : [program, ...words], place);
}

function isWords(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((word) => typeof word === "string");
}

/** `{namespace: "shop", force: true}` is `--namespace=shop --force`. */
function wordsIn(value: unknown): readonly string[] {
  if (isWords(value)) return value;
  if (!isRecord(value)) return String(value).split(/\s+/);
  return Object.entries(value).map(([name, each]) => {
    const flag = `${name.length === 1 ? "-" : "--"}${name}`;
    return each === true ? flag : `${flag}=${typeof each === "object" ? JSON.stringify(each) : String(each)}`;
  });
}

function withProgram(line: string, program: string | undefined): string {
  const [first] = line.trimStart().split(/\s/);
  return program === undefined || first === program ? line : `${program} ${line}`;
}

function carriedRequest(
  action: Action,
  names: NonNullable<ToolReading["request"]>,
  given: Arguments,
): Understood {
  const [at, path] = placeOf(names.path, given);
  if (typeof path !== "string")
    return notUnderstood({ at, kind: "missing", message: "the path that it would ask for is missing" });
  const method = names.method === undefined ? undefined : namedArgument(names.method, given)?.[1];
  const query = names.query === undefined ? undefined : namedArgument(names.query, given)?.[1];
  const body = names.body === undefined ? undefined : namedArgument(names.body, given)?.[1];
  const { operations, unread } = requestOperation(
    { method: typeof method === "string" ? method : "GET", path, ...(isRecord(query) && { query }), body },
    at,
  );
  const surroundings = surroundingsOf(action);
  return { operations: operations.map((operation) => ({ ...surroundings, ...operation })), unread };
}
