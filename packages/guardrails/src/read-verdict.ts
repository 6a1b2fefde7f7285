// Reads what a policy answered, and denies whatever it does not know.
import {
  type Control,
  denyBecause,
  type Effect,
  effects,
  type Finding,
  type JsonPatchOperation,
  type Severity,
  severities,
  severityRank,
  type Verdict,
} from "./decision.js";

/** `undefined` and every shape but `{ effect, findings }` are a `deny` that says why. */
export function readVerdict(answer: unknown): Verdict {
  if (answer === undefined) return denyBecause("undefined_decision", "the policy gave no decision");
  const problems: string[] = [];
  const verdict = readShape(answer, problems);
  if (verdict === undefined || problems.length > 0) {
    return denyBecause(
      "unknown_decision_shape",
      `the policy's answer is no decision: ${problems[0] ?? "no object"}`,
    );
  }
  return verdict;
}

function readShape(answer: unknown, problems: string[]): Verdict | undefined {
  if (!isRecord(answer)) return undefined;
  const effect = answer["effect"];
  if (!effects.includes(effect as Effect)) problems.push("`effect` is none of the known ones");
  const findings = answer["findings"];
  if (!Array.isArray(findings)) {
    problems.push("`findings` is no array");
    return undefined;
  }
  const read = findings.map((finding: unknown, index) =>
    readFinding(finding, `findings[${index}]`, problems),
  );
  return { effect: effect as Effect, findings: read.toSorted(byImportance) };
}

/** Worst first; then as they stand in what was judged, so that the order is always the same. */
function byImportance(left: Finding, right: Finding): number {
  return (
    severityRank(left.severity) - severityRank(right.severity) ||
    (left.resource ?? 0) - (right.resource ?? 0) ||
    compareTexts(left.rule, right.rule) ||
    compareTexts(left.at ?? "", right.at ?? "") ||
    compareTexts(left.message, right.message)
  );
}

function compareTexts(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function readFinding(data: unknown, place: string, problems: string[]): Finding {
  const record = isRecord(data) ? data : {};
  if (!isRecord(data)) problems.push(`\`${place}\` is no object`);
  const required = (name: string): string => {
    const text = record[name];
    if (typeof text !== "string") problems.push(`\`${place}.${name}\` is no string`);
    return typeof text === "string" ? text : "";
  };
  const severity = record["severity"];
  if (!severities.includes(severity as Severity))
    problems.push(`\`${place}.severity\` is none of the known ones`);
  return {
    rule: required("rule"),
    title: required("title"),
    severity: severity as Severity,
    message: required("message"),
    controls: readControls(record["controls"], `${place}.controls`, problems),
    retryable: record["retryable"] === true,
    ...readOptional(record, place, problems),
  };
}

type OptionalFields = Partial<
  Pick<Finding, "resource" | "subject" | "at" | "remedy" | "wouldAllow" | "approvers" | "patch">
>;

const optionalFields: Record<keyof OptionalFields, (value: unknown) => boolean> = {
  resource: (value) => Number.isSafeInteger(value) && (value as number) >= 0,
  subject: (value) => typeof value === "string",
  at: (value) => typeof value === "string",
  remedy: (value) => typeof value === "string",
  wouldAllow: (value) => typeof value === "string",
  approvers: (value) => Array.isArray(value) && value.every((item) => typeof item === "string"),
  patch: (value) => Array.isArray(value) && value.every(isPatchOperation),
};

function readOptional(record: Record<string, unknown>, place: string, problems: string[]): OptionalFields {
  const fields: Record<string, unknown> = {};
  for (const [name, isValid] of Object.entries(optionalFields)) {
    const value = record[name];
    if (value === undefined || value === "") continue;
    if (isValid(value)) fields[name] = value;
    else problems.push(`\`${place}.${name}\` is of the wrong type`);
  }
  return fields as OptionalFields;
}

function isPatchOperation(value: unknown): value is JsonPatchOperation {
  return isRecord(value) && typeof value["op"] === "string" && typeof value["path"] === "string";
}

function readControls(data: unknown, place: string, problems: string[]): readonly Control[] {
  if (data === undefined) return [];
  const isControl = (item: unknown): item is Control =>
    isRecord(item) && typeof item["framework"] === "string" && typeof item["id"] === "string";
  if (Array.isArray(data) && data.every(isControl))
    return data.map(({ framework, id }) => ({ framework, id }));
  problems.push(`\`${place}\` is no list of controls`);
  return [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
