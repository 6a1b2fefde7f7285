// Rows of the table of doors, from files that people can read.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

/** What a row asks about: a door for each. */
export type Subject = "action" | "prompt" | "response" | "tool-result" | "configuration";
export type DoorName = "library" | "command line" | "mcp";

export type Row = {
  readonly note: string;
  /** JSON text. */
  readonly text: string;
  /** Whether the text says something that data cannot: the same key twice, for one. */
  readonly onlyText: boolean;
  readonly doors: readonly DoorName[];
  readonly effect: string;
  /** `RULE severity place`. */
  readonly findings: readonly string[];
  /** `code: message`. */
  readonly failure: string | undefined;
};

type WrittenRow = {
  readonly note: string;
  readonly request?: unknown;
  readonly text?: string;
  readonly onlyText?: boolean;
  readonly only?: readonly DoorName[];
  readonly effect: string;
  readonly findings?: readonly string[];
  readonly failure?: string;
};

const everyDoor: readonly DoorName[] = ["library", "command line", "mcp"];

export function readRows(subject: Subject): readonly Row[] {
  const path = fileURLToPath(new URL(`./${subject}s.yaml`, import.meta.url));
  const written = parse(readFileSync(path, "utf8")) as readonly WrittenRow[];
  return written.map((row) => {
    const { note, request, text, only = everyDoor, effect, findings = [], failure } = row;
    const { onlyText = failure?.startsWith("invalid_request: invalid JSON") === true } = row;
    return {
      note,
      text: text ?? JSON.stringify(request),
      onlyText,
      doors: only,
      effect,
      findings,
      failure,
    };
  });
}
