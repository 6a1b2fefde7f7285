// Which control a check of kube-bench is about: benchmarks number the same things differently from version to version.
import type { Framework, FrameworkControl } from "@palisade/guardrails/reports";
import type { ScanRow } from "./benchmark-scan.js";

export type MatchedRows = {
  /** By the id of the control. */
  readonly byControl: ReadonlyMap<string, readonly ScanRow[]>;
  readonly unmatched: readonly ScanRow[];
};

/** The chapter of the benchmark that a report of kube-bench is about; a managed cluster's benchmark numbers otherwise. */
const chapterOf: ReadonlyMap<string, string> = new Map([
  ["master", "1"],
  ["etcd", "2"],
  ["controlplane", "3"],
  ["node", "4"],
  ["policies", "5"],
  // Of the benchmarks of EKS, GKE and AKS alone.
  ["managedservices", "none"],
]);

/** Less than this is no likeness. */
const leastLikeness = 0.3;
/** A control of the same number is meant, unless another one is so much more like it. */
const muchMore = 1.3;
/** Of two that are about as like it, none is meant. */
const clearly = 1.15;

/**
 * A row is about the control of its number if its texts agree; else about the one that they are about. What they leave
 * open is unmatched, and told.
 * @example matchRows(scan.rows, cis).byControl.get("1.2.5") // the row that an older benchmark numbers 1.2.6
 */
export function matchRows(rows: readonly ScanRow[], benchmark: Framework): MatchedRows {
  const controls = wordedControls(benchmark);
  const byControl = new Map<string, ScanRow[]>();
  const unmatched: ScanRow[] = [];
  for (const row of rows) {
    const id = controlOf(row, controls);
    if (id === undefined) unmatched.push(row);
    else byControl.set(id, [...(byControl.get(id) ?? []), row]);
  }
  return { byControl, unmatched };
}

type Weights = ReadonlyMap<string, number>;

type WordedControl = { readonly id: string; readonly title: Weights; readonly words: Weights };

type WordedControls = {
  readonly controls: readonly WordedControl[];
  /** How much a word says: one that every control has says nothing. */
  readonly weightOf: (word: string) => number;
};

function wordedControls({ sections }: Framework): WordedControls {
  const all = sections.flatMap(({ controls }) => controls);
  const sets = all.map((control) => new Set(wordsOf(textOf(control))));
  const holders = new Map<string, number>();
  for (const words of sets) for (const word of words) holders.set(word, (holders.get(word) ?? 0) + 1);
  const weightOf = (word: string): number =>
    Math.log(1 + all.length / (holders.get(word) ?? all.length)) * (isName(word) ? 2 : 1);
  return {
    controls: all.map(({ id, title }, index) => ({
      id,
      title: weighted(new Set(wordsOf(title)), weightOf),
      words: weighted(sets[index] ?? new Set(), weightOf),
    })),
    weightOf,
  };
}

const textOf = ({ title, look }: FrameworkControl): string => `${title} ${look}`;

function weighted(words: Iterable<string>, weightOf: (word: string) => number): Weights {
  return new Map([...words].map((word) => [word, weightOf(word)]));
}

function controlOf(row: ScanRow, { controls, weightOf }: WordedControls): string | undefined {
  const words = weighted(new Set(wordsOf(`${row.description} ${row.expected}`)), weightOf);
  const chapter = chapterOf.get(row.type.toLowerCase()) ?? row.testId.split(".")[0] ?? "";
  const within = controls.filter(({ id }) => id.startsWith(`${chapter}.`));
  const own = within.find(({ id }) => id === row.testId);
  // A row without a word says no more than its number.
  if (words.size === 0) return own?.id;
  const ranked = within
    .map(({ id, title, words: all }) => ({
      id,
      likeness: Math.max(likenessOf(words, title), likenessOf(words, all)),
    }))
    .toSorted((left, right) => right.likeness - left.likeness);
  const [best, next] = ranked;
  if (best === undefined) return undefined;
  const ownLikeness = isOfOtherNames(words, own?.words)
    ? 0
    : (ranked.find(({ id }) => id === own?.id)?.likeness ?? 0);
  if (ownLikeness > 0 && best.likeness < ownLikeness * muchMore) return own?.id;
  if (best.likeness < leastLikeness) return undefined;
  return next !== undefined && best.likeness < next.likeness * clearly ? undefined : best.id;
}

/** Whether a row names flags and the like, and none that the control names. */
function isOfOtherNames(words: Weights, control: Weights | undefined): boolean {
  const names = [...words.keys()].filter(isExact);
  const theirs = [...(control?.keys() ?? [])].filter(isExact);
  return names.length > 0 && theirs.length > 0 && !names.some((name) => theirs.includes(name));
}

/** The cosine of the angle between two texts, as search engines take it. */
function likenessOf(left: Weights, right: Weights): number {
  let shared = 0;
  for (const [word, weight] of left) if (right.has(word)) shared += weight * weight;
  return shared === 0 ? 0 : shared / (lengthOf(left) * lengthOf(right));
}

const lengthOf = (words: Weights): number =>
  Math.sqrt([...words.values()].reduce((sum, weight) => sum + weight * weight, 0));

/** Flags and names of the API are one word each, and say more than others. */
const isName = (word: string): boolean => /[:_~^-]/.test(word);

/** Those that are written in one way alone. */
const isExact = (word: string): boolean => /[~-]/.test(word);

const said = new Set(
  "a an and are as at be by can do does every for from has have if in into is it its mention more no not of on only or set than that the their them this to used using where which with without appropriate argument arguments ensure parameter make makes value automated manual restrictive verify".split(
    " ",
  ),
);

/** `Ensure that the --anonymous-auth argument is set to false` to `anonymous-auth`, `false`; names have a mark, `~alwaysadmit`, `^rbac`. */
export function wordsOf(text: string): readonly string[] {
  const found = text.slice(0, 4000).match(/[A-Za-z0-9][A-Za-z0-9_:-]*/g) ?? [];
  return found.flatMap((each) => {
    const mark = /[a-z][A-Z]/.test(each) ? "~" : /^[A-Z]{3}/.test(each) ? "^" : "";
    const word = `${mark}${each.toLowerCase().replace(/[:_-]{1,8}$/, "")}`;
    return said.has(word) || /^[0-9]$/.test(word) ? [] : [stemOf(word)];
  });
}

/** Plurals and forms of verbs become alike; not a grammar. */
function stemOf(word: string): string {
  if (word.length < 5 || isName(word)) return word;
  return word.replace(/(?:ies|es|s|ed|ing|ion)$/, "");
}
