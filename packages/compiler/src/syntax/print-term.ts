// Terms and expressions as text that parses to the same tree.
import type { Body, Expression, ExpressionCode, Ref, Term, With } from "./ast.js";
import { operatorName } from "./operators.js";
import { keywordsOfV1, plainKeywords } from "./token.js";

const identifier = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Whether a text may follow a dot. */
export function isWord(text: string): boolean {
  return identifier.test(text);
}

const reserved: ReadonlySet<string> = new Set([...plainKeywords, ...keywordsOfV1, "and", "or"]);

type Infix = { readonly sign: string; readonly level: number };

/** By OPA's names; a higher level binds tighter. */
const infixes: ReadonlyMap<string, Infix> = new Map([
  ["internal.member_2", { sign: "in", level: 0 }],
  ["internal.member_3", { sign: "in", level: 0 }],
  ["equal", { sign: "==", level: 1 }],
  ["neq", { sign: "!=", level: 1 }],
  ["lt", { sign: "<", level: 1 }],
  ["lte", { sign: "<=", level: 1 }],
  ["gt", { sign: ">", level: 1 }],
  ["gte", { sign: ">=", level: 1 }],
  ["or", { sign: "|", level: 2 }],
  ["and", { sign: "&", level: 3 }],
  ["plus", { sign: "+", level: 4 }],
  ["minus", { sign: "-", level: 4 }],
  ["mul", { sign: "*", level: 5 }],
  ["div", { sign: "/", level: 5 }],
  ["rem", { sign: "%", level: 5 }],
]);
const tightest = 6;

/** The sign of an operator by OPA's name, if it has one. */
export function infixSign(name: string): string | undefined {
  return infixes.get(name)?.sign;
}

type CallParts = { readonly operator: Ref; readonly args: readonly Term[]; readonly infix: boolean };

function infixOf(call: CallParts): Infix | undefined {
  if (!call.infix) return undefined;
  const name = operatorName(call.operator);
  const arity = name === "internal.member_3" ? 3 : 2;
  return call.args.length === arity ? infixes.get(name) : undefined;
}

type TermOf<Kind extends Term["kind"]> = Term & { readonly kind: Kind };
type Printers = { readonly [Kind in Term["kind"]]: (term: TermOf<Kind>) => string };

const printers: Printers = {
  null: () => "null",
  boolean: (term) => String(term.value),
  number: (term) => term.text,
  string: printString,
  var: (term) => printVariable(term.name),
  ref: (term) => printRef(term),
  array: (term) => `[${printItems(term.items)}]`,
  set: (term) => (term.items.length === 0 ? "set()" : `{${printItems(term.items)}}`),
  object: (term) =>
    `{${term.entries.map(([key, value]) => `${printItem(key)}: ${printItem(value)}`).join(", ")}}`,
  arrayComprehension: (term) => `[${printTight(term.term)} | ${printInlineBody(term.body)}]`,
  setComprehension: (term) => `{${printTight(term.term)} | ${printInlineBody(term.body)}}`,
  objectComprehension: (term) =>
    `{${printTight(term.key)}: ${printTight(term.value)} | ${printInlineBody(term.body)}}`,
  call: (term) => printCall(term),
  templateString: printTemplate,
};

/** A term as text; an operator that binds less than `minimum` stands in parentheses. */
export function printTerm(term: Term, minimum = 0): string {
  const text = (printers[term.kind] as (term: Term) => string)(term);
  const infix = term.kind === "call" ? infixOf(term) : undefined;
  return infix !== undefined && infix.level < minimum ? `(${text})` : text;
}

/** Where operators need parentheses. */
function printTight(term: Term): string {
  return printTerm(term, tightest);
}

export function printVariable(name: string): string {
  return name.startsWith("$") ? "_" : name;
}

