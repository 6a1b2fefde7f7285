// A shell line to the operations that it comes to, and to what of it is not understood.
import { parse } from "unbash";
import type { Operation, Understood, Unread } from "../operation.js";
import type { Surroundings } from "../surroundings.js";
import { notUnderstood } from "../understood.js";
import { LineWork } from "./line-work.js";
import { linkFiles } from "./link-files.js";
import { linkRendered } from "./link-rendered.js";
import { reassignedIn } from "./reassigned.js";
import { runWords } from "./run-command.js";
import { type Frame, walkStatements } from "./walk-script.js";

/** In UTF-16 units: longer lines are programs, and are not read. */
export const maximumLineLength = 65_536;

/** Brackets in brackets, whatever they are. */
const maximumNesting = 100;

/** Each is looked for in all that follows. */
const maximumHeredocs = 200;

/** Characters that nobody sees, but for line breaks, tabs, and the mark behind an emoji. */
const hidden = /(?![\n\t]|\uFE0F)[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/u;

export type LinePlace = { readonly at: string; readonly surroundings: Surroundings };

/** @example readLine("kubectl get pods | wc -l", { at: "/command", surroundings: {} }); */
export function readLine(text: string, place: LinePlace): Understood {
  const frame = newFrame(place);
  readScript(text, frame);
  return finished(frame);
}

/** Words that are run without a shell. */
export function readWords(words: readonly string[], place: LinePlace): Understood {
  const problem = lineProblem(words.join("\n"), place.at);
  if (problem !== undefined) return notUnderstood(problem);
  const frame = newFrame(place);
  runWords(
    words.map((text) => ({ text, start: 0, end: 0 })),
    frame,
  );
  return finished(frame);
}

/** Reads a line, perhaps inside of another one: what it says is added to the frame's. */
export function readScript(text: string, frame: Frame): void {
  const problem = lineProblem(text, frame.line.at);
  if (problem !== undefined) {
    frame.refuse(problem.kind, problem.message, frame.within ?? problem.range);
    return;
  }
  const { commands, errors } = parse(text);
  const [error] = errors ?? [];
  if (error !== undefined) {
    frame.refuse("syntax", `the line cannot be parsed: ${error.message}`, frame.within);
    return;
  }
  for (const name of reassignedIn(commands)) frame.line.reassigned.add(name);
  walkStatements(commands, frame);
}

function finished({ line }: Frame): Understood {
  return { operations: linkRendered(linkFiles(line.operations)), unread: line.unread };
}

function newFrame({ at, surroundings }: LinePlace): Frame {
  const operations: Operation[] = [];
  const unread: Unread[] = [];
  const line = {
    ...{ at, surroundings, operations, unread },
    variables: new Map(),
    reassigned: new Set<string>(),
    functions: new Map(),
    work: new LineWork(),
  };
  const frame: Frame = {
    line,
    depth: 0,
    isCertain: true,
    input: undefined,
    output: {},
    readScript,
    refuse: (kind, message, range) => {
      if (unread.length < 100)
        unread.push({ at, ...(range && { range: { start: range.start, end: range.end } }), kind, message });
    },
  };
  return frame;
}

/** Why a line is not even parsed. */
function lineProblem(text: string, at: string): Unread | undefined {
  if (text.length > maximumLineLength)
    return { at, kind: "too-long", message: `the line is longer than ${maximumLineLength} characters` };
  const place = hidden.exec(text)?.index;
  if (place !== undefined)
    return {
      at,
      range: { start: place, end: place + 1 },
      kind: "invisible",
      message: "the line has a character that cannot be seen",
    };
  if (text.split("<<").length > maximumHeredocs)
    return { at, kind: "too-long", message: "the line has too many heredocs" };
  if (nestingOf(text) > maximumNesting)
    return { at, kind: "too-deep", message: "the line is nested too deep" };
  return undefined;
}

/** Brackets and words that open something: those that are closed again, whatever closes them, do not count. */
function nestingOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const character of text) {
    if (character === "(" || character === "{" || character === "[") deepest = Math.max(deepest, ++depth);
    else if (character === ")" || character === "}" || character === "]") depth = Math.max(0, depth - 1);
  }
  return deepest;
}
