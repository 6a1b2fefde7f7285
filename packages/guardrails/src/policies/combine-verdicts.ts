// Verdicts of several policies become one: the worst effect wins, and findings stand in one order.
import { compare } from "@palisade/language";
import type { Coverage } from "../contract/coverage.js";
import { type Effect, severityRank, worstEffect } from "../contract/effect.js";
import type { Finding } from "../contract/finding.js";
import type { Verdict } from "../contract/verdict.js";

/**
 * The effect is the worst of the policies' own and of the findings that count: what a finding denies, nothing beside
 * it allows. Whatever one policy fails to judge is denied, and what the others found is kept.
 */
export function combineVerdicts(verdicts: readonly Verdict[]): Verdict {
  const findings = verdicts.flatMap((verdict) => verdict.findings).toSorted(byImportance);
  const failure = verdicts.find((verdict) => verdict.failure !== undefined)?.failure;
  const coverage = combineCoverage(verdicts.flatMap((verdict) => verdict.coverage ?? []));
  const effects = verdicts.map(unexplainedEffect);
  const worstOf = (counting: readonly Finding[]): Effect =>
    worstEffect([...effects, ...counting.map((finding) => finding.effect)]);
  const effect = worstOf(findings.filter(counts));
  const unenforced = worstOf(findings.filter(({ status }) => status === "violation"));
  return {
    effect,
    ...(unenforced === effect ? {} : { unenforced }),
    findings,
    ...(coverage === undefined ? {} : { coverage }),
    ...(failure === undefined ? {} : { failure }),
  };
}

/** Whether a finding counts towards the effect. */
export function counts({ status, mode }: Finding): boolean {
  return status === "violation" && mode === undefined;
}

/**
 * A policy's own effect where it is worse than all its findings; nothing that excepts a finding lifts it. What does not
 * apply explains nothing.
 */
function unexplainedEffect(verdict: Verdict): Effect {
  // What kept a policy from its end is explained by no finding.
  return verdict.failure === undefined ? unexplained(ownEffect(verdict)) : verdict.effect;
}

/** What a policy says of its own, and the worst of what its findings say, excepted or not. */
export type OwnEffect = { readonly effect: Effect; readonly explained: Effect };

export function ownEffect({ effect, findings }: Verdict): OwnEffect {
  const applying = findings.filter(({ status }) => status !== "not_applicable");
  return { effect, explained: worstEffect(applying.map((finding) => finding.effect)) };
}

/** Of a verdict that came in parts. */
export function joinedEffects(effects: readonly OwnEffect[]): OwnEffect {
  return {
    effect: worstEffect(effects.map(({ effect }) => effect)),
    explained: worstEffect(effects.map(({ explained }) => explained)),
  };
}

export function unexplained({ effect, explained }: OwnEffect): Effect {
  return worstEffect([effect, explained]) === explained ? "allow" : effect;
}

/**
 * What one of them looked at was looked at, and a text that one says nobody opens, no other says it opens. Which objects each judged only in part is not known, so that as many count
 * as partly judged as with the one that has most of them.
 */
function combineCoverage(coverages: readonly Coverage[]): Coverage | undefined {
  const [first, ...rest] = coverages;
  if (first === undefined || rest.length === 0) return first;
  const all = Math.max(
    ...coverages.map(({ judged, partly, unlooked }) => judged + partly + unlooked.filter(isWhole).length),
  );
  const others = rest.map(({ unlooked }) => new Set(unlooked.filter(isWhole).map(({ at }) => at)));
  const whole = first.unlooked.filter(
    (each) => isWhole(each) && others.every((places) => places.has(each.at)),
  );
  const parts = coverages.flatMap(({ unlooked }) => unlooked.filter((each) => !isWhole(each)));
  const partly = Math.min(Math.max(...coverages.map((each) => each.partly)), all - whole.length);
  return {
    judged: all - whole.length - partly,
    partly,
    unlooked: [...whole, ...new Map(parts.map((each) => [each.at, each])).values()],
  };
}

function isWhole({ part }: Coverage["unlooked"][number]): boolean {
  return part === undefined;
}

/** Worst first; then as they stand in what was judged, so that the order is always the same. */
export function byImportance(left: Finding, right: Finding): number {
  return (
    severityRank(left.severity) - severityRank(right.severity) ||
    (left.resource ?? 0) - (right.resource ?? 0) ||
    compare(left.rule, right.rule) ||
    compare(left.at ?? "", right.at ?? "") ||
    (left.range?.start ?? 0) - (right.range?.start ?? 0) ||
    compare(left.message, right.message)
  );
}
