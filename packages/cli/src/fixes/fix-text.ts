// What was fixed, and what was not, as a person reads it.
import type { Finding } from "@palisade/guardrails";
import { plural } from "../output/decision-text.js";
import type { Paints } from "../output/paints.js";
import { joined, shown, type TerminalText } from "../output/terminal-text.js";
import type { PlacedFixes } from "./placed-fixes.js";

/** One line for each rule that was fixed, one for each finding that was not, and the totals. */
export function fixText({ fixed, unfixed, files, written }: PlacedFixes, colours: Paints): TerminalText {
  const rules = new Map<string, Finding[]>();
  for (const each of fixed) rules.set(each.rule, [...(rules.get(each.rule) ?? []), each]);
  const done = [...rules].map(
    ([rule, { length, 0: first }]) =>
      shown`${colours.green("fixed")}  ${length} × ${rule}  ${first?.title ?? ""}\n`,
  );
  const open = unfixed.map(({ finding, reason, place }) => {
    const { rule, severity, message, remedy } = finding;
    const where = place === undefined ? "" : shown`${place.file}:${place.line}:${place.column}: `;
    const help = remedy === undefined ? "" : shown`    ${colours.cyan("by hand:")} ${remedy}\n`;
    return shown`${where}${severity}: ${message} ${colours.dim(shown`(${rule}; ${reason})`)}\n${help}`;
  });
  const changed = plural(files.length, "file");
  const what = files.length === 0 ? "no file" : changed;
  const verb = written ? "changed" : "to change";
  const total = shown`${plural(fixed.length, "finding")} fixed, ${unfixed.length} left, ${what} ${verb}\n`;
  return joined([...open, ...(open.length > 0 ? [shown`\n`] : []), ...done, total]);
}
