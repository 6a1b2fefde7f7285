// The pieces of code in a page, and the command lines among them.
import { readFileSync } from "node:fs";

export type Snippet = {
  /** Of the line that opens it. */
  readonly line: number;
  readonly language: string;
  readonly text: string;
};

export function snippetsOf(path: string): readonly Snippet[] {
  const text = readFileSync(path, "utf8");
  return [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map((match) => ({
    line: text.slice(0, match.index).split("\n").length,
    language: match[1] ?? "",
    text: match[2] ?? "",
  }));
}

/**
 * The lines of a snippet that run Palisade, each as what follows the name, without its comment.
 * @example "npx palisade eval '1 + 2' # adds" gives "eval '1 + 2'"
 */
export function palisadeLines({ language, text }: Snippet): readonly string[] {
  if (language !== "sh") return [];
  const named = /^(?:(?:npx )?palisade|npx -y @palisade\/cli) (.*)$/;
  const lines = text.split("\n").flatMap((line) => named.exec(line)?.[1] ?? []);
  return lines.map((line) => line.replace(/\s+#.*$/, ""));
}
