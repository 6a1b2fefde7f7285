// From needs and what there is to a report: a function of both, of the guard's judgements and of prices.
import { type Candidate, describeCandidate, kubernetesOf } from "./candidates/candidate.js";
import { complete } from "./candidates/complete.js";
import { type ConstraintName, constraintNames, type Failure, failuresOf } from "./candidates/constraints.js";
import { proposeCandidates } from "./candidates/propose.js";
import { type Catalogue, layers, type ProfileVersion } from "./catalogue/catalogue.js";
import { type Cost, estimateCost, type PriceMachines } from "./ranking/estimate-cost.js";
import type { Judge, Judgement } from "./ranking/judge.js";
import { type Scored, scoreCandidate } from "./ranking/score.js";
import type { RecommendationReport } from "./report/report-schema.js";
import { describeNeeds } from "./requirements/describe-needs.js";
import type { Needs, Reading } from "./requirements/needs.js";

export type AdviceOptions = {
  readonly judge?: Judge;
  readonly price?: PriceMachines;
  /** The words that were read. */
  readonly asked?: string;
};

const most = { recommendations: 5, judged: 12, ofCloud: 2, ruledOut: 40 } as const;

type Weighed = { readonly candidate: Candidate; readonly cost: Cost; readonly failures: readonly Failure[] };

export function advise(
  reading: Reading,
  catalogue: Catalogue,
  options: AdviceOptions = {},
): RecommendationReport {
  const { needs, understood, notUnderstood } = reading;
  const costs = new Map<string, Cost>();
  const costOf = (cloud: string): Cost => {
    const known = costs.get(cloud) ?? estimateCost(cloud, needs, options.price);
    costs.set(cloud, known);
    return known;
  };
  const weighed = proposeCandidates(catalogue, needs).map((proposed): Weighed => {
    const candidate = complete(proposed, needs, catalogue);
    const failures = failuresOf(candidate, needs);
    if (failures.length > 0) return { candidate, cost: noCost, failures };
    const cost = costOf(candidate.cloud);
    return { candidate, cost, failures: beyondBudget(cost, needs) };
  });
  const recommendations = ranked(
    weighed.filter(({ failures }) => failures.length === 0),
    { needs, catalogue },
    options.judge,
  );
  const ruledOut = groupedFailures(weighed);
  return {
    schemaVersion: 1,
    advisedAt: new Date(catalogue.now).toISOString(),
    requirements: {
      ...(options.asked !== undefined && { asked: options.asked }),
      understood: [...understood],
      notUnderstood: [...notUnderstood],
      needs: [...describeNeeds(needs)],
    },
    recommendations,
    ...(recommendations.length === 0 && { nothingFits: whyNothing(ruledOut) }),
    ruledOut: ruledOut
      .slice(0, most.ruledOut)
      .map(({ what, reasons }) => ({ what, reasons: reasons.map((each) => ({ ...each })) })),
    notes: [...catalogue.notes],
  };
}

const noCost: Cost = { isLowerBound: true, pools: [], unpriced: [], sources: [] };

function beyondBudget({ monthly }: Cost, { budget }: Needs): readonly Failure[] {
  if (budget === undefined || monthly === undefined || monthly <= budget) return [];
  return [
    {
      constraint: "budget",
      reason: `it costs at least $${Math.round(monthly)} a month, and $${budget} are there`,
    },
  ];
}

type Given = { readonly needs: Needs; readonly catalogue: Catalogue };
type Ranked = {
  readonly candidate: Candidate;
  readonly cost: Cost;
  readonly scored: Scored;
  readonly judgement?: Judgement;
};

function ranked(
  feasible: readonly Weighed[],
  { needs, catalogue }: Given,
  judge: Judge | undefined,
): RecommendationReport["recommendations"] {
  const known = feasible.map(({ cost: { monthly } }) => monthly).filter((each) => each !== undefined);
  const cheapest = known.length === 0 ? undefined : Math.min(...known);
  const scored = feasible.map(({ candidate, cost }): Ranked => {
    const around = { needs, catalogue, cost, cheapest, findings: 0 };
    return { candidate, cost, scored: scoreCandidate(candidate, around) };
  });
  const judged = distinct(scored.toSorted(byScore), most.judged).map((each): Ranked => {
    const judgement = judge?.(each.candidate);
    if (judgement === undefined) return each;
    const around = { needs, catalogue, cost: each.cost, cheapest, findings: weightOf(judgement) };
    return { ...each, judgement, scored: scoreCandidate(each.candidate, around) };
  });
  return judged.toSorted(byScore).slice(0, most.recommendations).map(shown);
}

/** By score; the same score by name, so that the same question has the same answer. */
const byScore = (left: Ranked, right: Ranked): number =>
  right.scored.total - left.scored.total || (keyOf(left.candidate) < keyOf(right.candidate) ? -1 : 1);

const keyOf = ({ cloud, profile, packs }: Candidate): string =>
  JSON.stringify([profile?.name ?? "~", cloud, packs.map(({ name }) => name)]);

