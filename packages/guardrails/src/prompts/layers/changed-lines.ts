// Keeps what a replacement changed, and no more.

/** Characters around a change that are kept, too, of a long line. */
const around = 400;

/** The lines with a mark (no global one) that a replacement changes, changed. Of a long line, what is within reach of the changes. */
export function changedLines(text: string, mark: RegExp, replace: (line: string) => string): string {
  const changed: string[] = [];
  for (const line of text.split("\n")) {
    if (!mark.test(line)) continue;
    const after = replace(line);
    if (after !== line) changed.push(line.length > 4 * around ? partsNear(line, mark, replace) : after);
  }
  return changed.join("\n");
}

function partsNear(line: string, mark: RegExp, replace: (line: string) => string): string {
  const parts: { readonly begin: number; end: number }[] = [];
  for (const match of line.matchAll(new RegExp(mark, `${mark.flags}g`))) {
    const begin = Math.max(0, match.index - around);
    const end = match.index + match[0].length + around;
    const last = parts.at(-1);
    if (last !== undefined && begin <= last.end) last.end = end;
    else parts.push({ begin, end });
  }
  return parts.map((part) => replace(line.slice(part.begin, part.end))).join("\n");
}
