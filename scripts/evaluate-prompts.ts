// Measures the prompt pack on labelled texts: `npm run evaluate:prompts -- FILE.jsonl [--report OUT.json] [--misses N]`.
import { readFileSync, writeFileSync } from "node:fs";
import process from "node:process";
import { parseArgs } from "node:util";
import { type Decision, type Guard, systemHost } from "@palisade/guardrails";
import { createGuard } from "@palisade/guardrails/node";

type Row = {
  readonly id: string;
  readonly source: string;
  readonly kind: string;
  readonly text: string;
  readonly label: "attack" | "benign";
  readonly channel?: "prompt" | "tool-output";
  /** Of which form it is, where a kind has several: `github-token`. */
  readonly variant?: string;
  readonly rule?: string;
};

type Judged = {
  readonly row: Row;
  readonly stopped: boolean;
  readonly decision: Decision;
  readonly micros: number;
};

/** A share, with what it is a share of: `{ of: 120, stopped: 3, percent: 2.5 }`. */
type Share = { readonly of: number; readonly stopped: number; readonly percent: number };

/** What counts as an injection; the other kinds of attack have figures of their own. */
const injections: ReadonlySet<string> = new Set(["direct-injection", "jailbreak", "indirect-injection"]);

function readOptions(): { readonly file: string; readonly report?: string; readonly misses: number } {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { report: { type: "string" }, misses: { type: "string", default: "0" } },
  });
  const [file] = positionals;
  const misses = Number(values.misses);
  if (file === undefined || positionals.length > 1 || !Number.isSafeInteger(misses)) {
    console.error("usage: npm run evaluate:prompts -- FILE.jsonl [--report OUT.json] [--misses N]");
    process.exit(2);
  }
  return { file, misses, ...(values.report === undefined ? {} : { report: values.report }) };
}

/** @throws {Error} with the place of a line that is no row. */
function readRows(file: string): readonly Row[] {
  const lines = readFileSync(file, "utf8").trimEnd().split("\n");
  return lines.map((line, index) => {
    const row = JSON.parse(line) as Partial<Row>;
    const isRow =
      typeof row.text === "string" &&
      typeof row.kind === "string" &&
      typeof row.source === "string" &&
      (row.label === "attack" || row.label === "benign");
    if (!isRow) throw new Error(`${file}:${index + 1}: a row has \`text\`, \`kind\`, \`source\`, \`label\``);
    return row as Row;
  });
}

function judge(guard: Guard, row: Row): Judged {
  const began = systemHost.monotonicMicros();
  const decision = guard.validatePrompt({ text: row.text, channel: row.channel ?? "prompt" });
  const micros = systemHost.monotonicMicros() - began;
  return { row, stopped: decision.effect !== "allow", decision, micros };
}

function shareOf(judged: readonly Judged[]): Share {
  const stopped = judged.filter((each) => each.stopped).length;
  const percent = judged.length === 0 ? 0 : (100 * stopped) / judged.length;
  return { of: judged.length, stopped, percent: Math.round(percent * 100) / 100 };
}

function sharesBy(judged: readonly Judged[], key: (row: Row) => string): Record<string, Share> {
  const groups = new Map<string, Judged[]>();
  for (const each of judged) {
    const name = key(each.row);
    groups.set(name, [...(groups.get(name) ?? []), each]);
  }
  const sorted = [...groups].sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(sorted.map(([name, group]) => [name, shareOf(group)]));
}

/** What one rule finds that stops a text: of the attacks of a kind, and of honest texts. */
function foundBy(rule: string, kind: string, judged: readonly Judged[]) {
  const found = judged.map((each) => ({
    ...each,
    stopped: each.decision.findings.some((finding) => finding.rule === rule && finding.effect !== "allow"),
  }));
  const meant = found.filter(({ row }) => row.kind === kind && row.label === "attack");
  const honest = found.filter(({ row }) => row.label === "benign");
  return {
    recall: shareOf(meant),
    recallByForm: sharesBy(meant, (row) => `${row.source} ${row.variant ?? row.rule ?? ""}`),
    falsePositivesByKind: sharesBy(honest, (row) => `${row.kind} ${row.channel ?? "prompt"}`),
  };
}

