// The few pieces of Markdown that generated pages are made of.

export type Page = {
  /** Below docs/reference, with slashes. */
  readonly path: string;
  readonly text: string;
};

/** A page says first that nobody should edit it. */
export function page(path: string, source: string, blocks: readonly string[]): Page {
  const notice = `<!-- Written by \`npm run generate\` from ${source}. -->`;
  return { path, text: `${[notice, ...blocks.filter((block) => block !== "")].join("\n\n")}\n` };
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return "";
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** Code in a line of text; whatever it holds, it stays one span. */
export function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  const space = text.startsWith("`") || text.endsWith("`") ? " " : "";
  return `${fence}${space}${text}${space}${fence}`;
}

/** A block that no test runs: what is in it is proven where it is declared. */
export function block(lines: readonly string[]): string {
  return ["```", ...lines, "```"].join("\n");
}

/** The id a heading gets: lower case, words joined by hyphens, other signs dropped. */
export function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\w\- ]/g, "")
    .replaceAll(" ", "-");
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}
