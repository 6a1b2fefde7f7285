// Flags among the arguments of a structured action: `args: ["--replicas=1000", "-n", "shop"]`.
import { isRecord } from "../is-record.js";

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
export type Flags = {
  readonly given: Arguments;
  /** Words that are no flags, and no values of flags. */
  readonly strays: readonly { readonly at: string; readonly word: string }[];
};

export function flagsIn(given: Arguments): Flags {
  const lists = Object.entries(given).filter(([name, value]) => isWordList(name, value));
  const flags: Record<string, unknown> = {};
  const strays = lists.flatMap(([name, words]) =>
    readWords(words as readonly string[], flags).map((word) => ({ at: `/arguments/${name}`, word })),
  );
  const others = Object.entries(given).filter(([name]) => !lists.some(([list]) => list === name));
  return { given: lists.length === 0 ? given : { ...Object.fromEntries(others), ...flags }, strays };
}

function isWordList(name: string, value: unknown): boolean {
  if (!wordLists.has(name.toLowerCase())) return false;
  return Array.isArray(value) && value.every((word) => typeof word === "string") && !isRecord(value);
}

/** @returns the words that are no flags, and no values of flags */
function readWords(words: readonly string[], flags: Record<string, unknown>): readonly string[] {
  const strays: string[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? "";
    const flag = /^--?([A-Za-z][\w-]*)(?:=([\s\S]*))?$/.exec(word);
    if (flag === null) {
      strays.push(word);
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
