// Helm charts among files, and what tells a template from the manifest it would give.
import { basename, dirname, join } from "node:path";

/** The directories of charts: those with a Chart.yaml. */
export function chartsAmong(paths: readonly string[]): ReadonlySet<string> {
  return new Set(paths.filter((path) => basename(path) === "Chart.yaml").map((path) => dirname(path)));
}

/** The chart whose `templates` directory a file is in. */
export function chartOf(path: string, charts: ReadonlySet<string>): string | undefined {
  let directory = dirname(path);
  for (let parent = dirname(directory); parent !== directory; parent = dirname(directory)) {
    if (basename(directory) === "templates" && charts.has(join(directory, "..")))
      return join(directory, "..");
    directory = parent;
  }
  return undefined;
}

/** Any action of a template: `{{ … }}` of Helm, `{% … %}` of Jinja. */
export function isTemplate(text: string): boolean {
  return /\{\{|\{%/.test(text);
}

/**
 * Tells whether what cannot be read at a line is an action of a template, on that line or the one above. Quoted text
 * and comments do not count: those can be read, and would make a template of any broken manifest.
 */
export function templateLines(text: string): (line: number) => boolean {
  const lines = text.split(/\r\n|[\n\r\u0085\u2028\u2029]/);
  const known = new Map<number, boolean>();
  const isAction = (line: number): boolean => {
    const is = known.get(line) ?? isTemplate(unquoted(lines[line - 1] ?? ""));
    known.set(line, is);
    return is;
  };
  return (line) => isAction(line) || isAction(line - 1);
}

/** A line without its quoted texts and its comment. */
function unquoted(line: string): string {
  let plain = "";
  let quote = "";
  for (const [index, character] of [...line].entries()) {
    if (quote !== "") quote = character === quote ? "" : quote;
    else if ((character === '"' || character === "'") && /(?:^|[\s:,[{-])$/.test(plain.slice(-1)))
      quote = character;
    else if (character === "#" && (index === 0 || /\s$/.test(plain.slice(-1)))) break;
    else plain += character;
  }
  return plain;
}
