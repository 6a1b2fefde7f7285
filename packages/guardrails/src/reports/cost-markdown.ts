// Estimates as a comment on a pull request: what it costs, thing by thing, and what the figures rest on.
import type { CostDifference, CostEstimate } from "../contract/cost.js";
import {
  boundText,
  budgetText,
  changedWorkloads,
  figureText,
  priceText,
  totalText,
  workloadText,
} from "./cost-words.js";
import { markdownCode, markdownText } from "./markdown-text.js";
import { money, moneyChange, moneyRange } from "./money.js";
import { plural } from "./tallies.js";

/** GitHub takes comments of 65,536 characters. */
const mostRows = 200;

/** What a month costs. */
export function costMarkdown(estimate: CostEstimate): string {
  const { monthly, items, unpriced } = estimate;
  const range = [moneyRange(monthly), boundText(estimate)].filter((text) => text !== "").join(", ");
  return [
    `## Palisade: ${totalText(estimate)}\n`,
    range === "" ? "" : `${range}.\n`,
    table(
      ["namespace", "what", "a month", "range", "how"],
      items.map((item) => [
        markdownCode(item.namespace),
        markdownCode(workloadText(item)),
        item.included ? `(${money(item.monthly.expected)})` : money(item.monthly.expected),
        moneyRange(item.monthly),
        markdownText(item.words),
      ]),
    ),
    unpricedSection("Without a price", unpriced),
    backing(estimate),
  ]
    .filter((part) => part !== "")
    .join("\n");
}

/** What a change costs. */
export function differenceMarkdown(difference: CostDifference): string {
  const { monthly, unpriced, workloads, isIncomplete } = difference;
  const changed = changedWorkloads(difference);
  const same = workloads.length - changed.length;
  return [
    `## Palisade: ${moneyChange(monthly.difference.expected)} a month\n`,
    `From ${money(monthly.before.expected)} to ${money(monthly.after.expected)}${
      isIncomplete ? ", as far as there are prices" : ""
    }; ${plural(same, "thing")} unchanged.\n`,
    table(
      ["change", "namespace", "what", "before", "after", "difference"],
      changed.map((each) => [
        each.change,
        markdownCode(each.namespace),
        markdownCode(workloadText(each)),
        figureText(each.before, each.unpriced.before),
        figureText(each.after, each.unpriced.after),
        moneyChange(each.difference.expected),
      ]),
    ),
    unpricedSection("New, and without a price", unpriced),
    backing(difference),
  ]
    .filter((part) => part !== "")
    .join("\n");
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return "";
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |\n`;
  const left = rows.length - mostRows;
  return [
    line(head),
    line(head.map(() => "---")),
    ...rows.slice(0, mostRows).map(line),
    left > 0 ? `\nand ${left} more\n` : "",
  ].join("");
}

function unpricedSection(title: string, unpriced: CostEstimate["unpriced"]): string {
  return list(
    title,
    unpriced.map(
      (each) =>
        `${markdownCode(workloadText(each))} of ${markdownCode(each.namespace)}, ${markdownText(`${each.what}: ${each.reason}`)}`,
    ),
  );
}

function backing({
  budgets,
  assumptions,
  prices,
}: Pick<CostEstimate, "budgets" | "assumptions" | "prices">): string {
  return [
    list(
      "Budgets",
      budgets.map((budget) => markdownText(budgetText(budget))),
    ),
    list("Assumed", assumptions.map(markdownText)),
    list(
      "Prices, as they were",
      prices.map((price) => markdownText(priceText(price))),
    ),
  ]
    .filter((part) => part !== "")
    .join("\n");
}

function list(title: string, lines: readonly string[]): string {
  if (lines.length === 0) return "";
  const left = lines.length - mostRows;
  const shown = lines.slice(0, mostRows).map((line) => `- ${line}\n`);
  return `### ${title}\n\n${shown.join("")}${left > 0 ? `- and ${left} more\n` : ""}`;
}
