// Figures of judged rows: recall by kind and source, false positives by kind and channel, at the lines of denial and of approval.
import type { Judged } from "./judge-rows.js";
import { injections, type LabelledRow } from "./labelled-rows.js";

/** A share, with what it is a share of: `{ of: 120, denied: 3, stopped: 6, deniedPercent: 2.5, percent: 5 }`. */
export type Share = {
  readonly of: number;
  readonly denied: number;
  readonly stopped: number;
  readonly deniedPercent: number;
  readonly percent: number;
};

const offTopicRule = "PROMPT-OUT-OF-SCOPE";

export type Report = ReturnType<typeof reportOn>;

export function reportOn(judged: readonly Judged[]) {
  const attacks = judged.filter(({ row }) => row.label === "attack");
  const benign = judged.filter(({ row }) => row.label === "benign");
  const recall = shareOf(attacks.filter(({ row }) => injections.has(row.kind)));
  const falsePositives = shareOf(benign);
  const micros = judged.map((each) => each.micros).sort((left, right) => left - right);
  return {
    rows: judged.length,
    injectionRecall: recall,
    falsePositives,
    balancedAccuracy: rounded((recall.percent + 100 - falsePositives.percent) / 2),
    recallByKind: sharesBy(attacks, (row) => row.kind),
    recallBySource: sharesBy(attacks, (row) => `${row.kind} ${row.source}`),
    falsePositivesByKind: sharesBy(benign, (row) => `${row.kind} ${row.channel ?? "prompt"}`),
    falsePositivesBySource: sharesBy(benign, (row) => `${row.kind} ${row.source}`),
    offTopic: topicShares(judged),
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

function shareOf(judged: readonly Judged[]): Share {
  const stopped = judged.filter((each) => each.stopped).length;
  const denied = judged.filter((each) => each.denied).length;
  const of = judged.length;
  return { of, denied, stopped, deniedPercent: percentOf(denied, of), percent: percentOf(stopped, of) };
}

/** Texts of which it is said that they are about something else: of those that are, and of those that are not. */
function topicShares(judged: readonly Judged[]): Record<string, Share> {
  const told = judged
    .filter(({ row }) => (row.channel ?? "prompt") === "prompt")
    .map((each) => {
      const isTold = each.decision.findings.some(({ rule }) => rule === offTopicRule);
      return { ...each, stopped: isTold, denied: false };
    });
  return {
    "off topic: harmful": shareOf(told.filter(({ row }) => row.kind === "out-of-scope")),
    "off topic: anything else": shareOf(told.filter(({ row }) => row.kind === "benign")),
    "on topic: devops": shareOf(told.filter(({ row }) => row.kind === "benign-devops")),
    "on topic: lookalikes": shareOf(
      told.filter(({ row }) => row.kind === "benign-lookalike" && row.scope === "k8s"),
    ),
  };
}

function sharesBy(judged: readonly Judged[], key: (row: LabelledRow) => string): Record<string, Share> {
  const groups = new Map<string, Judged[]>();
  for (const each of judged) {
    const name = key(each.row);
    groups.set(name, [...(groups.get(name) ?? []), each]);
  }
  const sorted = [...groups].sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(sorted.map(([name, group]) => [name, shareOf(group)]));
}

function percentOf(part: number, of: number): number {
  return of === 0 ? 0 : rounded((100 * part) / of);
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

function percentile(sorted: readonly number[], share: number): number {
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
}
