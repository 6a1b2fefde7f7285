// Walks the tree of a line: every command that may run is read, whether or not it will.
import {
  type AndOr,
  type Assignment,
  type Command as CommandNode,
  type CompoundList,
  type For,
  forEachChild,
  type Pipeline,
  type Script,
  type Statement,
  type SyntaxNode,
  type Word,
  type WordPart,
} from "unbash";
import type { Operation, Unread } from "../operation.js";
import type { Surroundings } from "../surroundings.js";
import { assign, changesPrograms, runsSubscript } from "./assign.js";
import type { Input } from "./command.js";
import { callFunction, defineFunction } from "./functions.js";
import type { LineWork } from "./line-work.js";
import { type Output, readRedirections } from "./redirections.js";
import { type Resolving, resolveWord, type Variable } from "./resolve-word.js";
import { isFull, runWords } from "./run-command.js";
import { anyVariable } from "./setters.js";
import type { ShellWord } from "./shell-word.js";

type Range = { readonly start: number; readonly end: number };

/** What is gathered of a whole line. */
export type Line = {
  readonly at: string;
  readonly surroundings: Surroundings;
  readonly operations: Operation[];
  readonly unread: Unread[];
  readonly variables: Map<string, Variable>;
  readonly reassigned: Set<string>;
  readonly functions: Map<string, SyntaxNode>;
  readonly work: LineWork;
};

/** Where in the line we are. */
export type Frame = {
  readonly line: Line;
  /** Lines in lines. */
  readonly depth: number;
  /** Whether it runs exactly once, for all that the line says. */
  readonly isCertain: boolean;
  /** We are in the body of a function. */
  readonly isCalled?: true;
  readonly input: Input | undefined;
  /** Where what it prints goes. */
  readonly output: Output;
  /** The place of the word that the line we are in stands in. */
  readonly within?: Range;
  /** Set for this command only. */
  readonly environment?: ReadonlyMap<string, string>;
  readonly readScript: (text: string, frame: Frame) => void;
  readonly refuse: (kind: string, message: string, range?: Range) => void;
};

export function walkStatements(statements: readonly Statement[], frame: Frame): void {
  for (const { command } of statements) walk(command, frame);
}

function walkList(list: CompoundList | undefined, frame: Frame): void {
  if (list !== undefined) walkStatements(list.commands, frame);
}

function walk(node: SyntaxNode, frame: Frame): void {
  frame.line.work.step();
  if (isFull(frame)) return;
  const perhaps = { ...frame, isCertain: false };
  switch (node.type) {
    case "Command":
      walkCommand(node, frame);
      return;
    case "Pipeline":
      walkPipeline(node, frame);
      return;
    case "AndOr":
      walkAndOr(node, frame);
      return;
    case "Subshell":
      walkList(node.body, perhaps);
      return;
    case "BraceGroup":
      walkList(node.body, frame);
      return;
    case "If":
      for (const list of [
        node.clause,
        node.then,
        ...node.elif.flatMap((each) => [each.clause, each.then]),
        node.else,
      ])
        walkList(list, perhaps);
      return;
    case "While":
      walkList(node.clause, perhaps);
      walkList(node.body, perhaps);
      return;
    case "For":
      walkFor(node, perhaps);
      return;
    case "Case":
      substituteAll(node.word, frame);
      for (const item of node.items) walkList(item.body, perhaps);
      return;
    case "Redirected": {
      const redirected = readRedirections(node.redirects, frame, resolvingIn(frame));
      walk(node.command, { ...frame, ...redirected });
      return;
    }
    case "TestCommand":
      refuseSubscripts(node, frame);
      return void substituteAll(node, frame);
    case "ArithmeticCommand":
      return void substituteAll(node, frame);
    case "Function":
      if (!defineFunction(node, frame)) refuseNode(node, frame);
      return;
    default:
      refuseNode(node, frame);
  }
}

function refuseNode(node: SyntaxNode, frame: Frame): void {
  substituteAll(node, frame);
  const kind = node.type === "Function" ? "function" : "syntax";
  frame.refuse(kind, messageFor(node.type), rangeOf(node, frame));
}

function messageFor(type: string): string {
  if (type === "Function") return "a function can change what any command does";
  return `\`${type.toLowerCase()}\` is not followed`;
}

function walkAndOr({ commands }: AndOr, frame: Frame): void {
  for (const [index, command] of commands.entries())
    walk(command, index === 0 ? frame : { ...frame, isCertain: false });
}

/** Each command reads what the one before it printed. */
function walkPipeline({ commands }: Pipeline, frame: Frame): void {
  const { operations } = frame.line;
  let input = frame.input;
  for (const command of commands) {
    const before = operations.length;
    const isLast = command === commands.at(-1);
    const certain = commands.length === 1 && frame.isCertain;
    walk(command, { ...frame, isCertain: certain, input, output: isLast ? frame.output : {} });
    const made = operations.slice(before).map((_, index) => before + index);
    input = { from: made.length > 0 ? made : (input?.from ?? []) };
  }
}

