// A slice of a large set: read, judged document by document as far as policies can, and what they need later handed over.
import {
  canonicalJson,
  encodeUtf8,
  parseJson,
  printJson,
  RegoObject,
  type Value,
  valueFromJavaScript,
} from "@palisade/language";
import {
  asInput,
  type ConfigurationInput,
  configurationSubject,
  readDocuments,
  whereaboutsOf,
} from "../configurations/configuration-subject.js";
import { type Manifest, readManifests } from "../configurations/read-manifests.js";
import type { RequestDocument } from "../configurations/request-documents.js";
import type { Coverage } from "../contract/coverage.js";
import type { Finding } from "../contract/finding.js";
import type { Verdict } from "../contract/verdict.js";
import { findingFacts } from "../exceptions/finding-facts.js";
import { failedVerdict } from "../failed-verdict.js";
import type { Judging } from "../judging.js";
import { foundBy, placedVerdict } from "../placed-verdict.js";
import { askPlainRule } from "../policies/ask-plain-rule.js";
import { combineVerdicts, joinedEffects, type OwnEffect, ownEffect } from "../policies/combine-verdicts.js";
import type { GuardPolicy } from "../policies/guard-policy.js";
import { sliceSize as usualSize } from "./ask-in-slices.js";
import { movedVerdict, sumOf } from "./move-verdict.js";
import { readSliceVerdict } from "./read-slice-verdict.js";
import { mannerOf } from "./set-manner.js";
import type { Handed, ItemOrigin, ItemProblem, Origin, SetFacts, SlicePart, SliceTask } from "./set-task.js";

type Item = { readonly value: Value; readonly manifest?: Manifest; readonly origin: ItemOrigin };

/** Several answers for a long text, so that none takes long to make or to read. */
export function* judgeSlice(
  judging: Judging,
  { content, now, withFacts }: SliceTask,
  sliceSize: number = usualSize,
): Generator<SlicePart> {
  const problems: ItemProblem[] = [];
  const items = "texts" in content ? readTexts(content.texts, problems) : content.documents.map(readItem);
  for (let first = 0; first < Math.max(items.length, 1); first += sliceSize) {
    const part = judgePart(judging, items.slice(first, first + sliceSize), { now, withFacts });
    yield { ...part, problems: first === 0 ? problems : [] };
  }
}

function readItem(document: string, item: number): Item {
  return { value: parseJson(document), origin: { item, document: 0 } };
}

function readTexts(texts: readonly Uint8Array[], problems: ItemProblem[]): readonly Item[] {
  return texts.flatMap((bytes, item) => {
    const read = readManifests(bytes);
    for (const { message, place } of read.problems) problems.push({ item, place, message });
    return read.manifests.map((manifest, document) => ({
      value: manifest.value,
      manifest,
      origin: { item, document, place: manifest.place },
    }));
  });
}

function judgePart(
  judging: Judging,
  items: readonly Item[],
  how: Pick<Asked, "now" | "withFacts">,
): Omit<SlicePart, "problems"> {
  const values = items.map(({ value }) => value);
  const input = readDocuments(documentsOf(values), judging.inputKinds);
  const { policies } = judging;
  const answers = policies.map((policy, index) => {
    const asked: Asked = { judging, policy, index, values, ...how };
    return items.length === 0 ? nothing : askWithin(asked, input, 0);
  });
  const found = answers.flatMap(({ verdicts }, index) =>
    policies.length === 1
      ? verdicts
      : verdicts.map(({ verdict, facts }) => ({ verdict: foundBy(index, verdict), facts })),
  );
  const { findings, failure } = combineVerdicts(found.map(({ verdict }) => verdict));
  const factsOf = new Map(
    found.flatMap(({ verdict, facts }) =>
      facts.map((each, index) => [verdict.findings[index], each] as const),
    ),
  );
  return {
    kind: "slice",
    resources: items.length,
    canonical: encodeUtf8(values.map(canonicalJson).join(",")),
    findings,
    ...(failure === undefined ? {} : { failure }),
    effects: answers.map(({ effect }) => effect),
    facts: findings.flatMap((finding) => factsOf.get(finding) ?? []),
    places: findings.map(({ resource, at = "" }) =>
      resource === undefined ? undefined : items[resource]?.manifest?.locate(at),
    ),
    coverages: answers.map(({ verdicts }) => sumOfCoverages(verdicts)),
    handed: answers.flatMap(({ handed }) => handed),
    ...(input.fault === undefined ? {} : { fault: input.fault }),
    reasons: [...(input.reasons ?? [])],
    origins: items.map(({ origin }) => origin),
  };
}

function documentsOf(values: readonly Value[]): readonly RequestDocument[] {
  return values.map((value) => ({ value }));
}

type Asked = {
  readonly judging: Judging;
  readonly policy: GuardPolicy;
  readonly index: number;
  readonly values: readonly Value[];
  readonly now: bigint | undefined;
  readonly withFacts: boolean;
};

