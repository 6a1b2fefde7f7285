// A record on one line, for people.
import { type AuditRecord, recordFacts } from "@palisade/guardrails/gate";
import type { Paints } from "../output/paints.js";
import { joined, jsonData, type Shown, shown, type TerminalText } from "../output/terminal-text.js";
import type { Found } from "./found-records.js";

export const recordFormatOption = {
  type: "string",
  choices: ["text", "json"],
  default: "text",
  description: "a line for people, or the record as it stands in the log, one JSON object a line",
} as const;

export function foundText({ record, line }: Found, format: string, colours: Paints): TerminalText {
  return format === "json" ? jsonData(`${line}\n`) : recordText(record, colours);
}

function recordText(record: AuditRecord, colours: Paints): TerminalText {
  const { sequence, at, kind, tenant, project } = record;
  const { effect, principal, rules, told } = recordFacts(record);
  const parts: Shown[] = [shown`${sequence}`, at, kind];
  if (effect !== undefined) parts.push(painted(effect, colours));
  if (tenant !== undefined) parts.push([tenant, project ?? ""].join("/"));
  if (principal !== undefined) parts.push(principal);
  if (rules.length > 0) parts.push(rules.join(","));
  if (told !== "") parts.push(told);
  return shown`${joined(parts, "  ")}\n`;
}

function painted(effect: string, colours: Paints): TerminalText {
  if (effect === "deny") return shown`${colours.red("deny")}`;
  return effect === "allow" ? shown`allow` : shown`${colours.yellow(effect)}`;
}
