// What an action would change, line by line: a dry run for whoever approves it, and part of what they sign.
import { escapePointer, readYaml, valueToJavaScript } from "@palisade/language";
import { z } from "zod";
import { ToolError } from "../palette-failure.js";

export const changeLineSchema = z.strictObject({
  at: z.string().describe("What is changed, as a path"),
  from: z.unknown().exactOptional().describe("Absent: it was not there"),
  to: z.unknown().exactOptional().describe("Absent: it is gone"),
});
export type ChangeLine = z.infer<typeof changeLineSchema>;

/** What nobody can look through, nobody should approve. */
const mostLines = 200;

/** @throws {ToolError} `invalid` for more than a person can look through */
export function checkedLines(lines: readonly ChangeLine[]): readonly ChangeLine[] {
  if (lines.length <= mostLines) return lines;
  throw new ToolError("invalid", `it would change ${lines.length} settings at once`, {
    hint: `change at most ${mostLines} at a time, so that somebody can look through them`,
  });
}

/** Settings that differ between two YAML texts. @throws {ToolError} `invalid` for a text that is no YAML */
export function yamlLines(at: string, before: string, after: string): readonly ChangeLine[] {
  const [left, right] = [leavesOf(before, at), leavesOf(after, at)];
  const paths = new Set([...left.keys(), ...right.keys()]);
  return [...paths].flatMap((path) => {
    const [from, to] = [left.get(path), right.get(path)];
    if (JSON.stringify(from) === JSON.stringify(to)) return [];
    return [{ at: path, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }];
  });
}

function leavesOf(text: string, at: string): ReadonlyMap<string, unknown> {
  const { documents, problems } = readYaml(text, { scalars: "kubernetes" });
  const [problem] = problems;
  if (problem !== undefined)
    throw new ToolError("invalid", `${at}: the values are no YAML: ${problem.message}`, { retryable: true });
  const leaves = new Map<string, unknown>();
  const several = documents.length > 1;
  for (const [index, { value }] of documents.entries())
    collect(valueToJavaScript(value), several ? `${at}/${index}` : at, leaves);
  return leaves;
}

function collect(value: unknown, at: string, leaves: Map<string, unknown>): void {
  const fields = typeof value === "object" && value !== null ? Object.entries(value) : [];
  if (fields.length === 0) leaves.set(at, value);
  for (const [name, field] of fields) collect(field, `${at}/${escapePointer(name)}`, leaves);
}