type Found = { readonly verdict: Verdict; readonly facts: readonly SetFacts[] };

type Answer = {
  readonly verdicts: readonly Found[];
  /** Of the policy's decision; plain packages have none of their own. */
  readonly effect: OwnEffect;
  readonly handed: readonly Handed[];
};

const nothing: Answer = { verdicts: [], effect: { effect: "allow", explained: "allow" }, handed: [] };

/** Past a limit, each half is asked about by itself: what is too much for one document costs the others nothing. */
function askWithin(asked: Asked, input: ConfigurationInput, first: number): Answer {
  try {
    return moved(askAbout(asked, input), first);
  } catch (error) {
    const verdict = failedVerdict(error);
    const { values, judging } = asked;
    if (verdict.failure?.code !== "limit_exceeded" || values.length === 1)
      return moved(
        {
          verdicts: [{ verdict: { ...verdict, coverage: unlooked(values.length, verdict) }, facts: [] }],
          effect: ownEffect(verdict),
          handed: [],
        },
        first,
      );
    const middle = Math.ceil(values.length / 2);
    const halves = [values.slice(0, middle), values.slice(middle)].map((half, index) =>
      askWithin(
        { ...asked, values: half },
        readDocuments(documentsOf(half), judging.inputKinds),
        first + index * middle,
      ),
    );
    return {
      verdicts: halves.flatMap(({ verdicts }) => verdicts),
      effect: joinedEffects(halves.map(({ effect }) => effect)),
      handed: halves.flatMap(({ handed }) => handed),
    };
  }
}

/** @throws whatever evaluations throw */
function askAbout({ judging, policy, index, now, withFacts }: Asked, input: ConfigurationInput): Answer {
  const { limits, parameters } = judging;
  const { objects, across, plain } = mannerOf(policy, configurationSubject);
  const evaluation = { ...limits, ...(now === undefined ? {} : { now }) };
  const verdicts: Verdict[] = [];
  let { effect } = nothing;
  const handed: Handed[] = [];
  const whole = (number: number): Handed => ({ policy: index, ...wholeDocument(input, number) });
  if (objects !== undefined) {
    const answer = readSliceVerdict(policy.evaluate(objects, input.input, evaluation));
    verdicts.push(answer.verdict);
    effect = ownEffect(answer.verdict);
    for (const { resource, rule, fact } of answer.handed) {
      if (rule === undefined) handed.push(whole(resource));
      else
        handed.push({ policy: index, origin: originOf(input, resource), rule, fact: JSON.stringify(fact) });
    }
  } else if (across !== undefined) for (const number of input.read.keys()) handed.push(whole(number));
  const evaluate = (name: string, document: unknown) => policy.evaluate(name, document, evaluation);
  const set = [parameters, policy.parameters];
  const { documents } = input;
  for (const entrypoint of plain) {
    const annotations = policy.annotations.get(entrypoint);
    verdicts.push(askPlainRule({ entrypoint, documents, parameters: set, annotations, evaluate }));
  }
  const found = verdicts.map((verdict) => ({
    verdict: placedVerdict(verdict, input),
    facts: withFacts ? verdict.findings.map((finding) => factsOf(finding, input)) : [],
  }));
  return { verdicts: found, effect, handed };
}

function factsOf(finding: Finding, { read }: ConfigurationInput): SetFacts {
  const from = finding.resource === undefined ? undefined : read[finding.resource];
  const { within: _, ...facts } = findingFacts(finding, whereaboutsOf(from?.document));
  return facts;
}

function originOf({ read }: ConfigurationInput, number: number): Origin {
  const document = read[number];
  return { resource: document?.resource ?? 0, at: document?.document.at ?? "" };
}

function wholeDocument(input: ConfigurationInput, number: number): Pick<Handed, "origin" | "given"> {
  const document = input.read[number];
  const given = document === undefined ? new RegoObject() : valueFromJavaScript(asInput(document));
  return { origin: originOf(input, number), given: printJson(given) };
}

/** What is not judged is said not to be. */
function unlooked(count: number, { failure }: Verdict): Coverage {
  const reason = failure?.message ?? "";
  const places = Array.from({ length: count }, (_, resource) => `/resources/${resource}`);
  return { judged: 0, partly: 0, unlooked: places.map((at) => ({ at, reason })) };
}

/** From a part of a slice to the slice. */
function moved(answer: Answer, first: number): Answer {
  if (first === 0) return answer;
  return {
    ...answer,
    verdicts: answer.verdicts.map(({ verdict, facts }) => ({ verdict: movedVerdict(verdict, first), facts })),
    handed: answer.handed.map((each) => ({
      ...each,
      origin: { ...each.origin, resource: each.origin.resource + first },
    })),
  };
}

function sumOfCoverages(found: readonly Found[]): Coverage | undefined {
  return found.map(({ verdict }) => verdict.coverage).reduce(sumOf, undefined);
}
