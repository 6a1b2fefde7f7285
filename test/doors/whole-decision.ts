// An MCP answer as the decision that it is of: groups taken apart again, and what was left out asked for.
import type { Coverage, Finding } from "@palisade/guardrails";
import { type Answer, answerOf } from "./answer.js";

type Fields = Readonly<Record<string, unknown>>;
type Group = Fields & { readonly count: number; readonly findings: readonly Fields[] };
type Reason = { readonly reason: string; readonly count: number; readonly places: readonly Fields[] };
type Page = {
  readonly groups: readonly Group[];
  readonly reasons: readonly Reason[];
  readonly nextCursor?: string;
};

/** Asks `list_findings`: its structured content. */
export type AskForMore = (cursor: string) => Promise<unknown>;

/** Findings stand by rule in it; see `inOneOrder`. */
export async function wholeDecision(structured: unknown, askForMore: AskForMore): Promise<Answer> {
  const { groups, coverage, total, nextCursor, ...decision } = structured as Page & {
    readonly total: number;
    readonly coverage?: Omit<Coverage, "unlooked"> & { readonly reasons: readonly Reason[] };
  };
  const findings = [...findingsOf(groups)];
  const unlooked = [...unlookedOf(coverage?.reasons ?? [])];
  for (let cursor = nextCursor; cursor !== undefined; ) {
    const page = (await askForMore(cursor)) as Page;
    findings.push(...findingsOf(page.groups));
    unlooked.push(...unlookedOf(page.reasons));
    cursor = page.nextCursor;
  }
  if (findings.length !== total) throw new Error(`${findings.length} findings of ${total}`);
  const looked = coverage && { judged: coverage.judged, partly: coverage.partly, unlooked };
  return answerOf({ ...decision, findings, ...(looked && { coverage: looked }) } as never);
}

function findingsOf(groups: readonly Group[]): readonly Finding[] {
  return groups.flatMap(({ count, findings, ...shared }) =>
    findings.map((finding) => ({ ...shared, ...finding }) as Fields as Finding),
  );
}

function unlookedOf(reasons: readonly Reason[]): Coverage["unlooked"] {
  return reasons.flatMap(({ reason, places }) =>
    places.map((place) => ({ reason, ...place }) as Coverage["unlooked"][number]),
  );
}
