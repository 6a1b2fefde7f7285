// Keeps what a replacement changed, and no more.

/** Characters around a change that are kept, too, of a long line. */
const around = 400;

/** The lines that a replacement changes, changed. Of a long line, what is within reach of the changes. */
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
  const parts: string[] = [];
  let begin = -1;
  let end = -1;
  for (const match of line.matchAll(new RegExp(mark.source, `${mark.flags.replace("g", "")}g`))) {
    if (begin >= 0 && match.index - around > end) {
      parts.push(replace(line.slice(begin, end)));
      begin = -1;
    }
    if (begin < 0) begin = Math.max(0, end, match.index - around);
    end = match.index + match[0].length + around;
  }
  if (begin >= 0) parts.push(replace(line.slice(begin, end)));
  return parts.join("\n");
}
