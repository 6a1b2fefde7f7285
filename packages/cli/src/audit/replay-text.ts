// What came of a replay, for people.
import type { NotReplayed, ReplayedDecision, ReplayReport } from "@palisade/guardrails/gate";
import { plural } from "../output/decision-text.js";
import type { Paints } from "../output/paints.js";
import { joined, type Shown, shown, type TerminalText } from "../output/terminal-text.js";

/** `12  2026-11-30T10:00:00.000Z  action  acme/shop  ana  allow -> deny  +ACT-DELETE`. */
export function flipText(flip: ReplayedDecision, colours: Paints): TerminalText {
  const { sequence, at, asked, tenant, project, principal, before, after, gained, lost, failure } = flip;
  const parts: Shown[] = [shown`${sequence}`, at, asked];
  if (tenant !== undefined) parts.push([tenant, project ?? ""].join("/"));
  if (principal !== undefined) parts.push(principal);
  parts.push(colours.yellow(shown`${before} -> ${after}`));
  const rules = [...gained.map((rule) => `+${rule}`), ...lost.map((rule) => `-${rule}`)];
  if (rules.length > 0) parts.push(rules.join(" "));
  if (failure !== undefined) parts.push(`${failure.code}: ${failure.message}`);
  return shown`${joined(parts, "  ")}\n`;
}

/** What stands below the flips. */
export function reportText(report: ReplayReport): TerminalText {
  const { decisions, replayed, flips, rules, otherRules, notReplayable } = report;
  const lines = [shown`${flips} of ${plural(replayed, "decision")} ${flips === 1 ? "flips" : "flip"}\n`];
  for (const [rule, count] of Object.entries(rules)) lines.push(shown`  ${count}  ${rule}\n`);
  if (otherRules > 0) lines.push(shown`${otherRules} come out the same by other rules\n`);
  if (decisions > replayed) lines.push(shown`${decisions - replayed} not replayable:\n`);
  return joined([...lines, ...notReplayable.map(reasonText)]);
}

function reasonText({ reason, count, records }: NotReplayed): TerminalText {
  const more = count > records.length ? ", …" : "";
  return shown`  ${count}  ${reason} (${count === 1 ? "record" : "records"} ${records.join(", ")}${more})\n`;
}
