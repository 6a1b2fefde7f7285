// Flags among the arguments of a structured action: `args: ["--replicas=1000", "-n", "shop"]`.
import { isRecord } from "../is-record.js";
import type { Unread } from "../operation.js";

type Arguments = Readonly<Record<string, unknown>>;

/** Arguments that hold words of a command line. */
const wordLists: ReadonlySet<string> = new Set([
  "args",
  "arguments",
  "flags",
  "argv",
  "options",
  "extraargs",
]);

/** The arguments, with what flags among them say beside what has an argument of its own. */
export function flagsIn(given: Arguments): { readonly given: Arguments; readonly unread: readonly Unread[] } {
  const lists = Object.entries(given).filter(([name, value]) => isWordList(name, value));
  if (lists.length === 0) return { given, unread: [] };
  const flags: Record<string, unknown> = {};
  const unread: Unread[] = [];
  for (const [name, words] of lists) {
    const strays = readWords(words as readonly string[], flags);
    if (strays > 0)
      unread.push({
        at: `/arguments/${name}`,
        kind: "unknown-argument",
        message: "it has words that are no flags",
      });
  }
  const others = Object.entries(given).filter(([name]) => !lists.some(([list]) => list === name));
  return { given: { ...Object.fromEntries(others), ...flags }, unread };
}

function isWordList(name: string, value: unknown): boolean {
  if (!wordLists.has(name.toLowerCase())) return false;
  return Array.isArray(value) && value.every((word) => typeof word === "string") && !isRecord(value);
}

/** @returns how many words are no flags, and no values of flags */
function readWords(words: readonly string[], flags: Record<string, unknown>): number {
  let strays = 0;
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? "";
    const flag = /^--?([A-Za-z][\w-]*)(?:=([\s\S]*))?$/.exec(word);
    if (flag === null) {
      strays++;
      continue;
    }
    const [, name = "", value] = flag;
    const next = words[index + 1];
    const hasNext = value === undefined && next !== undefined && !next.startsWith("-");
    flags[longNames[name] ?? name] = value ?? (hasNext ? next : true);
    if (hasNext) index++;
  }
  return strays;
}

const longNames: Readonly<Record<string, string>> = {
  n: "namespace",
  l: "selector",
  A: "all-namespaces",
  p: "patch",
};
