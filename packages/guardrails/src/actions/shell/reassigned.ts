// Variables that a line sets more than once: what they hold depends on how it runs.
import { forEachChild, type Statement, type SyntaxNode, type Word, type WordPart } from "unbash";
import { namesSetBy, namesSetIn } from "./setters.js";

/** @returns their names, and `*` where it may be any of them */
export function reassignedIn(statements: readonly Statement[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  const count = (name: string, by = 1): void => void counts.set(name, (counts.get(name) ?? 0) + by);
  const visit = (node: SyntaxNode): void => {
    if (node.type === "Assignment") count(node.name);
    else if (node.type === "For" || node.type === "Select") count(node.name.value);
    for (const name of namesSetAt(node)) count(name, 2);
    forEachChild(node, visit);
  };
  for (const statement of statements) visit(statement);
  return new Set([...counts].filter(([, number]) => number > 1).map(([name]) => name));
}

/** By commands that set what they name, by arithmetic, and by `${name:=value}`. */
function namesSetAt(node: SyntaxNode | WordPart): readonly string[] {
  if (node.type === "ParameterExpansion") return setsDefault(node) ? [node.parameter] : [];
  if (node.type === "ArithmeticCommand") return namesSetIn(node.body);
  if (node.type === "ArithmeticExpansion") return namesSetIn(node.text);
  if (node.type !== "Command" || node.name === undefined) return [];
  const words = node.args.filter((word): word is Word => word.type === "Word");
  return namesSetBy([node.name, ...words].map(knownText));
}

function setsDefault({ operation }: Extract<WordPart, { type: "ParameterExpansion" }>): boolean {
  return operation?.type === "Default" && operation.operator.endsWith("=");
}

/** What is known only when it runs is one `$`. */
function knownText(word: Word): string {
  return word.parts === undefined ? word.value : word.parts.map(partText).join("");
}

function partText(part: WordPart): string {
  if (part.type === "Literal" || part.type === "SingleQuoted" || part.type === "AnsiCQuoted")
    return part.value;
  if (part.type === "DoubleQuoted" || part.type === "LocaleString") return part.parts.map(partText).join("");
  return "$";
}
