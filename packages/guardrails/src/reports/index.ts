// The public surface of `@palisade/guardrails/reports`, line by line.

export type { FilePlace } from "../contract/file-place.js";
export { type AttestationContext, attestationMistake } from "../frameworks/attestation-mistake.js";
export {
  type Attestation,
  attestationsFileSchema,
  type Framework,
  type FrameworkControl,
  frameworkSchema,
} from "../frameworks/framework.js";
export {
  type ControlResult,
  type ControlStatus,
  type FrameworkEvidence,
  type FrameworkResult,
  hasLooked,
  judgeFramework,
  type Score,
  type SectionResult,
} from "../frameworks/judge-framework.js";
export { type Distribution, PartsSeen, type SeenParts } from "../frameworks/seen-parts.js";
export { type Baseline, type BaselineReading, baselineText, readBaseline } from "./baseline.js";
export { costMarkdown, differenceMarkdown } from "./cost-markdown.js";
export {
  boundText,
  budgetText,
  changedWorkloads,
  figureText,
  priceText,
  totalText,
  workloadText,
} from "./cost-words.js";
export { type CreateReportOptions, createReport, type SourceDocument } from "./create-report.js";
export { type FoundRule, findRule } from "./find-rule.js";
export { type Part, stackedBar } from "./html-charts.js";
export { htmlHead } from "./html-head.js";
export { type HtmlPart, html, Markup } from "./html-text.js";
export { markdownCode, markdownText } from "./markdown-text.js";
export { money, moneyChange, moneyRange } from "./money.js";
export { pretty } from "./pretty.js";
export {
  isFailing,
  type Outcome,
  outcomeOf,
  type Report,
  type ReportedDocument,
  type ReportedFinding,
  type ReportedUnlooked,
  type ReportProblem,
  type Standing,
  shownFindings,
  standingOf,
} from "./report.js";
export type { ReportFormat, Style, WriteOptions } from "./report-format.js";
export { type ReportFormatName, reportFormats, writeReport } from "./report-formats.js";
export {
  type EffectiveSeverity,
  type ExplainedRule,
  explainedRules,
  type RuleFormat,
  ruleFormats,
} from "./rule-formats.js";
export { byReason, type CountedReason } from "./tallies.js";