function printString(term: TermOf<"string">): string {
  if (term.raw === true && !/[`\r\ufeff\0]/.test(term.value)) return `\`${term.value}\``;
  return quote(term.value);
}

function quote(text: string): string {
  return JSON.stringify(text).replaceAll("\ufeff", "\\ufeff");
}

export function printRef(ref: { readonly parts: readonly Term[] }): string {
  const [head, ...parts] = ref.parts;
  if (head === undefined) return "";
  const start = head.kind === "ref" ? `(${printRef(head)})` : printTight(head);
  return start + parts.map(printRefPart).join("");
}

export function printRefPart(part: Term): string {
  if (part.kind !== "string") return `[${printItem(part)}]`;
  return identifier.test(part.value) && !reserved.has(part.value)
    ? `.${part.value}`
    : `[${quote(part.value)}]`;
}

function printCall(call: CallParts): string {
  const infix = infixOf(call);
  const [first, second, third] = call.args;
  if (infix === undefined || first === undefined || second === undefined) {
    return `${printRef(call.operator)}(${printItems(call.args)})`;
  }
  const { sign, level } = infix;
  if (third !== undefined) return `${printTerm(first, 1)}, ${printTerm(second, 1)} in ${printTerm(third, 1)}`;
  const left = isPair(first) ? `(${printTerm(first)})` : printTerm(first, level);
  return `${left} ${sign} ${printTerm(second, level + 1)}`;
}

function printItems(items: readonly Term[]): string {
  return items.map(printItem).join(", ");
}

/** A term between commas, where `k, v in xs` and a leading `|` would be read otherwise. */
function printItem(term: Term): string {
  return isPair(term) || startsWithUnion(term) ? `(${printTerm(term)})` : printTerm(term);
}

function isPair(term: Term): boolean {
  return term.kind === "call" && term.infix && operatorName(term.operator) === "internal.member_3";
}

function startsWithUnion(term: Term): boolean {
  for (let left: Term | undefined = term; left?.kind === "call" && left.infix; left = left.args[0]) {
    if (operatorName(left.operator) === "or") return true;
  }
  return false;
}

/** Text between the expressions of a template string. */
export function printTemplateText(text: string, raw: boolean): string {
  return (raw ? text : quote(text).slice(1, -1)).replaceAll("{", "\\{");
}

function printTemplate(term: TermOf<"templateString">): string {
  let afterText = false;
  const parts = term.parts.map((part) => {
    const isText = !("code" in part) && part.kind === "string" && part.value !== "" && !afterText;
    afterText = isText;
    if ("code" in part) return `{${printExpression(part)}}`;
    // Two stretches of text cannot touch: one of them was a string in braces.
    if (part.kind !== "string" || !isText) return `{${printTerm(part)}}`;
    return printTemplateText(part.value, term.raw);
  });
  return term.raw ? `$\`${parts.join("")}\`` : `$"${parts.join("")}"`;
}

type CodePrinters = {
  readonly [Kind in ExpressionCode["kind"]]: (code: ExpressionCode & { readonly kind: Kind }) => string;
};

const assignments: ReadonlyMap<string, string> = new Map([
  ["assign", ":="],
  ["eq", "="],
]);

const codePrinters: CodePrinters = {
  term: (code) => printTerm(code.term),
  call: (code) => {
    const sign = code.infix ? assignments.get(operatorName(code.operator)) : undefined;
    const [left, right] = code.args;
    if (sign === undefined || left === undefined || right === undefined) return printCall(code);
    return `${printItem(left)} ${sign} ${printItem(right)}`;
  },
  some: (code) => `some ${code.symbols.map((symbol) => printTerm(symbol)).join(", ")}`,
  every: (code) => {
    const variables = code.key ? `${printTerm(code.key)}, ${printTerm(code.value)}` : printTerm(code.value);
    return `every ${variables} in ${printTerm(code.domain, 1)} { ${printInlineBody(code.body)} }`;
  },
  not: (code) =>
    code.explicit ? `not { ${printInlineBody(code.body)} }` : `not ${printOperand(code.body, false)}`,
  and: (code) => printLogical(code, "and"),
  or: (code) => printLogical(code, "or"),
};

function printLogical(code: ExpressionCode & { readonly kind: "and" | "or" }, word: string): string {
  const tighter = word === "or" ? ["and"] : [];
  const left = printOperand(code.left, code.explicitLeft, [...tighter, word]);
  return `${left} ${word} ${printOperand(code.right, code.explicitRight, tighter)}`;
}

/** An operand of a logical operator; `bare` operators may stand here without parentheses. */
function printOperand(body: Body, explicit: boolean, bare: readonly string[] = []): string {
  if (explicit) return `{ ${printInlineBody(body)} }`;
  const text = body.map((expression) => printExpression(expression)).join("; ");
  const [only] = body;
  if (only === undefined) return text;
  const { kind } = only.code;
  const isLogical = kind === "and" || kind === "or";
  return only.with.length > 0 || (isLogical && !bare.includes(kind)) ? `(${text})` : text;
}

/** An expression as Rego, with its `not` and its `with`; no comments. */
export function printExpression(expression: Expression): string {
  const text = (codePrinters[expression.code.kind] as (code: ExpressionCode) => string)(expression.code);
  return `${expression.negated ? "not " : ""}${text}${expression.with.map(printWith).join("")}`;
}

function printWith(one: With): string {
  return ` with ${printTerm(one.target)} as ${printItem(one.value)}`;
}

/** The expressions of a body, each as a line; none can be taken for more of the one before. */
export function printLines(body: Body): readonly string[] {
  const texts = body.map((expression, index) => {
    const text = printExpression(expression);
    const { code } = expression;
    const first = code.kind === "call" ? code.args[0] : undefined;
    const unclear = index === 0 && code.kind === "call" && first !== undefined && opensWithUnion(code, first);
    return unclear ? `(${text})` : text;
  });
  return texts.map((text, index) => (texts[index + 1]?.startsWith("-") ? `${text};` : text));
}

function opensWithUnion(code: CallParts, first: Term): boolean {
  if (!code.infix || assignments.has(operatorName(code.operator))) return false;
  return operatorName(code.operator) === "or" || startsWithUnion(first);
}

function printInlineBody(body: Body): string {
  return printLines(body)
    .map((line) => line.replace(/;$/, ""))
    .join("; ");
}
