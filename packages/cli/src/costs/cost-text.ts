// Estimates as a person reads them in a terminal.
import type { CostDifference, CostEstimate, Unpriced } from "@palisade/guardrails";
import {
  boundText,
  budgetText,
  changedWorkloads,
  figureText,
  money,
  moneyChange,
  moneyRange,
  priceText,
  totalText,
  workloadText,
} from "@palisade/guardrails/reports";
import { plural } from "../output/decision-text.js";
import type { Paints } from "../output/paints.js";
import { tableText } from "../output/table.js";
import { joined, shown, type TerminalText } from "../output/terminal-text.js";

/** A line for each thing, and what the figures rest on. */
export function costText(estimate: CostEstimate, colours: Paints): TerminalText {
  const { items, unpriced, monthly } = estimate;
  const rows = items.map((item) => [
    item.namespace,
    workloadText(item),
    item.included ? `(${money(item.monthly.expected)})` : money(item.monthly.expected),
    moneyRange(item.monthly),
    item.words,
  ]);
  const table =
    rows.length === 0 ? shown`` : tableOf(["namespace", "what", "a month", "range", "how"], rows, [2]);
  const range = moneyRange(monthly);
  const bound = boundText(estimate);
  const more = [range, bound].filter((text) => text !== "").join(", ");
  return joined([
    table,
    shown`${colours.bold(totalText(estimate))}${more === "" ? "" : ` (${more})`}\n`,
    unpricedText("without a price:", unpriced, colours),
    backingText(estimate, colours),
  ]);
}

/** A line for each thing that changes. */
export function differenceText(difference: CostDifference, colours: Paints): TerminalText {
  const { monthly, unpriced, workloads, isIncomplete } = difference;
  const changed = changedWorkloads(difference);
  const rows = changed.map((each) => [
    each.change,
    each.namespace,
    workloadText(each),
    figureText(each.before, each.unpriced.before),
    figureText(each.after, each.unpriced.after),
    moneyChange(each.difference.expected),
  ]);
  const table =
    rows.length === 0
      ? shown``
      : tableOf(["change", "namespace", "what", "before", "after", "difference"], rows, [3, 4, 5]);
  const same = workloads.length - changed.length;
  const total = `${moneyChange(monthly.difference.expected)} a month`;
  const bound = isIncomplete ? ", as far as there are prices" : "";
  return joined([
    table,
    shown`${colours.bold(total)}: from ${money(monthly.before.expected)} to ${money(monthly.after.expected)}${bound}; ${plural(same, "thing")} unchanged\n`,
    unpricedText("new, and without a price:", unpriced, colours),
    backingText(difference, colours),
  ]);
}

/** Amounts of a column end below each other. */
function tableOf(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  amounts: readonly number[],
): TerminalText {
  const widths = new Map(
    amounts.map((column) => [column, Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0))]),
  );
  const aligned = rows.map((row) => row.map((cell, column) => cell.padStart(widths.get(column) ?? 0)));
  return tableText(head, aligned, { compact: true });
}

function unpricedText(title: string, unpriced: readonly Unpriced[], colours: Paints): TerminalText {
  if (unpriced.length === 0) return shown``;
  const lines = unpriced.map((each) => {
    const { place } = each;
    const where = place === undefined ? "" : shown`${place.file}:${place.line}:${place.column}: `;
    return shown`  ${where}${workloadText(each)} of ${each.namespace}: ${each.what}: ${each.reason}\n`;
  });
  return joined([shown`${colours.yellow(title)}\n`, ...lines]);
}

function backingText(
  { budgets, assumptions, prices }: Pick<CostEstimate, "budgets" | "assumptions" | "prices">,
  colours: Paints,
): TerminalText {
  const exceeded = budgets.map((budget) =>
    budget.isExceeded ? colours.red(budgetText(budget)) : shown`${budgetText(budget)}`,
  );
  const listed = (title: string, lines: readonly TerminalText[]): readonly TerminalText[] =>
    lines.length === 0 ? [] : [shown`${title}\n`, ...lines.map((line) => shown`  ${line}\n`)];
  const plain = (lines: readonly string[]): readonly TerminalText[] =>
    lines.map((line) => shown`${colours.dim(line)}`);
  return joined([
    ...listed("budgets:", exceeded),
    ...listed("assumed:", plain(assumptions)),
    ...listed("prices:", plain(prices.map(priceText))),
  ]);
}
