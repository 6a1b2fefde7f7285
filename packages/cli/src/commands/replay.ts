// `palisade replay`: what another bundle would have decided.
import { type ReplayedDecision, type ReplayReport, replayLog } from "@palisade/guardrails/gate";
import { auditLogLines } from "../audit/audit-log-lines.js";
import { filterOptions, readFilter } from "../audit/filter-options.js";
import { namedLog } from "../audit/named-log.js";
import { flipText, reportText } from "../audit/replay-text.js";
import { defineCommand, type ExitCode } from "../define-command.js";
import type { Host } from "../host.js";
import { jsonData, shown } from "../output/terminal-text.js";
import { guardOptions } from "../policies/guard-options.js";
import { openGateGuard } from "../policies/open-guard.js";

const { kind: _, ...decisionFilter } = filterOptions;

export const replay = defineCommand({
  name: "replay",
  summary:
    "Judges the decisions of an audit log again by another bundle, and prints those that flip: exit code 1 if any does.",
  arguments: "[log]",
  options: {
    format: {
      type: "string",
      choices: ["text", "json"],
      default: "text",
      description: "how to print the flips and the report",
    },
    ...decisionFilter,
    ...guardOptions,
  },
  examples: [
    {
      line: "palisade replay audit --bundle next.tar.gz",
      meaning:
        "what would be decided otherwise; exit code 2 if the log cannot be believed, or nothing replayed",
    },
    {
      line: "palisade replay palisade.db -b policies --since 7d --tenant acme --format json",
      meaning: "last week's decisions of a tenant by a directory of Rego, for another program",
    },
  ],
  run: async ({ paths: [typed], values }, host) => {
    const { path } = await namedLog(typed, values, host);
    const filter = readFilter({ ...values, kind: [] }, Date.now());
    const guard = await openGateGuard(values, host);
    const printed = values.format === "json" ? new JsonFlips(host) : new TextFlips(host);
    const report = await replayLog(auditLogLines(path), {
      guard,
      filter,
      onFlip: (flip) => printed.flip(flip),
    });
    printed.end(report);
    return exitCodeOf(report, path, host);
  },
});

/** What was not looked at has not stayed the same. */
function exitCodeOf(
  { problem, decisions, replayed, flips }: ReplayReport,
  path: string,
  host: Host,
): ExitCode {
  const tell = (message: string): ExitCode => {
    host.err(shown`${path}: ${host.errorColours.red("error")}: ${message}\n`);
    return 2;
  };
  if (problem !== undefined)
    return tell(`record ${problem.sequence}: ${problem.message}; nothing behind it was judged`);
  if (decisions === 0) return tell("there is no such decision in it");
  if (replayed === 0) return tell("none of its decisions can be judged again");
  return flips === 0 ? 0 : 1;
}

class TextFlips {
  readonly #host: Host;

  constructor(host: Host) {
    this.#host = host;
  }

  flip(flip: ReplayedDecision): void {
    this.#host.out(flipText(flip, this.#host.colours));
  }

  end(report: ReplayReport): void {
    this.#host.out(reportText(report));
  }
}

/** One object, written as its parts are found: a log may flip as a whole. */
class JsonFlips {
  readonly #host: Host;
  #count = 0;

  constructor(host: Host) {
    this.#host = host;
  }

  flip(flip: ReplayedDecision): void {
    this.#write(`${this.#begin()}\n    ${JSON.stringify(flip)}`);
    this.#count++;
  }

  end({ flips: _, ...report }: ReplayReport): void {
    const rest = JSON.stringify(report, undefined, 2).slice(1);
    this.#write(`${this.#count === 0 ? this.#begin() : "\n  "}],${rest}\n`);
  }

  #begin(): string {
    return this.#count === 0 ? '{\n  "flips": [' : ",";
  }

  #write(json: string): void {
    this.#host.out(jsonData(json));
  }
}
