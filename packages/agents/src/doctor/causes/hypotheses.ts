// From findings to root causes: how likely each is, what speaks for it, and which are only consequences of others.
import type { Finding } from "../findings/finding.js";
import type { RootCause } from "../root-causes.js";
import { consequencesOf } from "./consequences.js";

export type Hypothesis = {
  readonly cause: RootCause;
  /** 0 to 1: how far the evidence speaks for it. */
  readonly confidence: number;
  /** Strongest first. */
  readonly evidence: readonly string[];
  /** Causes that explain it: it is what follows from them. */
  readonly explainedBy: readonly RootCause[];
  /** Somebody should be told: it is likely, and no consequence of something else. */
  readonly isRoot: boolean;
};

/** From here on somebody should be told. */
export const leastConfidence = 0.55;

/** Where a cluster itself says that it is not well there is a reason, and the likeliest is told from here on. */
const leastWhereUnwell = 0.33;

/** Weaker ones are not worth naming. */
const leastNamed = 0.2;

/** How much each further piece of evidence counts of what the one before did. */
const fading = 0.5;

/** A cause explains what is at most so much likelier than itself. */
const slack = 0.25;

/**
 * Root causes, the first the likeliest; what others explain comes after all that nothing explains.
 * @example hypothesesOf(findings).filter(isRoot)[0]?.cause // "node-disk-pressure"
 */
export function hypothesesOf(findings: readonly Finding[]): readonly Hypothesis[] {
  const named = [...gathered(findings)]
    .map(([cause, weights]) => ({ cause, ...combined(weights) }))
    .filter(({ confidence }) => confidence >= leastNamed);
  const byCause = new Map(named.map((each) => [each.cause, each.confidence]));
  const ranked = named
    .map((each) => ({ ...each, explainedBy: explaining(each.cause, each.confidence, byCause) }))
    .sort((left, right) => rankOf(right, byCause) - rankOf(left, byCause));
  const areRoots = ranked.map(
    ({ confidence, explainedBy }) => confidence >= leastConfidence && explainedBy.length === 0,
  );
  const isTold = areRoots.includes(true) || !saysUnwell(findings);
  return ranked.map((each, place) => ({
    ...each,
    isRoot: areRoots[place] === true || (!isTold && place === 0 && each.confidence >= leastWhereUnwell),
  }));
}

/** Not by what events tell or how full something is: by a state that Palette or Kubernetes tells. */
const saysUnwell = (findings: readonly Finding[]): boolean =>
  findings.some(
    ({ analyser, severity }) => states.has(analyser) && (severity === "critical" || severity === "high"),
  );

const states: ReadonlySet<string> = new Set(["nodes", "conditions", "packs", "control-plane"]);

export const isRoot = ({ isRoot: isOne }: Pick<Hypothesis, "isRoot">): boolean => isOne;

/** By cause, the strongest that each piece of evidence says for it. */
function gathered(findings: readonly Finding[]): ReadonlyMap<RootCause, ReadonlyMap<string, number>> {
  const causes = new Map<RootCause, Map<string, number>>();
  for (const { suggests, evidence } of findings) {
    const [first] = evidence;
    for (const { cause, weight } of first === undefined ? [] : suggests) {
      const weights = causes.get(cause) ?? new Map<string, number>();
      const id = first?.id ?? "";
      weights.set(id, Math.max(weights.get(id) ?? 0, weight));
      causes.set(cause, weights);
    }
  }
  return causes;
}

/** Pieces of evidence are not independent: each further one counts half as much as the one before. */
function combined(weights: ReadonlyMap<string, number>): Pick<Hypothesis, "confidence" | "evidence"> {
  const sorted = [...weights].sort(([, left], [, right]) => right - left);
  const doubt = sorted.reduce((left, [, weight], place) => left * (1 - weight * fading ** place), 1);
  const evidence = sorted.filter(([, weight]) => weight >= 0.1).map(([id]) => id);
  return { confidence: Math.round((1 - doubt) * 1000) / 1000, evidence };
}

/** What is behind a cause; something that is likely itself. */
function explaining(
  cause: RootCause,
  confidence: number,
  all: ReadonlyMap<RootCause, number>,
): readonly RootCause[] {
  return [...all]
    .filter(([other, likely]) => consequencesOf(other).includes(cause) && likely >= leastConfidence)
    .filter(([, likely]) => likely >= confidence - slack)
    .sort(([, left], [, right]) => right - left)
    .map(([other]) => other);
}

/** What others explain stays in the list, behind what explains it. */
function rankOf(
  { cause, confidence }: Pick<Hypothesis, "cause" | "confidence">,
  all: ReadonlyMap<RootCause, number>,
): number {
  const [behind] = explaining(cause, confidence, all);
  return behind === undefined ? confidence : confidence * (1 - 0.5 * (all.get(behind) ?? 0));
}
