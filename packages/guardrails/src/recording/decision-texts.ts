// The texts of a decision in which policies may quote what they judged; the rest of it is what was decided.
import type { Decision } from "../contract/decision.js";
import type { Finding } from "../contract/finding.js";

const quoting = [
  "message",
  "subject",
  "at",
  "excerpt",
  "remedy",
  "patch",
  "wouldAllow",
] as const satisfies readonly (keyof Finding)[];

export type DecisionTexts = {
  readonly findings: readonly Partial<Pick<Finding, (typeof quoting)[number]>>[];
  readonly failure?: { readonly message: string };
};

export function textsOf({ findings, failure }: Decision): DecisionTexts {
  return {
    findings: findings.map((finding) =>
      Object.fromEntries(
        quoting.flatMap((name) => (finding[name] === undefined ? [] : [[name, finding[name]]])),
      ),
    ),
    ...(failure === undefined ? {} : { failure: { message: failure.message } }),
  };
}

/** The same decision with other texts, of as many findings. */
export function withTexts(decision: Decision, { findings, failure }: DecisionTexts): Decision {
  return {
    ...decision,
    findings: decision.findings.map((finding, index) => ({ ...finding, ...findings[index] })),
    ...(decision.failure === undefined ? {} : { failure: { ...decision.failure, ...failure } }),
  };
}

/** In the place of what could not be masked. */
const withheldText = "withheld";

/** The same decision without them: what nobody could mask is not told in part. */
export function withoutTexts(decision: Decision): Decision {
  const { failure } = decision;
  return {
    ...decision,
    findings: decision.findings.map((finding) => {
      const left = Object.entries(finding).filter(([name]) => !(quoting as readonly string[]).includes(name));
      return { ...Object.fromEntries(left), message: withheldText } as Finding;
    }),
    ...(failure === undefined ? {} : { failure: { ...failure, message: withheldText } }),
  };
}
