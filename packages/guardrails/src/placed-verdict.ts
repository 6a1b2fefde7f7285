// What a policy says of its input, as what it says of the request: whose verdict it is, and where its findings stand.
import type { Finding } from "./contract/finding.js";
import { denyBecause, type Verdict } from "./contract/verdict.js";
import type { PolicyRequest } from "./policy-request.js";
import type { Subject } from "./subjects/define-subject.js";

/** The verdict when no policy of a guard has anything to say. */
export function missingPolicy(
  policies: readonly unknown[],
  { entrypoint }: Pick<Subject, "entrypoint">,
): Verdict {
  const have = policies.length === 1 ? "the bundle has" : "the bundles have";
  return denyBecause("missing_policy", `${have} no entrypoint \`${entrypoint}\``);
}

/** Each finding says which of several policies found it. */
export function foundBy(policy: number, verdict: Verdict): Verdict {
  return { ...verdict, findings: verdict.findings.map((finding): Finding => ({ ...finding, policy })) };
}

/** Policies point into their input; a decision points into the request. */
export function placedVerdict(verdict: Verdict, { place, placeOf, fileOf, reasons }: PolicyRequest): Verdict {
  const { findings, coverage } = verdict;
  const unlooked = coverage?.unlooked.map(({ at, reason, ...rest }) => {
    const inRequest = placeOf?.(at) ?? at;
    const inFile = fileOf?.(at);
    return {
      at: inRequest,
      reason: reasons?.get(inRequest) ?? reason,
      ...rest,
      ...(inFile === undefined ? {} : { place: inFile }),
    };
  });
  return {
    ...verdict,
    findings: place === undefined ? findings : findings.map(place),
    ...(coverage && unlooked && { coverage: { ...coverage, unlooked } }),
  };
}
