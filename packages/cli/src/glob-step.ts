// One step of a path against one step of a glob, in steps that their lengths multiply to and never more.

type Part = { readonly kind: "any" } | { readonly kind: "one"; readonly matches: (sign: string) => boolean };

export type GlobStep = readonly Part[];

/** `*`, `?`, classes, and a backslash before what stands for itself; a class that never ends is none. */
export function parseGlobStep(text: string): GlobStep {
  const signs = [...text];
  const lastClose = signs.lastIndexOf("]");
  const parts: Part[] = [];
  for (let at = 0; at < signs.length; at++) {
    const sign = signs[at] as string;
    if (sign === "*") {
      if (parts.at(-1)?.kind !== "any") parts.push({ kind: "any" });
    } else if (sign === "?") parts.push({ kind: "one", matches: () => true });
    else if (sign === "\\" && at + 1 < signs.length) parts.push(literal(signs[++at] as string));
    else {
      const end = sign === "[" ? classEnd(signs, at, lastClose) : undefined;
      parts.push(end === undefined ? literal(sign) : classOf(signs.slice(at + 1, end)));
      at = end ?? at;
    }
  }
  return parts;
}

function literal(sign: string): Part {
  return { kind: "one", matches: (other) => other === sign };
}

/** Of the bracket that closes it; the first sign of a class, and what a backslash is before, close nothing. */
function classEnd(signs: readonly string[], start: number, lastClose: number): number | undefined {
  let at = start + 1;
  if (signs[at] === "!" || signs[at] === "^") at++;
  for (let first = true; at <= lastClose; at++, first = false) {
    if (signs[at] === "\\") at++;
    else if (signs[at] === "]" && !first) return at;
  }
  return undefined;
}

function classOf(signs: readonly string[]): Part {
  const isNegated = signs[0] === "!" || signs[0] === "^";
  const ranges: (readonly [string, string])[] = [];
  let at = isNegated ? 1 : 0;
  const next = (): string => {
    if (signs[at] === "\\" && at + 1 < signs.length) at++;
    return signs[at++] ?? "";
  };
  while (at < signs.length) {
    const first = next();
    const isRange = signs[at] === "-" && at + 1 < signs.length;
    if (isRange) at++;
    ranges.push([first, isRange ? next() : first]);
  }
  const holds = (sign: string): boolean =>
    ranges.some(([first, last]) => point(first) <= point(sign) && point(sign) <= point(last));
  return { kind: "one", matches: (sign) => holds(sign) !== isNegated };
}

function point(sign: string): number {
  return sign.codePointAt(0) ?? 0;
}

/** Only the last `*` is ever taken back: what it takes more, those before need not. */
export function matchesGlobStep(text: string, step: GlobStep): boolean {
  const signs = [...text];
  let [at, part] = [0, 0];
  let retry: { readonly at: number; readonly part: number } | undefined;
  while (at < signs.length) {
    const wanted = step[part];
    if (wanted?.kind === "any") {
      retry = { at, part };
      part++;
    } else if (wanted?.matches(signs[at] as string)) {
      at++;
      part++;
    } else if (retry !== undefined) {
      retry = { at: retry.at + 1, part: retry.part };
      at = retry.at;
      part = retry.part + 1;
    } else return false;
  }
  while (step[part]?.kind === "any") part++;
  return part === step.length;
}
