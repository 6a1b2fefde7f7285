// Every regular expression in the sources that ship, found in their syntax trees.
import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

export type Expression = {
  readonly file: string;
  /** As it is written: `/a+/g`, or the call that makes one of text. */
  readonly source: string;
  readonly isMade: boolean;
};

const packages = fileURLToPath(new URL("../../packages/", import.meta.url));
/** Tools of ours that no outside text reaches. */
const internal: ReadonlySet<string> = new Set(["testkit", "wasm-library"]);

/** In the order of their files, each once a file. */
export function findExpressions(): readonly Expression[] {
  const folders = readdirSync(packages).filter((name) => !internal.has(name));
  const files = folders.flatMap((name) =>
    readdirSync(join(packages, name, "src"), { recursive: true, encoding: "utf8" }).map((path) =>
      join(name, "src", path),
    ),
  );
  return files
    .filter((path) => path.endsWith(".ts") && !path.endsWith(".test.ts"))
    .sort()
    .flatMap((path) => expressionsOf(path.split(sep).join("/"), readFileSync(join(packages, path), "utf8")));
}

export function expressionsOf(file: string, text: string): readonly Expression[] {
  const found = new Map<string, Expression>();
  const visit = (node: ts.Node): void => {
    const isMade =
      (ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText(tree) === "RegExp";
    if (isMade || ts.isRegularExpressionLiteral(node)) {
      const source = node.getText(tree).replaceAll(/\s+/g, (space) => (isMade ? " " : space));
      found.set(source, { file, source, isMade });
    }
    ts.forEachChild(node, visit);
  };
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  visit(tree);
  return [...found.values()];
}
