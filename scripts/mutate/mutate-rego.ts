// Mutants of a Rego module: expressions, elements and rules deleted, comparisons and negations turned round.
import { childNodes, isExpression, type Node, parseModule, type Rule, ruleNodes } from "@palisade/compiler";
import { describeMutant, type Edit, type Mutant } from "./mutant.js";

/** Every mutant of a module, in the order of the text. */
export function mutateRego(file: string, text: string): readonly Mutant[] {
  const { module } = parseModule(file, text);
  if (module === undefined) throw new Error(`${file} does not parse`);
  const mutants: Mutant[] = [];
  const add = (operator: string, edit: Edit | undefined): void => {
    if (edit !== undefined) mutants.push(describeMutant(text, file, operator, edit));
  };
  for (const rule of module.rules) {
    add("delete rule", { start: rule.location.start, end: rule.location.end, replacement: "" });
    for (const node of nodesOf(rule)) {
      for (const [operator, propose] of Object.entries(operators)) {
        for (const edit of propose(node, text)) add(operator, edit);
      }
    }
  }
  for (const edit of metadataLines(text)) add("delete metadata", edit);
  return distinct(mutants);
}

function nodesOf(rule: Rule): readonly Node[] {
  const found: Node[] = [];
  const pending: Node[] = [...ruleNodes(rule)].reverse();
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    found.push(node);
    pending.push(...[...childNodes(node)].reverse());
  }
  return found;
}

type Propose = (node: Node, text: string) => readonly Edit[];

const operators: Readonly<Record<string, Propose>> = {
  "delete expression": deleteExpression,
  "flip comparison": flipComparison,
  "drop negation": dropNegation,
  "flip boolean": flipBoolean,
  "change number": changeNumber,
  "change text": changeText,
  "delete element": deleteElement,
};

function deleteExpression(node: Node, text: string): readonly Edit[] {
  if (!isExpression(node) || node.generated) return [];
  // `some x` alone only declares: without it the rule means the same, or does not compile.
  if (node.code.kind === "some" && node.code.symbols.every(({ kind }) => kind === "var")) return [];
  const { start, end } = node.location;
  // An expression alone in its body leaves one that always holds.
  const rest = text.slice(text.lastIndexOf("\n", start) + 1, start).trim() === "" && text[end] === "\n";
  return [{ start, end, replacement: rest ? "" : "true" }];
}

const flipped: ReadonlyMap<string, string> = new Map([
  ["==", "!="],
  ["!=", "=="],
  ["<", "<="],
  ["<=", "<"],
  [">", ">="],
  [">=", ">"],
]);

function flipComparison(node: Node, text: string): readonly Edit[] {
  const call = isExpression(node) ? node.code : node;
  if (call.kind !== "call" || !call.infix || call.args.length !== 2) return [];
  const [left, right] = call.args;
  if (left === undefined || right === undefined) return [];
  const between = text.slice(left.location.end, right.location.start);
  const replacement = flipped.get(between.trim());
  if (replacement === undefined) return [];
  const start = left.location.end + between.indexOf(between.trim());
  return [{ start, end: start + between.trim().length, replacement }];
}

function dropNegation(node: Node, text: string): readonly Edit[] {
  if (!isExpression(node)) return [];
  const { start } = node.location;
  return text.startsWith("not ", start) ? [{ start, end: start + 4, replacement: "" }] : [];
}

function flipBoolean(node: Node, text: string): readonly Edit[] {
  if (isExpression(node) || node.kind !== "boolean") return [];
  const { start, end } = node.location;
  const written = text.slice(start, end);
  if (written !== "true" && written !== "false") return [];
  return [{ start, end, replacement: written === "true" ? "false" : "true" }];
}

function changeNumber(node: Node, text: string): readonly Edit[] {
  if (isExpression(node) || node.kind !== "number") return [];
  const { start, end } = node.location;
  return text.slice(start, end) === node.text
    ? [{ start, end, replacement: String(Number(node.text) + 1) }]
    : [];
}

function changeText(node: Node, text: string): readonly Edit[] {
  if (isExpression(node) || node.kind !== "string" || node.value === "") return [];
  const { start, end } = node.location;
  const quote = text[end - 1];
  // Steps of references (`input.documents`) are no quoted texts.
  if (quote !== text[start] || (quote !== '"' && quote !== "`")) return [];
  return [{ start, end, replacement: `${text.slice(start, end - 1)}~${quote}` }];
}

function deleteElement(node: Node): readonly Edit[] {
  if (isExpression(node)) return [];
  const spans =
    node.kind === "array" || node.kind === "set"
      ? node.items.map(({ location }) => location)
      : node.kind === "object"
        ? node.entries.map(([key, value]) => ({ start: key.location.start, end: value.location.end }))
        : [];
  // A set of one element would become an empty object.
  if (spans.length < 2) return [];
  return spans.map(({ start, end }, index) => {
    const next = spans[index + 1];
    const before = spans[index - 1];
    if (next !== undefined) return { start, end: next.start, replacement: "" };
    return { start: before?.end ?? start, end, replacement: "" };
  });
}

/** What rules say of themselves in `custom:`; descriptions and titles are for people. */
function metadataLines(text: string): readonly Edit[] {
  const edits: Edit[] = [];
  for (const match of text.matchAll(/^# {3,}(?:id|severity|effect|remedy|retryable|[\w-]+: \{|- \{).*\n/gm)) {
    edits.push({ start: match.index, end: match.index + match[0].length, replacement: "" });
  }
  return edits;
}

function distinct(mutants: readonly Mutant[]): readonly Mutant[] {
  const seen = new Set<string>();
  return mutants.filter(({ operator, start, end, replacement }) => {
    const key = `${operator}\0${start}\0${end}\0${replacement}`;
    return !seen.has(key) && seen.add(key);
  });
}
