// How many controls stand how, and the score of it.
import type { ControlStatus, StatusCounts } from "../report/report-schema.js";

export function countStatuses(statuses: Iterable<ControlStatus>): StatusCounts {
  const counts = { pass: 0, fail: 0, manual: 0, not_applicable: 0 };
  for (const status of statuses) counts[status] += 1;
  return counts;
}

/** Of 100, to a tenth; nothing where none passed and none failed. */
export function scoreOf({ pass, fail }: StatusCounts): { readonly score?: number } {
  const judged = pass + fail;
  return judged === 0 ? {} : { score: Math.round((1000 * pass) / judged) / 10 };
}

/** Of several targets: one that fails fails it, one that is not known leaves it open. */
export function jointStatus(counts: StatusCounts): ControlStatus {
  if (counts.fail > 0) return "fail";
  if (counts.manual > 0) return "manual";
  return counts.pass > 0 ? "pass" : "not_applicable";
}
