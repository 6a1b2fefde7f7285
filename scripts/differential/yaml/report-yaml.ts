// The sum of a YAML differential: for each shape and table what agrees, what is known not to, and what is news.
import { printJson } from "@palisade/language";
import {
  findRefusal,
  type JudgedInput,
  type KnownRefusal,
  type ReadingEntry,
  type Verdict,
  verdicts,
  yamlTables,
} from "@palisade/testkit";

export type YamlReportSettings = {
  readonly known: readonly KnownRefusal[];
  readonly verbose: boolean;
  /** Whether everything that is listed had the chance to show. */
  readonly isWhole: boolean;
};

const mostShown = 12;
const mostCharacters = 400;

/** Prints it; the exit code. */
export function reportYaml(
  judged: readonly JudgedInput[],
  { known, verbose, isWhole }: YamlReportSettings,
): number {
  const used = new Set<KnownRefusal>();
  const isNews = ({ table, judgement }: JudgedInput): boolean => {
    const { verdict, refusals } = judgement;
    if (verdict === "agreed" || verdict === "both refuse") return false;
    if (verdict !== "we refuse, they take") return true;
    const reasons = refusals.map((refusal) => findRefusal(known, table, refusal));
    for (const reason of reasons) if (reason !== undefined) used.add(reason);
    return reasons.includes(undefined);
  };
  const news = judged.filter(isNews);
  for (const verdict of verdicts) showNews(verdict, news, verbose);
  for (const table of yamlTables) showTable(table, judged, new Set(news));
  const stale = isWhole ? known.filter((each) => !used.has(each)) : [];
  for (const { message } of stale) console.log(`listed, but nothing was refused so: ${message.source}`);
  console.log(`${judged.length - news.length} as they should be, ${news.length} not`);
  return news.length === 0 && stale.length === 0 ? 0 : 1;
}

function showNews(verdict: Verdict, news: readonly JudgedInput[], verbose: boolean): void {
  const these = news.filter(({ judgement }) => judgement.verdict === verdict);
  if (these.length === 0) return;
  console.log(`\n${verdict}: ${these.length}`);
  const shown = verbose ? these : eachOnce(these).slice(0, mostShown);
  for (const { input, table, ours, theirs } of shown) {
    console.log(
      `  ${table}: ${input.id}: ${clip(JSON.stringify(Buffer.from(input.bytes).toString("utf8")))}`,
    );
    console.log(`    ${table === "opa" ? "opa" : "kubectl"}: ${entriesText(theirs.entries)}`);
    console.log(`    palisade: ${entriesText(ours)}`);
  }
  if (shown.length < these.length)
    console.log(`  … and ${these.length - shown.length} more; -v shows them all`);
}

/** One for each message of ours; where there is none, all. */
function eachOnce(judged: readonly JudgedInput[]): readonly JudgedInput[] {
  const seen = new Set<string>();
  return judged.filter(({ table, judgement }) => {
    const key = judgement.refusals.map((refusal) => `${table}: ${refusal}`).join("\n");
    if (key !== "" && seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function entriesText(entries: readonly ReadingEntry[]): string {
  return clip(
    entries
      .map((entry) =>
        "refused" in entry ? `refused (${entry.refused})` : printJson(entry.values[0] ?? null),
      )
      .join(" | "),
  );
}

function showTable(table: string, judged: readonly JudgedInput[], news: ReadonlySet<JudgedInput>): void {
  const rows = new Map<string, Map<string, number>>();
  for (const each of judged) {
    if (each.table !== table) continue;
    const { verdict } = each.judgement;
    const column = verdict === "we refuse, they take" && !news.has(each) ? "listed" : verdict;
    for (const name of [each.input.shape, "in all"]) {
      const row = rows.get(name) ?? new Map<string, number>();
      rows.set(name, row.set(column, (row.get(column) ?? 0) + 1));
    }
  }
  const total = rows.get("in all") ?? new Map<string, number>();
  rows.delete("in all");
  const columns = ["agreed", "both refuse", "listed", ...verdicts.slice(0, 4).toReversed()];
  const line = (name: string, cells: readonly (string | number)[]) =>
    `${name.padEnd(16)}${cells.map((cell, index) => String(cell).padStart((columns[index] ?? "").length + 2)).join("")}`;
  console.log(`\n${line(table, columns)}`);
  for (const [name, row] of [...rows, ["in all", total] as const])
    console.log(
      line(
        name,
        columns.map((column) => row.get(column) ?? 0),
      ),
    );
}

function clip(text: string): string {
  return text.length < mostCharacters ? text : `${text.slice(0, mostCharacters)}…`;
}
