// Functions that a line defines: kept where nothing else can have their name, and read again wherever they are called.
import { type Function as FunctionNode, forEachChild, type SyntaxNode } from "unbash";
import { isProgram } from "./run-command.js";
import type { ShellWord } from "./shell-word.js";
import type { Frame } from "./walk-script.js";

/** They change what `$1` is. */
const shifts: ReadonlySet<string> = new Set(["shift", "set", "getopts"]);

/** @returns whether it is kept: it is surely defined, once, and its name is that of no program */
export function defineFunction({ name, body }: FunctionNode, { line, isCertain }: Frame): boolean {
  const called = name.value;
  const isOwn = /^[A-Za-z_][\w-]*$/.test(called) && !isProgram(called) && !line.functions.has(called);
  if (!isOwn || !isCertain || shiftsWithin(body)) {
    line.functions.delete(called);
    return false;
  }
  line.functions.set(called, body);
  return true;
}

function shiftsWithin(body: SyntaxNode): boolean {
  let found = false;
  const visit = (node: SyntaxNode): void => {
    found ||= node.type === "Command" && shifts.has(node.name?.value ?? "");
    found ||= node.type === "Function";
    if (!found) forEachChild(node, visit);
  };
  visit(body);
  return found;
}

/** Its body with `$1`, `$2`, … bound; one that calls another function is not followed there. */
export function callFunction(
  [first, ...given]: readonly ShellWord[],
  frame: Frame,
  walk: (node: SyntaxNode, frame: Frame) => void,
): boolean {
  const { line, isCalled } = frame;
  const body = first === undefined || first.dynamic === true ? undefined : line.functions.get(first.text);
  if (body === undefined || isCalled === true) return false;
  for (const [index, { text, dynamic, glob, from }] of given.entries()) {
    const isPlain = dynamic !== true && glob !== true;
    line.variables.set(String(index + 1), { ...(isPlain && { text }), ...(from && { from }) });
  }
  walk(body, { ...frame, depth: frame.depth + 1, isCertain: false, isCalled: true });
  for (const index of given.keys()) line.variables.delete(String(index + 1));
  return true;
}
