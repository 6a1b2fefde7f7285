// What became of an earlier report: controls that stand otherwise now, and by how much the score rose or fell.
import { countStatuses, scoreOf } from "../controls/count-statuses.js";
import type { ComplianceReport, ComplianceTrend, TargetReport } from "./report-schema.js";

/** Names may be given anew; ids of Palette's are not. */
const keyOf = ({ kind, name, uid }: Pick<TargetReport, "kind" | "name" | "uid">): string =>
  `${kind} ${uid ?? name}`;

/** Scores are compared over the targets that both reports have. */
export function compareReports(earlier: ComplianceReport, targets: readonly TargetReport[]): ComplianceTrend {
  const before = new Map(earlier.targets.map((each) => [keyOf(each), each]));
  const now = new Map(targets.map((each) => [keyOf(each), each]));
  const both = targets.flatMap((target) => {
    const old = before.get(keyOf(target));
    return old === undefined ? [] : [{ target, old }];
  });
  const changes = both.flatMap(({ target, old }) => {
    const statuses = new Map(old.controls.map(({ id, status }) => [id, status]));
    return target.controls.flatMap(({ id, status }) => {
      const was = statuses.get(id);
      return was === undefined || was === status
        ? []
        : [{ target: target.name, control: id, before: was, now: status }];
    });
  });
  const scoreNow = scoreOver(both.map(({ target }) => target));
  const scoreBefore = scoreOver(both.map(({ old }) => old));
  return {
    earlier: {
      id: earlier.id,
      at: earlier.generatedAt,
      ...(earlier.score !== undefined && { score: earlier.score }),
    },
    ...(scoreNow !== undefined &&
      scoreBefore !== undefined && { change: Math.round((scoreNow - scoreBefore) * 10) / 10 }),
    changes,
    newTargets: targets.filter((each) => !before.has(keyOf(each))).map(({ name }) => name),
    goneTargets: earlier.targets.filter((each) => !now.has(keyOf(each))).map(({ name }) => name),
  };
}

const scoreOver = (targets: readonly TargetReport[]): number | undefined =>
  scoreOf(countStatuses(targets.flatMap(({ controls }) => controls.map(({ status }) => status)))).score;
