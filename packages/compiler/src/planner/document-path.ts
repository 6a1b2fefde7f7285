// How paths of documents and names of operators are written: `data.a["b c"].d`, `array.concat`.
import type { Ref, Term } from "../syntax/ast.js";

const identifier = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** The text of a path whose first step is `data`; two paths share it only if they are equal. */
export function pathText(path: readonly string[]): string {
  return path
    .map((step, index) =>
      index === 0 ? step : identifier.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`,
    )
    .join("");
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
