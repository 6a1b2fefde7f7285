// Variables that a line sets more than once: what they hold depends on how it runs.
import { forEachChild, type Statement, type SyntaxNode } from "unbash";

/** Commands that set the variables that they name. */
const setters: ReadonlySet<string> = new Set([
  "read",
  "mapfile",
  "readarray",
  "getopts",
  "unset",
  "printf",
  "let",
]);

export function reassignedIn(statements: readonly Statement[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  const count = (name: string, by = 1): void => void counts.set(name, (counts.get(name) ?? 0) + by);
  const visit = (node: SyntaxNode): void => {
    if (node.type === "Assignment") count(node.name);
    else if (node.type === "For" || node.type === "Select") count(node.name.value);
    else if (node.type === "Command" && setters.has(node.name?.value ?? ""))
      for (const word of node.args) if (word.type === "Word") count(word.value, 2);
    if (node.type === "ArithmeticCommand") count(node.body.split(/\W/)[0] ?? "", 2);
    forEachChild(node, visit);
  };
  for (const statement of statements) visit(statement);
  return new Set([...counts].filter(([, number]) => number > 1).map(([name]) => name));
}
