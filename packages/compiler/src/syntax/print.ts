// Modules as canonical text: parsing it gives the same tree, places and comments aside.
import type { Body, Import, Module, Package, Rule, RuleHead } from "./ast.js";
import { isWord, printLines, printRef, printTerm } from "./print-term.js";

export { printExpression, printRef, printTerm } from "./print-term.js";

/** Which words the text may use: v0 without imports has neither. */
type Words = { readonly useIf: boolean; readonly useContains: boolean };

/** A module as Rego in canonical form: every body in braces, no comments. For a layout that keeps them: `formatModule`. */
export function printModule(module: Module): string {
  const imports = module.imports.map(printImport);
  const words = wordsOf(module);
  const rules = module.rules.map((rule) => printRuleWith(rule, words));
  return [printPackage(module.package), imports.join("\n"), ...rules]
    .filter((text) => text !== "")
    .map((text) => `${text}\n`)
    .join("\n");
}

function wordsOf(module: Module): Words {
  const known = (word: string) =>
    module.regoVersion === "v1" ||
    module.imports.some(({ path }) => {
      const names = path.parts.map((part) =>
        part.kind === "var" ? part.name : part.kind === "string" ? part.value : "",
      );
      return names[0] === "future" && (names.length === 2 || names[2] === word);
    });
  return { useIf: known("if"), useContains: known("contains") };
}

export function printPackage({ path }: Package): string {
  return `package ${printPath(path.parts.slice(1))}`;
}

function printPath(parts: Module["package"]["path"]["parts"]): string {
  const [first, ...rest] = parts;
  const head = first?.kind === "string" ? first.value : first === undefined ? "" : printTerm(first);
  return (
    head +
    rest
      .map((part) =>
        part.kind === "string" && isWord(part.value) ? `.${part.value}` : `[${printTerm(part)}]`,
      )
      .join("")
  );
}

export function printImport(one: Import): string {
  const [root, ...parts] = one.path.parts;
  const path =
    root?.kind === "var"
      ? printPath([{ ...root, kind: "string", value: root.name }, ...parts])
      : printRef(one.path);
  return one.alias === undefined ? `import ${path}` : `import ${path} as ${one.alias}`;
}

/** A rule with its `else` branches as Rego. */
export function printRule(rule: Rule): string {
  return printRuleWith(rule, { useIf: true, useContains: true });
}

function printRuleWith(rule: Rule, words: Words): string {
  let text = `${rule.isDefault ? "default " : ""}${printHead(rule.head, words)}${printBody(rule.body, words)}`;
  for (let branch = rule.else; branch !== undefined; branch = branch.else) {
    text += ` else${printValue(branch.head)}${printBody(branch.body, words)}`;
  }
  return text;
}

function printHead(head: RuleHead, words: Words): string {
  const args = head.args === undefined ? "" : `(${head.args.map((arg) => printTerm(arg, 1)).join(", ")})`;
  const name = `${printRef(head.reference)}${args}`;
  if (head.key === undefined) return name + printValue(head);
  return words.useContains ? `${name} contains ${printTerm(head.key)}` : `${name}[${printTerm(head.key)}]`;
}

function printValue(head: RuleHead): string {
  if (head.value === undefined || head.generatedValue) return "";
  return ` ${head.assign ? ":=" : "="} ${printTerm(head.value)}`;
}

function printBody(body: Body, words: Words): string {
  const [only] = body;
  if (body.length === 1 && only?.generated === true) return "";
  const lines = printLines(body).map((line) => `\t${line}\n`);
  return `${words.useIf ? " if" : ""} {\n${lines.join("")}}`;
}
