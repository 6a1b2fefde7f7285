// Where a run, or a plan that was named, had nothing that a rule looked at: not judged is not clean.
import { byReason, type Report, type ReportProblem } from "@palisade/guardrails/reports";
import { plural } from "../output/decision-text.js";
import { firstPlace, type ManifestSet } from "./manifest-set.js";
import { filePlace } from "./reported-place.js";

type Coverage = Report["coverage"];

const ifMeant = "--allow-empty if that is meant";

/** Types, and reasons, that a message has room for. */
const mostShown = 5;

/**
 * Whoever names a Kubernetes object of a kind that no rule is about knows what it is. A plan is named as a whole: that
 * none of its resources is of a type that rules look at has to be told. Where policies do not tell, nothing is known.
 * The code says that nothing was judged; messages say why.
 */
export function nothingJudged(set: ManifestSet, coverage: Coverage): readonly ReportProblem[] {
  if (coverage.judged === undefined) return [];
  const plans = unjudgedPlans(set, coverage);
  if (plans.length > 0) return plans;
  const isNothingJudged = coverage.judged + (coverage.partly ?? 0) === 0;
  const mustJudge = set.isSearched || set.resources.every(({ types }) => types !== undefined);
  if (!isNothingJudged || set.errors.length > 0 || !mustJudge) return [];
  const problem = { code: "nothing_judged", message: `${because(set, coverage)}; ${ifMeant}` };
  const places = set.isSearched ? [] : set.resources.map(({ file }) => filePlace(file, firstPlace));
  return places.length === 0 ? [problem] : places.map((place) => ({ ...problem, place }));
}

function unjudgedPlans({ resources }: ManifestSet, { unlooked }: Coverage): readonly ReportProblem[] {
  if (resources.every(({ types }) => types === undefined)) return [];
  const left = new Map<number, number>();
  for (const { at } of unlooked) {
    const number = Number(/^\/resources\/(\d+)/.exec(at)?.[1] ?? Number.NaN);
    left.set(number, (left.get(number) ?? 0) + 1);
  }
  return resources.flatMap(({ file, types = [] }, number): readonly ReportProblem[] => {
    if (types.length === 0 || (left.get(number) ?? 0) < types.length) return [];
    const message = `no rule looks at ${listed(types)}, and the plan holds nothing else; add rules for them with -b, or ${ifMeant}`;
    return [{ code: "nothing_judged", message, place: filePlace(file, firstPlace) }];
  });
}

function listed(types: readonly string[]): string {
  const names = [...new Set(types)].sort();
  const shown = names.slice(0, mostShown).map((name) => `\`${name}\``);
  const others = names.length - shown.length;
  return `${shown.join(", ")}${others > 0 ? ` and ${plural(others, "other type")}` : ""}`;
}

function because({ files, paths, resources }: ManifestSet, { unlooked }: Coverage): string {
  if (files === 0) return `no .yaml, .yml or .json file below ${paths.join(", ")}`;
  const reasons = byReason(unlooked);
  if (reasons.length === 0)
    return resources.length > 0
      ? "what is planned leaves nothing in place"
      : `${plural(files, "file")} without a document`;
  const shown = reasons
    .slice(0, mostShown)
    .map(({ reason, count }) => (reasons.length === 1 ? reason : `${reason} (${plural(count, "document")})`));
  const others = reasons.length - shown.length;
  return [...shown, ...(others > 0 ? [plural(others, "other reason")] : [])].join("; ");
}
