// Cuts a text into parts short enough that a few words in one of them say something about it.

/** Longer lines are cut at a space, and the next part begins a little before the cut. */
const longest = 400;
const overlap = 120;

/** Lines, and parts of long ones. */
export function unitsOf(text: string): readonly string[] {
  if (text.length <= longest) return text.includes("\n") ? text.split("\n") : [text];
  const units: string[] = [];
  for (const line of text.split("\n")) {
    if (line.length <= longest) units.push(line);
    else cut(line, units);
  }
  return units;
}

function cut(line: string, units: string[]): void {
  for (let begin = 0; begin < line.length; ) {
    const rest = line.slice(begin, begin + longest);
    if (begin + rest.length >= line.length) {
      units.push(rest);
      return;
    }
    const space = rest.lastIndexOf(" ");
    const length = space > 2 * overlap ? space : longest;
    units.push(rest.slice(0, length));
    const next = rest.indexOf(" ", length - overlap);
    begin += next >= 0 && next < length ? next + 1 : length;
  }
}
