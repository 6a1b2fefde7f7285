// JSON over several lines, written in pieces: long lists are never one text.
import { escapeJson } from "@palisade/language";

/**
 * As `JSON.stringify(value, undefined, 2)` writes it, item by item down to a depth; a list may be made while it is
 * written. Nothing in it steers a terminal or commands a build server.
 * @example [...jsonText({ findings: report.findings.values() })].join("")
 */
export function* jsonText(value: unknown, depth = 2): Generator<string> {
  yield* written(value, "", depth);
  yield "\n";
}

function* written(value: unknown, margin: string, depth: number): Generator<string> {
  if (isIterable(value) && (depth > 0 || !Array.isArray(value))) yield* list(value, margin, depth);
  else if (depth > 0 && typeof value === "object" && value !== null) yield* object(value, margin, depth);
  else yield whole(value, margin);
}

function* list(items: Iterable<unknown>, margin: string, depth: number): Generator<string> {
  let isEmpty = true;
  for (const item of items) {
    yield `${isEmpty ? "[" : ","}\n${margin}  `;
    yield* written(item, `${margin}  `, depth - 1);
    isEmpty = false;
  }
  yield isEmpty ? "[]" : `\n${margin}]`;
}

function* object(value: object, margin: string, depth: number): Generator<string> {
  const entries = Object.entries(value).filter(([, field]) => field !== undefined);
  for (const [index, [name, field]] of entries.entries()) {
    yield `${index === 0 ? "{" : ","}\n${margin}  ${escapeJson(JSON.stringify(name))}: `;
    yield* written(field, `${margin}  `, depth - 1);
  }
  yield entries.length === 0 ? "{}" : `\n${margin}}`;
}

/** Strings of JSON have no line breaks in them. */
function whole(value: unknown, margin: string): string {
  return escapeJson(JSON.stringify(value, undefined, 2).replaceAll("\n", `\n${margin}`));
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.iterator in value;
}
