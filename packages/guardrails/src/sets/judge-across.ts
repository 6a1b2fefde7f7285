// What documents of a large set are to each other, and places in texts that were judged before.

import { configurationSubject } from "../configurations/configuration-subject.js";
import { readManifests } from "../configurations/read-manifests.js";
import type { Finding } from "../contract/finding.js";
import type { Verdict } from "../contract/verdict.js";
import { failedVerdict } from "../failed-verdict.js";
import type { Judging } from "../judging.js";
import { foundBy, placedVerdict } from "../placed-verdict.js";
import { combineVerdicts } from "../policies/combine-verdicts.js";
import { readVerdict } from "../policies/read-verdict.js";
import { mannerOf } from "./set-manner.js";
import type { AcrossPart, AcrossTask, Origins, PlacesPart, PlacesTask } from "./set-task.js";

/** Findings in one answer, so that none takes long to read. */
const findingsInPart = 200;

export function* judgeAcross(judging: Judging, task: AcrossTask): Generator<AcrossPart> {
  const { findings, coverage, ...verdict } = verdictAcross(judging, task);
  for (let first = 0; first === 0 || first < findings.length; first += findingsInPart) {
    const some = findings.slice(first, first + findingsInPart);
    const whole = first === 0 && coverage !== undefined ? { coverage } : {};
    yield { kind: "across", verdict: { ...verdict, ...whole, findings: some } };
  }
}

function verdictAcross(
  judging: Judging,
  { policy: index, input, origins, reasons, now }: AcrossTask,
): Verdict {
  try {
    const policy = judging.policies[index];
    const across = policy && mannerOf(policy, configurationSubject).across;
    if (policy === undefined || across === undefined) return { effect: "allow", findings: [] };
    const evaluation = { ...judging.limits, ...(now === undefined ? {} : { now }) };
    const verdict = placedVerdict(readVerdict(policy.evaluate(across, input, evaluation)), {
      input,
      reasons: new Map(reasons),
      place: (finding) => placedIn(origins, finding),
      placeOf: (pointer) =>
        pointer.replace(/^\/resources\/(\d+)/, (whole, number: string) => {
          const resource = origins.resources[Number(number)];
          return resource === undefined
            ? whole
            : `/resources/${resource}${origins.within.get(Number(number)) ?? ""}`;
        }),
    });
    return combineVerdicts([judging.policies.length === 1 ? verdict : foundBy(index, verdict)]);
  } catch (error) {
    return failedVerdict(error);
  }
}

function placedIn({ resources, within }: Origins, finding: Finding): Finding {
  const { at = "", resource: number, ...rest } = finding;
  const resource = number === undefined ? undefined : resources[number];
  if (number === undefined || resource === undefined) return finding;
  const inResource = `${within.get(number) ?? ""}${at}`;
  return { ...rest, resource, ...(inResource === "" ? {} : { at: inResource }) };
}

/** A text is read again where a place in it is asked for later, rather than kept as values. */
export function* findPlaces({ text, asked }: PlacesTask): Generator<PlacesPart> {
  const { manifests } = readManifests(text);
  for (let first = 0; first < asked.length; first += findingsInPart) {
    const places = asked
      .slice(first, first + findingsInPart)
      .map(({ document, at }) => manifests[document]?.locate(at) ?? { line: 1, column: 1 });
    yield { kind: "places", places };
  }
}
