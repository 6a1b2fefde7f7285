// Approvals as people read them: a table of many, and all there is about one.
import { type Approval, type ApprovalState, bindingOf, type Standing } from "@palisade/guardrails/gate";
import type { Paints } from "../output/paints.js";
import { tableText } from "../output/table.js";
import { joined, shown, type TerminalText } from "../output/terminal-text.js";

/** As it is now: nobody has to have said that its time is over. */
export function stateAt({ state, expiresAt }: Approval, now: number): ApprovalState {
  const isOpen = state === "pending" || state === "approved";
  return isOpen && now >= Date.parse(expiresAt) ? "expired" : state;
}

/** On one line, cut short. */
function actionLine({ subject }: Approval): string {
  const { verb, resource, namespace, name, tool, command } = subject.request;
  const words = typeof verb === "string" ? [tool, verb, resource, namespace, name] : [command];
  const said = words.filter((word) => typeof word === "string").join(" ");
  const line = said === "" ? JSON.stringify(subject.request) : said;
  return line.length > longestLine ? `${line.slice(0, longestLine - 1)}…` : line;
}

const longestLine = 60;

export function approvalTable(approvals: readonly Approval[], now: number): TerminalText {
  const head = ["id", "state", "action", "environment", "requester", "project", "until"];
  const rows = approvals.map((approval) => {
    const { id, subject, expiresAt } = approval;
    const { environment } = subject.request;
    return [
      id,
      stateAt(approval, now),
      actionLine(approval),
      typeof environment === "string" ? environment : "",
      subject.requester,
      subject.project,
      expiresAt,
    ];
  });
  return tableText(head, rows, { compact: true });
}

/** For people who follow what comes in. */
export function approvalLine(approval: Approval, now: number): TerminalText {
  const { id, subject, expiresAt } = approval;
  return shown`${id} ${stateAt(approval, now)}: ${actionLine(approval)} (${subject.requester}, ${subject.project}, until ${expiresAt})\n`;
}

/** What is to be run, who asked, why it needs approval, who has voted, and what is missing. */
export function approvalText({ approval, decision }: Standing, now: number, colours: Paints): TerminalText {
  const { id, subject, reasons, votes, requestedAt, expiresAt, ending } = approval;
  const lines = [
    shown`${colours.bold(id)} ${stateAt(approval, now)}\n`,
    ending === undefined ? shown`` : shown`  ended by: ${ending}\n`,
    shown`  requester: ${subject.requester} (tenant ${subject.tenant}, project ${subject.project})\n`,
    shown`  requested: ${requestedAt}, may be used until ${expiresAt}\n`,
    shown`  binding: ${bindingOf(subject)}\n`,
    ...Object.entries(subject.request).map(
      ([name, value]) => shown`  ${name}: ${typeof value === "string" ? value : JSON.stringify(value)}\n`,
    ),
    shown`asks for approval:\n`,
    ...reasons.map(
      ({ rule, message, approvers = [] }) =>
        shown`  ${rule}: ${message}${approvers.length === 0 ? "" : shown` (${approvers.join(" or ")})`}\n`,
    ),
    shown`votes: ${votes.length}\n`,
    ...votes.map(
      ({ ballot, signature }) =>
        shown`  ${ballot.verdict} at ${ballot.at} by key ${signature.key}${ballot.reason === undefined ? "" : shown`: ${ballot.reason}`}\n`,
    ),
    shown`${standingText(decision)}`,
  ];
  return joined(lines);
}

/** What the votes come to. */
export function standingText({ effect, findings, failure }: Standing["decision"]): TerminalText {
  if (effect === "allow") return shown`the votes are enough\n`;
  const deciding = findings.filter((finding) => finding.effect === effect);
  const said = failure?.message ?? deciding.map(({ message }) => message).join("; ");
  return shown`${effect === "deny" ? "no" : "not yet"}: ${said}\n`;
}
