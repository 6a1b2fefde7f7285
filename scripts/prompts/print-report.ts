// Prints the figures of a report as tables.
import type { Report, Share } from "./report-on.js";

export function printReport(report: Report): void {
  printShares("recall by kind", report.recallByKind);
  printShares("recall by source", report.recallBySource);
  printShares("false positives by kind and channel", report.falsePositivesByKind);
  printShares("false positives by source", report.falsePositivesBySource);
  printShares("said to be about something else", report.offTopic);
  printFound("secrets", report.secrets);
  printFound("personal data", report.personalData);
  const { injectionRecall: recall, falsePositives, balancedAccuracy, failures, microsPerPrompt } = report;
  console.log(
    `\ndenied: injection recall ${recall.deniedPercent}%, false positives ${falsePositives.deniedPercent}%\n` +
      `denied or for approval: injection recall ${recall.percent}%, false positives ${falsePositives.percent}%, ` +
      `balanced accuracy ${balancedAccuracy}%\n` +
      `failures ${failures.length}, mean ${microsPerPrompt.mean} µs, p50 ${microsPerPrompt.p50} µs, p99 ${microsPerPrompt.p99} µs`,
  );
}

function printFound(name: string, { recall, falsePositivesByKind }: Report["secrets"]): void {
  if (recall.of > 0)
    printShares(`${name}: found, and honest texts stopped`, { found: recall, ...falsePositivesByKind });
}

function printShares(title: string, shares: Record<string, Share>): void {
  console.log(`\n${title.padEnd(54)}   denied  stopped       of`);
  for (const [name, { of, denied, stopped, deniedPercent, percent }] of Object.entries(shares))
    console.log(
      `  ${name.padEnd(52)}${cell(denied)}${cell(stopped)}${cell(of)}   ${deniedPercent}%  ${percent}%`,
    );
}

function cell(value: number): string {
  return String(value).padStart(9);
}
