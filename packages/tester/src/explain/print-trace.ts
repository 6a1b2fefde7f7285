// A trace as lines of text, escaped, each under the place it is about, indented by how deep it is.
import { escapeText } from "@palisade/language";
import type { TraceEvent, TraceOperation } from "./trace-evaluation.js";

/** `full`: all. `fails` and `notes`: those, and what they are inside of. */
export type TraceDetail = "full" | "fails" | "notes";

const wanted: Readonly<Record<Exclude<TraceDetail, "full">, TraceOperation>> = {
  fails: "fail",
  notes: "note",
};

const words: Readonly<Record<TraceOperation, string>> = {
  enter: "Enter",
  eval: "Eval",
  fail: "Fail",
  exit: "Exit",
  note: "Note",
};

export function filterTrace(events: readonly TraceEvent[], detail: TraceDetail): readonly TraceEvent[] {
  if (detail === "full") return events;
  const operation = wanted[detail];
  const kept = new Set<TraceEvent>();
  /** The rules that are open, by depth. */
  const open: TraceEvent[] = [];
  for (const event of events) {
    if (event.operation === "enter") {
      open.length = Math.min(open.length, event.depth);
      open[event.depth] = event;
    }
    if (event.operation !== operation) continue;
    for (const rule of open.slice(0, event.depth)) if (rule !== undefined) kept.add(rule);
    kept.add(event);
  }
  return events.filter((event) => kept.has(event));
}

export function printTrace(events: readonly TraceEvent[]): string {
  const places = events.map(({ file, row }) => `${escapeText(file ?? "query")}:${row}`);
  const width = places.reduce((most, place) => Math.max(most, place.length), 0);
  return events
    .map(({ operation, depth, text, values }, index) => {
      const seen =
        values.length === 0
          ? ""
          : `  {${values.map((one) => escapeText(`${one.text}: ${one.value}`)).join(", ")}}`;
      return `${(places[index] as string).padEnd(width)}  ${"| ".repeat(depth)}${words[operation]} ${escapeText(text)}${seen}\n`;
    })
    .join("");
}
