// Requests as they are put on a command line, and answers as they are read from it.
import type { Coverage, Decision, Finding } from "@palisade/guardrails";
import { type Answer, answerOf } from "./answer.js";
import type { Subject } from "./read-rows.js";

type CommandLine = {
  readonly line: readonly string[];
  readonly input: string;
  /** @throws {Error} if the exit code says something else. */
  readonly read: (printed: never, code: number) => Answer;
};

export function commandLineOf(subject: Subject, text: string): CommandLine {
  return commandLines[subject](text);
}

const commandLines: Readonly<Record<Subject, (text: string) => CommandLine>> = {
  action: (text) => ({ line: ["validate", "action", "-"], input: text, read: readDecision }),
  prompt: (text) => {
    const { text: prompt, channel = "prompt" } = JSON.parse(text) as { text: string; channel?: string };
    return {
      line: ["validate", "prompt", "--channel", channel, "-"],
      input: prompt,
      read: readDecision,
    };
  },
  response: (text) => textLine("response", "model", text),
  "tool-result": (text) => textLine("tool-result", "tool", text),
  configuration: (text) => {
    const { resources } = JSON.parse(text) as { resources: readonly unknown[] };
    return {
      line: ["validate", "config", "--fail-on", "info", "-"],
      input: resources.map((resource) => `${JSON.stringify(resource)}\n`).join("---\n"),
      read: readReport,
    };
  },
};

/** A text on standard input, with the field beside it as an option. */
function textLine(subject: Subject, field: string, request: string): CommandLine {
  const { text = "", [field]: more } = JSON.parse(request) as Readonly<Record<string, string>>;
  const options = more === undefined ? [] : [`--${field}`, more];
  return { line: ["validate", subject, ...options, "-"], input: text, read: readDecision };
}

function readDecision(decision: Decision, code: number): Answer {
  const answer = answerOf(decision);
  const expected = answer.failure !== undefined ? 2 : answer.effect === "allow" ? 0 : 1;
  if (code !== expected) throw new Error(`exit code ${code} with ${JSON.stringify(decision)}`);
  return answer;
}

/** What a report says beside the decision. */
type Placed = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine?: number;
  readonly endColumn?: number;
  readonly namespace?: string;
  readonly fingerprint?: string;
};
type Report = {
  readonly findings: readonly (Finding & Placed)[];
  readonly errors: readonly unknown[];
  readonly coverage: Coverage & { readonly unlooked: readonly (Coverage["unlooked"][number] & Placed)[] };
  readonly decision: Decision;
};

/** A decision, with the places in the text taken off again. */
function readReport({ findings, errors, coverage, decision }: Report, code: number): Answer {
  const expected = errors.length > 0 ? 2 : findings.length > 0 ? 1 : 0;
  if (code !== expected) throw new Error(`exit code ${code} with ${JSON.stringify({ findings, errors })}`);
  const unplaced = <Thing extends Placed>(reported: Thing) => {
    const { file, line, column, endLine, endColumn, namespace, fingerprint, ...thing } = reported;
    return thing;
  };
  const unlooked = coverage.unlooked.map(unplaced);
  return answerOf({ ...decision, findings: findings.map(unplaced), coverage: { ...coverage, unlooked } });
}