/** Once for each word, where all of them are known. */
function walkFor({ name, wordlist, body }: For, frame: Frame): void {
  const words = wordlist?.flatMap((word) => resolveWord(word, resolvingIn(frame)));
  const { variables, reassigned } = frame.line;
  if (changesPrograms(name.value) || name.value === "IFS")
    frame.refuse("changes-program", `\`${name.value}\` changes what commands do`, rangeOf(name, frame));
  const isStatic = words?.every(({ dynamic, glob }) => dynamic !== true && glob !== true) === true;
  if (words === undefined || !isStatic || reassigned.has(name.value) || reassigned.has(anyVariable)) {
    const from = words?.flatMap((word) => word.from ?? []) ?? [];
    variables.set(name.value, { from });
    walkList(body, frame);
    return;
  }
  for (const { text } of words) {
    variables.set(name.value, { text });
    walkList(body, frame);
  }
  variables.set(name.value, {});
}

function walkCommand(node: CommandNode, frame: Frame): void {
  const resolving = resolvingIn(frame);
  const assignments = node.prefix.filter((each): each is Assignment => each.type === "Assignment");
  const redirected = readRedirections(node.redirects, frame, resolving);
  if (node.name === undefined) {
    for (const assignment of assignments) assign(assignment, frame, resolving);
    return;
  }
  const isDeclaration = declares.test(node.name.value);
  for (const word of isDeclaration ? node.args : [])
    if (word.type === "Assignment") assign(word, frame, resolving);
  const words = [
    ...resolveWord(node.name, resolving),
    ...node.args.flatMap((word) => argumentWords(word, frame, resolving)),
  ];
  const environment = new Map(frame.environment);
  for (const assignment of assignments)
    assign(assignment, frame, resolving, { environment, program: words[0]?.text ?? "" });
  const inner = { ...frame, ...redirected, environment };
  if (!callFunction(words, inner, walk)) runWords(words, inner);
}

/** They set variables as an assignment on its own does. */
const declares = /^(?:export|declare|typeset|readonly|local)$/;

/** `export NAME=value`: for any other command, it is a word like all others. */
function argumentWords(word: Word | Assignment, frame: Frame, resolving: Resolving): readonly ShellWord[] {
  if (word.type === "Word") return resolveWord(word, resolving);
  const from = substituteAll(word, frame);
  const value = word.value.type === "Word" ? resolveWord(word.value, resolving)[0] : undefined;
  const range = rangeOf(word, frame);
  if (value === undefined || value.dynamic === true || word.append === true || word.index !== undefined)
    return [
      {
        text: word.text,
        ...range,
        ...(word.value.pos < word.value.end && { dynamic: true }),
        ...(from.length > 0 && { from }),
      },
    ];
  return [{ text: `${word.name}=${value.text}`, ...range }];
}

export function resolvingIn(frame: Frame): Resolving {
  return {
    variable: (name) => fittingVariable(name, frame),
    substitute: (part) => substituteAll(part, frame),
    place: (node) => rangeOf(node, frame),
  };
}

/** A value that is no longer put into words is not known. */
function fittingVariable(name: string, frame: Frame): Variable | undefined {
  const { variables, work } = frame.line;
  const variable = variables.get(name);
  if (variable?.text === undefined || work.expand(variable.text)) return variable;
  isFull(frame);
  return { ...(variable.from && { from: variable.from }) };
}

export function rangeOf(node: { readonly pos: number; readonly end: number }, { within }: Frame): Range {
  return within ?? { start: node.pos, end: node.end };
}

/** Every command in substitutions below a node. @returns what they come to, by index */
function substituteAll(node: SyntaxNode | WordPart, frame: Frame): readonly number[] {
  const { operations } = frame.line;
  const before = operations.length;
  // `>(…)` reads what is written to it.
  const isWritten = node.type === "ProcessSubstitution" && node.operator === ">";
  const input = isWritten ? { from: [] } : undefined;
  const inner: Frame = { ...frame, isCertain: false, input, output: {} };
  const visit = (each: SyntaxNode): void => {
    if (runsAgain(each))
      inner.refuse("runs-text", "a text is run again when it is expanded", rangeOf(each as WordPart, frame));
    const script = scriptOf(each);
    if (script === undefined) {
      forEachChild(each, visit);
      return;
    }
    for (const error of script.errors ?? [])
      inner.refuse("syntax", `a substitution cannot be parsed: ${error.message}`);
    walkStatements(
      script.commands,
      script.source === undefined ? inner : { ...inner, within: rangeOf(each as WordPart, frame) },
    );
  };
  visit(node);
  return operations.slice(before).map((_, index) => before + index);
}

/** `[[ -v 'a[$(command)]' ]]` */
function refuseSubscripts(node: SyntaxNode, frame: Frame): void {
  forEachChild(node, (each) => {
    if (each.type === "Word" && each.text !== each.value && runsSubscript(each.value))
      frame.refuse("runs-text", "what stands in a subscript is run", rangeOf(each, frame));
    refuseSubscripts(each, frame);
  });
}

/** `${x@P}` */
function runsAgain(node: SyntaxNode | WordPart): boolean {
  return node.type === "ParameterExpansion" && /@P\}$/.test(node.text);
}

function scriptOf(
  node: SyntaxNode,
): (Script & { readonly errors?: readonly { readonly message: string }[] | undefined }) | undefined {
  return "script" in node ? node.script : undefined;
}
