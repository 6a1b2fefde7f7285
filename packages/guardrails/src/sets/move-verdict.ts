// Verdicts on part of a set, as verdicts on the set: resources are counted from elsewhere, and coverages add up.
import type { Coverage } from "../contract/coverage.js";
import type { Verdict } from "../contract/verdict.js";

/** The same about resources that are counted from elsewhere. */
export function movedVerdict(verdict: Verdict, first: number): Verdict {
  const { coverage, findings } = verdict;
  return {
    ...verdict,
    findings: findings.map((finding) =>
      finding.resource === undefined ? finding : { ...finding, resource: finding.resource + first },
    ),
    ...(coverage === undefined ? {} : { coverage: movedCoverage(coverage, first) }),
  };
}

export function movedCoverage({ unlooked: places, ...counts }: Coverage, first: number): Coverage {
  return { ...counts, unlooked: places.map(({ at, ...rest }) => ({ at: movedPointer(at, first), ...rest })) };
}

export function movedPointer(pointer: string, first: number): string {
  return pointer.replace(
    /^\/resources\/(\d+)/,
    (_, number: string) => `/resources/${Number(number) + first}`,
  );
}

export function sumOf(left: Coverage | undefined, right: Coverage | undefined): Coverage | undefined {
  if (left === undefined || right === undefined) return left ?? right;
  return {
    judged: left.judged + right.judged,
    partly: left.partly + right.partly,
    unlooked: [...left.unlooked, ...right.unlooked],
  };
}
