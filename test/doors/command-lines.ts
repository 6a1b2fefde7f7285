// Requests as they are put on a command line, and answers as they are read from it.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import process from "node:process";
import type {
  ConfigurationFile,
  ConfigurationRequest,
  Coverage,
  Decision,
  Finding,
} from "@palisade/guardrails";
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
    const { resources = [], files } = JSON.parse(text) as ConfigurationRequest;
    const line = ["validate", "config", "--fail-on", "info"];
    if (files !== undefined) return filesLine(line, files);
    return {
      line: [...line, "-"],
      input: resources.map((resource) => `${JSON.stringify(resource)}\n`).join("---\n"),
      read: (report, code) => readReport(report, code, unplaced),
    };
  },
};

/** The texts as files, which are there as long as the tests run. */
function filesLine(line: readonly string[], files: readonly ConfigurationFile[]): CommandLine {
  const folder = mkdtempSync(join(tmpdir(), "doors-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  for (const { name, content } of files) writeFileSync(join(folder, name), content);
  return {
    line: [...line, ...files.map(({ name }) => join(folder, name))],
    input: "",
    read: (report, code) =>
      readReport(
        report,
        code,
        ({ file, line, column, endLine, endColumn, namespace, fingerprint, ...thing }) => {
          const end = { ...(endLine && { endLine }), ...(endColumn && { endColumn }) };
          return { ...thing, place: { file: basename(file), line, column, ...end } };
        },
      ),
  };
}

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

type Unplace = <Thing extends Placed>(reported: Thing) => Omit<Thing, keyof Placed>;

/** The places in standard input are taken off again. */
const unplaced: Unplace = ({ file, line, column, endLine, endColumn, namespace, fingerprint, ...thing }) =>
  thing;

/** The decision again, without what only a report has. */
function readReport(
  { findings, errors, coverage, decision }: Report,
  code: number,
  unplace: Unplace,
): Answer {
  const expected = errors.length > 0 ? 2 : findings.length > 0 ? 1 : 0;
  if (code !== expected) throw new Error(`exit code ${code} with ${JSON.stringify({ findings, errors })}`);
  const unlooked = coverage.unlooked.map(unplace);
  return answerOf({ ...decision, findings: findings.map(unplace), coverage: { ...coverage, unlooked } });
}
