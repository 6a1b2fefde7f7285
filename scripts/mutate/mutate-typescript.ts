// Mutants of a TypeScript file: statements and elements deleted, comparisons and conditions turned round.
import ts from "typescript";
import { describeMutant, type Edit, type Mutant } from "./mutant.js";

/** Every mutant of a file, in the order of the text. */
export function mutateTypeScript(file: string, text: string): readonly Mutant[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const mutants: Mutant[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return;
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    for (const [operator, propose] of Object.entries(operators)) {
      for (const edit of propose(node, source)) mutants.push(describeMutant(text, file, operator, edit));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return mutants;
}

type Propose = (node: ts.Node, source: ts.SourceFile) => readonly Edit[];

const operators: Readonly<Record<string, Propose>> = {
  "delete statement": deleteStatement,
  "flip comparison": (node, source) => replaceOperator(node, source, flipped),
  "swap logic": (node, source) => replaceOperator(node, source, swapped),
  "negate condition": negateCondition,
  "flip boolean": flipBoolean,
  "change number": changeNumber,
  "change text": changeText,
  "delete element": deleteElement,
};

function deleteStatement(node: ts.Node, source: ts.SourceFile): readonly Edit[] {
  const removable =
    ts.isExpressionStatement(node) ||
    ts.isIfStatement(node) ||
    ts.isReturnStatement(node) ||
    ts.isForOfStatement(node) ||
    ts.isThrowStatement(node);
  if (!removable) return [];
  // The lone statement of an `if` or a loop leaves an empty one behind.
  const replacement = ts.isBlock(node.parent) || ts.isSourceFile(node.parent) ? "" : "{}";
  return [{ start: node.getStart(source), end: node.end, replacement }];
}

const flipped: ReadonlyMap<ts.SyntaxKind, string> = new Map([
  [ts.SyntaxKind.EqualsEqualsEqualsToken, "!=="],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, "==="],
  [ts.SyntaxKind.LessThanToken, "<="],
  [ts.SyntaxKind.LessThanEqualsToken, "<"],
  [ts.SyntaxKind.GreaterThanToken, ">="],
  [ts.SyntaxKind.GreaterThanEqualsToken, ">"],
]);

const swapped: ReadonlyMap<ts.SyntaxKind, string> = new Map([
  [ts.SyntaxKind.AmpersandAmpersandToken, "||"],
  [ts.SyntaxKind.BarBarToken, "&&"],
  [ts.SyntaxKind.PlusToken, "-"],
  [ts.SyntaxKind.MinusToken, "+"],
]);

function replaceOperator(
  node: ts.Node,
  source: ts.SourceFile,
  table: ReadonlyMap<ts.SyntaxKind, string>,
): readonly Edit[] {
  if (!ts.isBinaryExpression(node)) return [];
  const replacement = table.get(node.operatorToken.kind);
  if (replacement === undefined) return [];
  return [{ start: node.operatorToken.getStart(source), end: node.operatorToken.end, replacement }];
}

function negateCondition(node: ts.Node, source: ts.SourceFile): readonly Edit[] {
  const condition = ts.isIfStatement(node)
    ? node.expression
    : ts.isConditionalExpression(node)
      ? node.condition
      : undefined;
  if (condition === undefined) return [];
  const start = condition.getStart(source);
  return [{ start, end: condition.end, replacement: `!(${source.text.slice(start, condition.end)})` }];
}

function flipBoolean(node: ts.Node, source: ts.SourceFile): readonly Edit[] {
  const isTrue = node.kind === ts.SyntaxKind.TrueKeyword;
  if (!isTrue && node.kind !== ts.SyntaxKind.FalseKeyword) return [];
  return [{ start: node.getStart(source), end: node.end, replacement: isTrue ? "false" : "true" }];
}

function changeNumber(node: ts.Node, source: ts.SourceFile): readonly Edit[] {
  if (!ts.isNumericLiteral(node)) return [];
  const start = node.getStart(source);
  return [{ start, end: node.end, replacement: `(${source.text.slice(start, node.end)} + 1)` }];
}

function changeText(node: ts.Node, source: ts.SourceFile): readonly Edit[] {
  if (!ts.isStringLiteral(node) && !ts.isNoSubstitutionTemplateLiteral(node)) return [];
  if (ts.isPropertyAssignment(node.parent) && node.parent.name === node) return [];
  const start = node.getStart(source);
  const quote = source.text.charAt(start);
  return [{ start, end: node.end, replacement: `${source.text.slice(start, node.end - 1)}~${quote}` }];
}

function deleteElement(node: ts.Node, source: ts.SourceFile): readonly Edit[] {
  const elements: readonly ts.Node[] = ts.isArrayLiteralExpression(node)
    ? node.elements
    : ts.isObjectLiteralExpression(node)
      ? node.properties
      : [];
  if (elements.length === 0) return [];
  return elements.map((element, index) => {
    const next = elements[index + 1];
    const end = next?.getStart(source) ?? element.end;
    return { start: element.getStart(source), end, replacement: "" };
  });
}
