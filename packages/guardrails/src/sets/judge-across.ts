// What documents of a large set are to each other, and what is asked later of sources that were judged before.

import { parseJson, type Value } from "@palisade/language";
import { configurationSubject, whereaboutsOf } from "../configurations/configuration-subject.js";
import { documentsIn } from "../configurations/input-kinds/ask-input-kind.js";
import type { InputDocument } from "../configurations/input-kinds/define-input-kind.js";
import { inputKindOf } from "../configurations/input-kinds/index.js";
import { type Manifest, readManifests } from "../configurations/read-manifests.js";
import type { Finding } from "../contract/finding.js";
import { findingFacts } from "../exceptions/finding-facts.js";
import { failedVerdict } from "../failed-verdict.js";
import type { Judging } from "../judging.js";
import { foundBy, placedVerdict } from "../placed-verdict.js";
import { combineVerdicts, ownEffect } from "../policies/combine-verdicts.js";
import { readVerdict } from "../policies/read-verdict.js";
import { mannerOf } from "./set-manner.js";
import type {
  AcrossPart,
  AcrossTask,
  AskedPlace,
  Origins,
  PlacesPart,
  PlacesTask,
  SetFacts,
  SourceContent,
} from "./set-task.js";

/** Findings in one answer, so that none takes long to read. */
const findingsInPart = 100;

export function* judgeAcross(judging: Judging, task: AcrossTask): Generator<AcrossPart> {
  const { findings, starts, ...once } = answerAcross(judging, task);
  for (let first = 0; first === 0 || first < findings.length; first += findingsInPart) {
    const end = first + findingsInPart;
    const some = { findings: findings.slice(first, end), starts: starts.slice(first, end) };
    yield { kind: "across", ...some, ...(first === 0 ? once : {}) };
  }
}

type Answer = Omit<AcrossPart, "kind">;

function answerAcross(judging: Judging, { policy: index, input, origins, reasons, now }: AcrossTask): Answer {
  try {
    const policy = judging.policies[index];
    const across = policy && mannerOf(policy, configurationSubject).across;
    if (policy === undefined || across === undefined) return { findings: [], starts: [] };
    const evaluation = { ...judging.limits, ...(now === undefined ? {} : { now }) };
    const starts = new Map<Finding, number>();
    const given = readVerdict(policy.evaluate(across, input, evaluation));
    const placed = placedVerdict(judging.policies.length === 1 ? given : foundBy(index, given), {
      input,
      reasons: new Map(reasons),
      place: (finding) => {
        const placed = placedIn(origins, finding);
        starts.set(placed, withinOf(origins, finding).length);
        return placed;
      },
      placeOf: (pointer) =>
        pointer.replace(/^\/resources\/(\d+)/, (whole, number: string) => {
          const resource = origins.resources[Number(number)];
          return resource === undefined
            ? whole
            : `/resources/${resource}${origins.within.get(Number(number)) ?? ""}`;
        }),
    });
    const { effect: _, ...verdict } = combineVerdicts([placed]);
    return {
      ...verdict,
      starts: verdict.findings.map((finding) => starts.get(finding) ?? 0),
      effect: ownEffect(placed),
    };
  } catch (error) {
    const { effect: _, ...failed } = failedVerdict(error);
    return { ...failed, starts: [] };
  }
}

function withinOf({ within }: Origins, { resource }: Finding): string {
  return (resource === undefined ? undefined : within.get(resource)) ?? "";
}

function placedIn(origins: Origins, finding: Finding): Finding {
  const { at = "", resource: number, ...rest } = finding;
  const resource = number === undefined ? undefined : origins.resources[number];
  if (resource === undefined) return finding;
  const inResource = `${withinOf(origins, finding)}${at}`;
  return { ...rest, resource, ...(inResource === "" ? {} : { at: inResource }) };
}

/** A source is read again where something in it is asked for later, rather than kept as values. */
export function* findPlaces(
  { inputKinds }: Judging,
  { content, asked, withFacts }: PlacesTask,
): Generator<PlacesPart> {
  const documents = readContent(content);
  const read = new Map<number, readonly InputDocument[]>();
  const readOf = (number: number): readonly InputDocument[] => {
    const value = documents[number]?.value;
    const known =
      read.get(number) ?? (value === undefined ? [] : documentsIn(inputKindOf(value, inputKinds), value));
    read.set(number, known);
    return known;
  };
  for (let first = 0; first < asked.length; first += findingsInPart) {
    const some = asked.slice(first, first + findingsInPart);
    yield {
      kind: "places",
      places: some.map(({ document, at }) => documents[document]?.locate?.(at)),
      facts: withFacts ? some.map((each) => factsOf(each, readOf(each.document))) : [],
    };
  }
}

function readContent(content: SourceContent): readonly (Partial<Manifest> & { readonly value: Value })[] {
  return "text" in content ? readManifests(content.text).manifests : [{ value: parseJson(content.document) }];
}

function factsOf({ at, start, rule }: AskedPlace, read: readonly InputDocument[]): SetFacts {
  const document = read.find((each) => each.at === at.slice(0, start));
  const { within: _, ...facts } = findingFacts({ rule, at: at.slice(start) }, whereaboutsOf(document));
  return facts;
}
