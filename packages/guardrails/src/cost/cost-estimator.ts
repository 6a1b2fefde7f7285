// What configurations cost in a month, by the arithmetic of a policy: facts of slices, then one figure over all of them.
import type { z } from "zod";
import { isInstance } from "../caught.js";
import { readDocuments } from "../configurations/configuration-subject.js";
import { type RequestDocument, requestDocuments } from "../configurations/request-documents.js";
import { type ConfigurationRequest, configurationRequestSchema } from "../contract/configuration-request.js";
import {
  type CostDifference,
  type CostEstimate,
  costDifferenceSchema,
  costEstimateSchema,
  type Unpriced,
} from "../contract/cost.js";
import { plainCopy } from "../contract/plain-copy.js";
import { checkRequest, readRequest } from "../contract/read-request.js";
import { RequestError } from "../contract/request-error.js";
import { GuardError } from "../guard-error.js";
import { type GuardOptions, type Judging, readJudging } from "../judging.js";
import type { GuardPolicy } from "../policies/guard-policy.js";
import { sliceSize } from "../sets/ask-in-slices.js";

export type CostOptions = {
  /** Told how many of the documents have been read, now and then. */
  readonly onProgress?: (read: number, all: number) => void;
};

/** Prices sets of documents. It keeps nothing between estimates. */
export type CostEstimator = {
  /**
   * What the documents cost in a month.
   * @throws {RequestError} for what is no request, or holds what cannot be read: an estimate without it would be less than
   * the truth; {EvaluationError} past a limit
   */
  estimate(request: ConfigurationRequest | Uint8Array, options?: CostOptions): CostEstimate;
  /** What changes from one estimate to another. @throws {RequestError} for what is no estimate */
  difference(before: CostEstimate, after: CostEstimate): CostDifference;
};

const entrypoints = ["cost/demands", "cost/estimate", "cost/difference"] as const;

/**
 * An estimator over loaded policies: the first that can price does.
 * @throws {GuardError} as `guardWith`, and if none of the policies prices
 */
export function costEstimatorWith(options: GuardOptions): CostEstimator {
  const judging = readJudging(options);
  const policy = judging.policies.find((each) => entrypoints.every((name) => each.entrypoints.has(name)));
  if (policy === undefined)
    throw new GuardError(
      "invalid_bundle",
      "no bundle has the entrypoints `cost/demands`, `cost/estimate` and `cost/difference`",
    );
  return {
    estimate: (given, asked = {}) => {
      const request = readRequest({ called: "a configuration", schema: configurationRequestSchema }, given);
      return estimateWith({ judging, policy }, request, asked);
    },
    difference: (before, after) => {
      for (const estimate of [before, after])
        checkRequest({ called: "an estimate", schema: costEstimateSchema }, estimate);
      const answer = policy.evaluate("cost/difference", { before, after }, judging.limits);
      return readAnswer("a difference of estimates", costDifferenceSchema, answer);
    },
  };
}

type Pricing = { readonly judging: Judging; readonly policy: GuardPolicy };

function estimateWith(
  { judging, policy }: Pricing,
  request: ConfigurationRequest,
  { onProgress }: CostOptions,
): CostEstimate {
  const { documents, problem } = requestDocuments(request);
  if (problem !== undefined) throw problem;
  const { items = [], read, problem: unreadable } = readDocuments(documents, judging.inputKinds);
  if (unreadable !== undefined) throw unreadable;
  const facts: unknown[] = [];
  for (let first = 0; first < items.length; first += sliceSize) {
    const slice = { documents: items.slice(first, first + sliceSize) };
    const demands = policy.evaluate("cost/demands", slice, judging.limits) as readonly Demand[];
    for (const { resource, ...fact } of demands)
      facts.push({ resource: resource + first, rule: "cost_budget", fact });
    onProgress?.(Math.min(first + sliceSize, items.length), items.length);
  }
  const answer = policy.evaluate("cost/estimate", { documents: [], facts }, judging.limits);
  const estimate = readAnswer("an estimate", costEstimateSchema, answer);
  const place = <Thing extends Placed>(thing: Thing): Thing => {
    const from = read[thing.resource];
    return from === undefined
      ? thing
      : placed(thing, from.resource, `${from.document.at}${thing.at}`, documents);
  };
  return { ...estimate, items: estimate.items.map(place), unpriced: estimate.unpriced.map(place) };
}

type Demand = Readonly<Record<string, unknown>> & { readonly resource: number };

type Placed = Pick<Unpriced, "resource" | "at" | "place">;

/** The policy numbers what was read of documents; the estimate numbers the documents, and says where in a file. */
function placed<Thing extends Placed>(
  thing: Thing,
  resource: number,
  at: string,
  documents: readonly RequestDocument[],
): Thing {
  const source = documents[resource]?.source;
  const place = source && { file: source.file, ...source.manifest.locate(at) };
  return { ...thing, resource, at, ...(place && { place }) };
}

/** @throws {GuardError} for an answer that is none: a figure nobody understands is not passed on */
function readAnswer<Schema extends z.ZodObject>(
  called: string,
  schema: Schema,
  answer: unknown,
): z.infer<Schema> {
  try {
    const copy = plainCopy(answer, { halves: "replace" });
    checkRequest({ called, schema }, copy);
    return copy as z.infer<Schema>;
  } catch (error) {
    if (!isInstance(error, RequestError)) throw error;
    throw new GuardError("invalid_bundle", `the bundle's answer is not ${called}: ${error.message}`, {
      cause: error,
    });
  }
}
