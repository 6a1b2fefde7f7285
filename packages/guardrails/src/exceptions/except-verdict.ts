// One policy's verdict with its findings held against the exceptions of the guard and of the question.
import type { Finding } from "../contract/finding.js";
import type { Verdict } from "../contract/verdict.js";
import type { PolicyRequest } from "../policy-request.js";
import { applyExceptions } from "./apply-exceptions.js";
import type { ExceptionIndex } from "./exception-index.js";
import { type FindingFacts, findingFacts } from "./finding-facts.js";

/**
 * The policy's own effect stays: where verdicts are combined, what no finding accounts for still counts.
 * @param now milliseconds since the epoch
 * @throws {RequestError} `limit_exceeded`
 */
export function exceptVerdict(
  verdict: Verdict,
  request: Pick<PolicyRequest, "place" | "whereabouts">,
  { exceptions, now }: { readonly exceptions: readonly ExceptionIndex[]; readonly now: number },
): Verdict {
  const factsOf = (finding: Finding): FindingFacts => {
    const { resource, at = "" } = request.place?.(finding) ?? finding;
    const within = resource === undefined ? undefined : { resource, at };
    return { ...findingFacts(finding, request.whereabouts?.(finding)), within };
  };
  return { ...verdict, findings: applyExceptions(verdict.findings, { exceptions, factsOf, now }) };
}
