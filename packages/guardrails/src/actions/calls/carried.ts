// What a tool is handed to run: a shell line, SQL, a request. It counts as if it had been said on its own.
import { escapePointer } from "@palisade/language";
import type { Action } from "../../contract/action.js";
import { namedArgument } from "../arguments/conventions.js";
import { isRecord } from "../is-record.js";
import type { Understood } from "../operation.js";
import { readSql } from "../sql/read-sql.js";
import { surroundingsOf } from "../surroundings.js";
import type { ToolReading } from "../tool-map.js";
import { notUnderstood } from "../understood.js";

type Arguments = Readonly<Record<string, unknown>>;

export function readCarried(action: Action, reading: ToolReading, given: Arguments): Understood | undefined {
  const { sql, command, request } = reading;
  if (sql !== undefined) return carriedSql(action, sql, given);
  if (command !== undefined || request !== undefined)
    return notUnderstood({ at: "/arguments", kind: "syntax", message: "it is not read yet" });
  return undefined;
}

function carriedSql(action: Action, names: NonNullable<ToolReading["sql"]>, given: Arguments): Understood {
  const [name, value] = namedArgument(names, given) ?? [];
  const at = name === undefined ? "/arguments" : `/arguments/${escapePointer(name)}`;
  const text = isRecord(value) ? undefined : value;
  if (typeof text !== "string")
    return notUnderstood({ at, kind: "missing", message: "the SQL that it would run is missing" });
  return readSql(text, { at, tool: action.tool ?? "", surroundings: surroundingsOf(action) });
}
