// A policy that judges sets in slices, asked about documents that are all at hand: no evaluation is larger than a slice.
import { printJson, valueFromJavaScript } from "@palisade/language";
import type { Policy } from "@palisade/runtime";
import { worstEffect } from "../contract/effect.js";
import type { Verdict } from "../contract/verdict.js";
import { failedVerdict } from "../failed-verdict.js";
import type { GuardPolicy } from "../policies/guard-policy.js";
import { readVerdict } from "../policies/read-verdict.js";
import { HandedOver } from "./handed-over.js";
import { movedVerdict, sumOf } from "./move-verdict.js";
import { readSliceVerdict } from "./read-slice-verdict.js";
import type { SetManner } from "./set-manner.js";
import { SharedParts } from "./shared-parts.js";

/** Sets of so many documents are judged in one evaluation, as they always were. */
export const largestWhole = 100;

/** Documents of one evaluation: few enough for it to be over soon, many enough to be worth a call. */
export const sliceSize = 40;

export type SlicedQuestion = {
  readonly policy: GuardPolicy;
  readonly manner: Required<Pick<SetManner, "objects" | "across">>;
  /** As `input.documents` has them. */
  readonly documents: readonly unknown[];
  readonly evaluation: Parameters<Policy["evaluate"]>[2];
};

/**
 * What one evaluation over all documents would find, and more where that would reach a limit: what is too much for one
 * document costs the others nothing.
 */
export function askInSlices(question: SlicedQuestion): Verdict {
  const { policy, manner, documents, evaluation } = question;
  const handed = new HandedOver();
  const verdicts: Verdict[] = [];
  for (let first = 0; first < documents.length; first += sliceSize)
    verdicts.push(
      ...askSlice(question, { first, end: Math.min(first + sliceSize, documents.length) }, handed),
    );
  try {
    verdicts.push(readVerdict(policy.evaluate(manner.across, handed.input(true), evaluation)));
  } catch (error) {
    verdicts.push(failedVerdict(error));
  }
  return joined(
    verdicts.map((verdict, index) => (index < verdicts.length - 1 ? verdict : renumbered(verdict, handed))),
  );
}

type Range = { readonly first: number; readonly end: number };

function askSlice(question: SlicedQuestion, { first, end }: Range, handed: HandedOver): readonly Verdict[] {
  const { policy, manner, documents, evaluation } = question;
  try {
    const input = { documents: documents.slice(first, end) };
    const answer = readSliceVerdict(policy.evaluate(manner.objects, input, evaluation));
    const given = answer.handed.map(({ resource, rule, fact }) => ({
      policy: 0,
      origin: { resource, at: "" },
      ...(rule === undefined
        ? { given: printJson(valueFromJavaScript(input.documents[resource] ?? {})) }
        : { rule, fact: JSON.stringify(fact) }),
    }));
    handed.add(given, first);
    return [movedVerdict(answer.verdict, first)];
  } catch (error) {
    const verdict = failedVerdict(error);
    if (verdict.failure?.code !== "limit_exceeded" || end - first === 1) {
      const reason = verdict.failure?.message ?? "";
      const unlooked = Array.from({ length: end - first }, (_, index) => ({
        at: `/resources/${first + index}`,
        reason,
      }));
      return [{ ...verdict, coverage: { judged: 0, partly: 0, unlooked } }];
    }
    const middle = Math.ceil((first + end) / 2);
    return [
      ...askSlice(question, { first, end: middle }, handed),
      ...askSlice(question, { first: middle, end }, handed),
    ];
  }
}

/** What was handed over has numbers of its own. */
function renumbered(verdict: Verdict, { origins }: HandedOver): Verdict {
  const findings = verdict.findings.map((finding) => {
    const resource = finding.resource === undefined ? undefined : origins.resources[finding.resource];
    return resource === undefined ? finding : { ...finding, resource };
  });
  return { ...verdict, findings };
}

function joined(verdicts: readonly Verdict[]): Verdict {
  const shared = new SharedParts();
  const coverage = verdicts.map((verdict) => verdict.coverage).reduce(sumOf, undefined);
  const failure = verdicts.find((verdict) => verdict.failure !== undefined)?.failure;
  return {
    effect: worstEffect(verdicts.map(({ effect }) => effect)),
    findings: verdicts.flatMap(({ findings }) => findings.map((finding) => shared.finding(finding))),
    ...(coverage === undefined ? {} : { coverage }),
    ...(failure === undefined ? {} : { failure }),
  };
}
