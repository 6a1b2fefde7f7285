// How paths of documents and names of operators are written: `data.a["b c"].d`, `array.concat`.
import type { Location, Ref, Term } from "../syntax/ast.js";

/** Nowhere in particular: the start of a text that nobody wrote. */
export const nowhere: Location = { file: "<query>", row: 1, column: 1, start: 0, end: 0 };

const identifier = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** What tells the keys of other scalars, and strings that start with it, from plain strings: see `treeKey`. */
const mark = "\u0001";

/** Whether a tree key is the string itself. */
export function isPlainKey(key: string): boolean {
  return !key.startsWith(mark);
}

/** The scalar that a tree key stands for. */
export function keyTerm(key: string, location: Location): Term {
  if (isPlainKey(key)) return { kind: "string", value: key, location };
  const text = key.slice(mark.length);
  if (!isPlainKey(text)) return { kind: "string", value: text, location };
  if (text === "null") return { kind: "null", location };
  if (text === "true" || text === "false") return { kind: "boolean", value: text === "true", location };
  return { kind: "number", text, location };
}

/** The text of a path of tree keys whose first step is `data`; two paths share it only if they are equal. */
export function pathText(path: readonly string[]): string {
  return path.map((key, index) => (index === 0 ? key : stepText(key))).join("");
}

function stepText(key: string): string {
  if (identifier.test(key)) return `.${key}`;
  const text = key.slice(mark.length);
  const isScalar = !isPlainKey(key) && isPlainKey(text);
  return isScalar ? `[${text}]` : `[${JSON.stringify(isPlainKey(key) ? key : text)}]`;
}

/** The text of a ground ref of strings, `undefined` for any other. */
export function groundText(ref: Pick<Ref, "parts">): string | undefined {
  const steps: string[] = [];
  for (const [index, part] of ref.parts.entries()) {
    const step = index === 0 ? headName(part) : part.kind === "string" ? part.value : undefined;
    if (step === undefined) return undefined;
    steps.push(step);
  }
  return pathText(steps);
}

/** The name of the document, built-in or variable that a ref starts with. */
export function headName(head: Term | undefined): string | undefined {
  return head?.kind === "var" ? head.name : undefined;
}
