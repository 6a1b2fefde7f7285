// What the name of a tool says that it does; only what is plain is believed.
import { squeezeVerb, type VerbClass, verbsByClass } from "../../contract/verbs.js";

const classes: ReadonlyMap<string, VerbClass> = new Map(
  (["read", "write", "delete"] as const).flatMap((name) =>
    verbsByClass[name].map((verb) => [verb, name] as const),
  ),
);

/** The class of one of the contract's verbs. */
export function classOf(verb: string): VerbClass | undefined {
  return classes.get(squeezeVerb(verb));
}

/** Words that read where they begin or end a tool's name. What some of the verbs do depends on more than that. */
const readingWords: ReadonlySet<string> = new Set(
  `get list watch describe read show view search find inspect logs log status top diff explain count compare validate
   check preview fetch lint version diagnose stat`.split(/\s+/),
);

/** Behind them a further verb may stand: `get_or_create`. In `get_commit` and `list_tags`, what is read is a noun. */
const connectors: ReadonlySet<string> = new Set("and or then to with".split(" "));

/** Their arguments say what they do, and nothing else does. */
const vagueWords: ReadonlySet<string> = new Set(
  "run exec execute call invoke send query generic manage command shell eval script request proxy".split(" "),
);

/**
 * The verb in a tool's name: the worst of its words. `undefined` where no word is one, or its arguments must tell.
 * @example verbOfToolName("delete_namespace"); // "delete"
 */
export function verbOfToolName(tool: string): string | undefined {
  const words = wordsOf(tool);
  if (runsInspection(words)) return words.at(-1);
  const deletes = words.find((word) => classOf(word) === "delete");
  if (deletes !== undefined) return deletes;
  if (words.some((word) => vagueWords.has(word))) return undefined;
  const [first = "", last = ""] = [words[0], words.at(-1)];
  if (readingWords.has(first) && !words.some((word) => connectors.has(word))) return first;
  for (const word of [first, last]) if (classOf(word) === "write") return word;
  const reads = [first, last].find((word) => readingWords.has(word));
  const writes = words.slice(1, -1).some((word) => words.includes("and") && classOf(word) === "write");
  return writes ? undefined : reads;
}

/** `run_checkov_scan`: what is run only looks. */
function runsInspection([first = "", ...rest]: readonly string[]): boolean {
  const others = rest.slice(0, -1);
  const isPlain = others.every((word) => !vagueWords.has(word) && !connectors.has(word) && isNoChange(word));
  return first === "run" && /^(?:scan|check|lint|diff|preview)$/.test(rest.at(-1) ?? "") && isPlain;
}

function isNoChange(word: string): boolean {
  const kind = classOf(word);
  return kind === undefined || kind === "read";
}

/** `mcp__server__getPodLogs` is `get`, `pod`, `logs`. */
export function wordsOf(tool: string): readonly string[] {
  const name = tool.split(/__|[:/]/).at(-1) ?? "";
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
}