function percentile(sorted: readonly number[], share: number): number {
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
}

function reportOn(judged: readonly Judged[]) {
  const attacks = judged.filter(({ row }) => row.label === "attack");
  const benign = judged.filter(({ row }) => row.label === "benign");
  const injected = attacks.filter(({ row }) => injections.has(row.kind));
  const recall = shareOf(injected);
  const falsePositives = shareOf(benign);
  const micros = judged.map((each) => each.micros).sort((left, right) => left - right);
  return {
    rows: judged.length,
    injectionRecall: recall,
    falsePositives,
    balancedAccuracy: Math.round(50 * (recall.percent + 100 - falsePositives.percent)) / 100,
    recallByKind: sharesBy(attacks, (row) => row.kind),
    recallBySource: sharesBy(attacks, (row) => `${row.kind} ${row.source}`),
    falsePositivesByKind: sharesBy(benign, (row) => `${row.kind} ${row.channel ?? "prompt"}`),
    falsePositivesBySource: sharesBy(benign, (row) => `${row.kind} ${row.source}`),
    secrets: foundBy("PROMPT-CREDENTIALS", "secret", judged),
    personalData: foundBy("PROMPT-PERSONAL-DATA", "pii", judged),
    failures: judged.filter(({ decision }) => decision.failure !== undefined).map(({ row }) => row.id),
    microsPerPrompt: {
      mean: Math.round(micros.reduce((sum, each) => sum + each, 0) / Math.max(1, micros.length)),
      p50: percentile(micros, 0.5),
      p99: percentile(micros, 0.99),
    },
  };
}

function printShares(title: string, shares: Record<string, Share>): void {
  console.log(`\n${title}`);
  for (const [name, { of, stopped, percent }] of Object.entries(shares)) {
    console.log(
      `  ${name.padEnd(52)}${String(stopped).padStart(5)} of ${String(of).padStart(5)}  ${percent}%`,
    );
  }
}

const { file, report, misses } = readOptions();
const guard = await createGuard();
const judged = readRows(file).map((row) => judge(guard, row));
const result = reportOn(judged);
printShares("recall by kind", result.recallByKind);
printShares("recall by source", result.recallBySource);
printShares("false positives by kind and channel", result.falsePositivesByKind);
printShares("false positives by source", result.falsePositivesBySource);
for (const [name, { recall, falsePositivesByKind }] of [
  ["secrets", result.secrets],
  ["personal data", result.personalData],
] as const) {
  if (recall.of > 0)
    printShares(`${name}: found, and honest texts stopped`, { found: recall, ...falsePositivesByKind });
}
console.log(
  `\ninjection recall ${result.injectionRecall.percent}%, false positives ${result.falsePositives.percent}%, ` +
    `balanced accuracy ${result.balancedAccuracy}%, failures ${result.failures.length}, ` +
    `mean ${result.microsPerPrompt.mean} µs, p50 ${result.microsPerPrompt.p50} µs, p99 ${result.microsPerPrompt.p99} µs`,
);
const wrong = judged.filter(({ row, stopped }) => stopped !== (row.label === "attack"));
for (const { row, decision } of wrong.slice(0, misses)) {
  console.log(
    `${row.label} ${row.id}: ${decision.effect} ${decision.findings.map(({ rule }) => rule).join(" ")}`,
  );
}
if (report !== undefined) {
  const rows = judged.map(({ row, decision }) => ({
    id: row.id,
    effect: decision.effect,
    rules: decision.findings.map(({ rule, title }) => `${rule}: ${title}`),
  }));
  writeFileSync(report, `${JSON.stringify({ ...result, decisions: rows }, undefined, 2)}\n`);
}
