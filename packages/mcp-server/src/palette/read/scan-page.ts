// What was read, before a model sees it: without secrets, and judged as the result of a tool. What may not go on is left out.
import { redact } from "@palisade/guardrails";
import type { Gate, Judgement, JudgeOptions } from "@palisade/guardrails/gate";
import { ToolError } from "../palette-failure.js";
import { mapTexts, textsIn } from "./texts-in.js";

export type Page = { readonly head: object; readonly rows: readonly object[] };

export type Scanned = Page & {
  /** The decision that lets it go on; absent if there is no text in it. */
  readonly decision: string | undefined;
  /** Rows that were left out, and why. */
  readonly withheld: { readonly rows: number; readonly rules: readonly string[] } | undefined;
};

export type Scanning = {
  readonly gate: Gate;
  readonly tool: string;
  readonly options: JudgeOptions;
};

/** Texts without secrets and personal data; and how many were masked. */
export function redactPage<Value>(value: Value): { readonly value: Value; readonly redacted: number } {
  // Most pages have nothing to mask, which one look tells.
  if (redact(textsIn(value)).redactions.length === 0) return { value, redacted: 0 };
  let redacted = 0;
  const masked = mapTexts(value, (text) => {
    const { text: shown, redactions } = redact(text);
    redacted += redactions.length;
    return shown;
  });
  return { value: masked, redacted };
}

/**
 * Judges a page, and if it may not go on as it is, each of its rows.
 * @throws {ToolError} `withheld` if nothing of it may go on, `unrecorded` if the decision could not be put on record
 */
export async function scanPage(page: Page, scanning: Scanning): Promise<Scanned> {
  const whole = await judged(page, scanning);
  if (isAllowed(whole)) return { ...page, decision: whole?.decision.id, withheld: undefined };
  const rules = new Set<string>();
  const rows = await soundRows(page.rows, scanning, rules);
  // Texts that are harmless one by one may be none together.
  const rest = { head: page.head, rows };
  const judgement = rows.length === page.rows.length ? whole : await judged(rest, scanning);
  if (!isAllowed(judgement)) throw withheldWhole(judgement);
  const withheld = { rows: page.rows.length - rows.length, rules: [...rules] };
  return { ...rest, decision: judgement?.decision.id, withheld };
}

/** Halves of what may not go on are judged by themselves, down to single rows: few rows are bad, if any. */
async function soundRows(
  rows: readonly object[],
  scanning: Scanning,
  rules: Set<string>,
): Promise<readonly object[]> {
  const judgement = await judged({ head: {}, rows }, scanning);
  if (isAllowed(judgement)) return rows;
  if (rows.length === 1) {
    for (const rule of rulesOf(judgement)) rules.add(rule);
    return [];
  }
  const middle = rows.length >> 1;
  return [
    ...(await soundRows(rows.slice(0, middle), scanning, rules)),
    ...(await soundRows(rows.slice(middle), scanning, rules)),
  ];
}

async function judged(page: Page, { gate, tool, options }: Scanning): Promise<Judgement | undefined> {
  const text = textsIn([page.head, page.rows]);
  if (text === "") return undefined;
  const judgement = await gate.judge("tool-result", { text, tool }, options);
  if (judgement.failure === undefined) return judgement;
  const { code, message } = judgement.failure;
  if (code === "cancelled") throw new ToolError("cancelled", message);
  throw new ToolError("unrecorded", `what was read is not shown: ${message}`, { retryable: true });
}

function isAllowed(judgement: Judgement | undefined): boolean {
  return judgement === undefined || judgement.decision.effect === "allow";
}

function rulesOf(judgement: Judgement | undefined): readonly string[] {
  return [...new Set(judgement?.decision.findings.map(({ rule }) => rule) ?? [])];
}

function withheldWhole(judgement: Judgement | undefined): ToolError {
  const rules = rulesOf(judgement).join(", ");
  return new ToolError("withheld", `what Palette gave may not go on to a model: ${rules}`, {
    hint: "a person can look at it in Palette; ask for less, or for something else",
  });
}