/** Of each cloud the best few compositions: others differ by little. */
function distinct(sorted: readonly Ranked[], count: number): readonly Ranked[] {
  const seen = new Map<string, number>();
  return sorted
    .filter(({ candidate: { profile, cloud } }) => {
      const key = profile === undefined ? `composition ${cloud}` : `profile ${profile.name}`;
      const before = seen.get(key) ?? 0;
      seen.set(key, before + 1);
      return before < (profile === undefined ? most.ofCloud : 1);
    })
    .slice(0, count);
}

const findingWeights: Readonly<Record<string, number>> = { critical: 10, high: 6, medium: 2, low: 1 };

const weightOf = ({ findings }: Judgement): number =>
  findings.reduce((sum, { severity }) => sum + (findingWeights[severity] ?? 0), 0);

function shown({
  candidate,
  cost,
  scored,
  judgement,
}: Ranked): RecommendationReport["recommendations"][number] {
  const { cloud, profile, addOnProfiles, packs } = candidate;
  const kubernetes = kubernetesOf(candidate);
  const { total, fit, risk, cost: costPoints, tradeOffs, risks } = scored;
  return {
    title: titleOf(candidate),
    cloud,
    ...(profile !== undefined && { profile: profileOf(profile) }),
    addOnProfiles: addOnProfiles.map(profileOf),
    packs: packs
      .toSorted((left, right) => layers.indexOf(left.layer) - layers.indexOf(right.layer))
      .map(({ layer, name, version, pack, from }) => ({
        layer,
        name,
        version,
        ...(pack !== undefined && { registry: pack.registry.name }),
        from,
      })),
    ...(kubernetes !== undefined && { kubernetes }),
    score: { total, fit, risk, cost: costPoints },
    cost: {
      currency: "USD",
      ...(cost.monthly !== undefined && { monthly: Math.round(cost.monthly * 100) / 100 }),
      isLowerBound: cost.isLowerBound,
      ...(cost.region !== undefined && { region: cost.region }),
      pools: cost.pools.map((pool) => ({ ...pool })),
      unpriced: [...cost.unpriced],
      sources: [...cost.sources],
    },
    tradeOffs: [...tradeOffs],
    risks: [...risks],
    ...(judgement !== undefined && {
      judgement: { ...judgement, findings: judgement.findings.map((each) => ({ ...each })) },
    }),
  };
}

function titleOf(candidate: Candidate): string {
  const { addOnProfiles, packs, profile } = candidate;
  const added = profile === undefined ? [] : packs.filter(({ from }) => from === "registry");
  const more = [...addOnProfiles, ...added].map(({ name }) => `\`${name}\``);
  return more.length === 0
    ? describeCandidate(candidate)
    : `${describeCandidate(candidate)} with ${more.join(", ")}`;
}

const profileOf = ({ name, uid, version, scope }: ProfileVersion) => ({ name, uid, version, scope });

type RuledOut = { readonly what: string; readonly reasons: readonly Failure[] };

/** Profiles one by one; of a cloud's compositions the one with the least against it. */
function groupedFailures(weighed: readonly Weighed[]): readonly RuledOut[] {
  const byWhat = new Map<string, readonly Failure[]>();
  for (const { candidate, failures } of weighed) {
    const what = describeCandidate(candidate);
    const before = byWhat.get(what);
    if (before === undefined || failures.length < before.length) byWhat.set(what, failures);
  }
  return [...byWhat]
    .filter(([, reasons]) => reasons.length > 0)
    .map(([what, reasons]) => ({ what, reasons }))
    .toSorted(
      (left, right) => left.reasons.length - right.reasons.length || (left.what < right.what ? -1 : 1),
    );
}

/** What ruled out most of those that are at the right place; the place itself, if none is. */
function whyNothing(ruledOut: readonly RuledOut[]): NonNullable<RecommendationReport["nothingFits"]> {
  const isThere = ({ reasons }: RuledOut) =>
    !reasons.some(({ constraint }) => constraint === "cloud" || constraint === "region");
  const here = ruledOut.filter(isThere);
  const counted = here.length > 0 ? here : ruledOut;
  const tally = new Map<ConstraintName, { count: number; reason: string }>();
  for (const { constraint, reason } of counted.flatMap(({ reasons }) => reasons)) {
    const { count, reason: first } = tally.get(constraint) ?? { count: 0, reason };
    tally.set(constraint, { count: count + 1, reason: first });
  }
  const order = (name: ConstraintName) => constraintNames.indexOf(name);
  const [worst] = [...tally].toSorted(
    ([left, { count: one }], [right, { count: other }]) => other - one || order(left) - order(right),
  );
  if (worst === undefined)
    return { constraint: "cloud", sentence: "nothing fits: there is nothing to choose from" };
  const [constraint, { count, reason }] = worst;
  const of = here.length > 0 ? "candidates at the right place" : "candidates";
  return {
    constraint,
    sentence: `nothing fits: \`${constraint}\` rules out ${count} of ${counted.length} ${of} (${reason})`,
  };
}
