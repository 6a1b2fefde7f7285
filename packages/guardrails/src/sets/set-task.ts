// What is asked about a part of a large set, and what is answered: plain data, so that it can go to a thread and back.

import type { ResourceFault } from "../configurations/configuration-subject.js";
import type { Place } from "../configurations/read-manifests.js";
import type { Coverage } from "../contract/coverage.js";
import type { Verdict } from "../contract/verdict.js";
import type { FindingFacts } from "../exceptions/finding-facts.js";
import type { OwnEffect } from "../policies/combine-verdicts.js";

/** Documents, or the texts of files with any number of them. */
export type SliceTask = {
  readonly kind: "slice";
  readonly content:
    | { readonly texts: readonly Uint8Array[] }
    /** One JSON text for each document. */
    | { readonly documents: readonly string[] };
  /** Whether there are exceptions, which ask what findings are about. */
  readonly withFacts: boolean;
  /** Nanoseconds, for policies. */
  readonly now?: bigint;
};

/** What documents are to each other, by one policy. */
export type AcrossTask = {
  readonly kind: "across";
  readonly policy: number;
  /** The policy's input: JSON as UTF-8. */
  readonly input: Uint8Array;
  /** What the policy's numbers of documents stand for. */
  readonly origins: Origins;
  readonly reasons: readonly (readonly [string, string])[];
  readonly now?: bigint;
};

/** Places in a source that was judged before, and what findings there are about. */
export type PlacesTask = {
  readonly kind: "places";
  /** One of a slice's. */
  readonly content: SourceContent;
  readonly withFacts: boolean;
  readonly asked: readonly AskedPlace[];
};

export type SourceContent = { readonly text: Uint8Array } | { readonly document: string };

export type AskedPlace = {
  readonly document: number;
  /** JSON pointer into the document. */
  readonly at: string;
  /** How many characters of it lead to what the policy saw as one document. */
  readonly start: number;
  readonly rule: string;
};

/** What exceptions ask of a finding, beside its place in the set. */
export type SetFacts = Omit<FindingFacts, "within">;

export type SetTask = SliceTask | AcrossTask | PlacesTask;

/** A resource of the set, and a JSON pointer into it: what a policy sees as one document. */
export type Origin = { readonly resource: number; readonly at: string };

/** Of many documents, by their numbers: the resource of each, and the pointer into it where that is not empty. */
export type Origins = { readonly resources: Uint32Array; readonly within: ReadonlyMap<number, string> };

/** What the evaluation over the set is handed of a document: the document as JSON text, or what a rule gathered of it. */
export type Handed = {
  readonly policy: number;
  readonly origin: Origin;
  readonly given?: string;
  readonly rule?: string;
  /** JSON text. */
  readonly fact?: string;
};

/** Where a resource came from: the number of the text or document in the task, of the document in a text, and its place. */
export type ItemOrigin = { readonly item: number; readonly document: number; readonly place?: Place };

export type ItemProblem = { readonly item: number; readonly place: Place; readonly message: string };

/** Resources in this answer are counted from 0. */
export type SlicePart = {
  readonly kind: "slice";
  readonly resources: number;
  /** Canonical JSON (RFC 8785) of the resources, with commas between them. */
  readonly canonical: Uint8Array;
  /** Of all policies, in order. */
  readonly findings: Verdict["findings"];
  readonly failure?: NonNullable<Verdict["failure"]>;
  /** By the number of the policy. */
  readonly effects: readonly OwnEffect[];
  /** Beside the findings, if they were asked for. */
  readonly facts: readonly SetFacts[];
  /** Beside the findings; those in documents that came as no text have none. */
  readonly places: readonly (Place | undefined)[];
  /** By the number of the policy. */
  readonly coverages: readonly (Coverage | undefined)[];
  readonly handed: readonly Handed[];
  readonly fault?: ResourceFault;
  /** Better reasons than a policy's for what was not looked at, by the pointer to it. */
  readonly reasons: readonly (readonly [string, string])[];
  readonly origins: readonly ItemOrigin[];
  readonly problems: readonly ItemProblem[];
};

/** Resources are those of the whole set. A long list of findings comes in several parts, in order. */
export type AcrossPart = {
  readonly kind: "across";
  readonly findings: Verdict["findings"];
  /** Beside the findings: how many characters of `at` lead to what the policy saw as one document. */
  readonly starts: readonly number[];
  /** Of all findings, and in the first part alone, as the coverage. */
  readonly effect?: OwnEffect;
  readonly failure?: NonNullable<Verdict["failure"]>;
  readonly coverage?: Coverage;
};

export type PlacesPart = {
  readonly kind: "places";
  /** A document that came as no text has none. */
  readonly places: readonly (Place | undefined)[];
  /** Beside the places, if they were asked for. */
  readonly facts: readonly SetFacts[];
};

export type SetPart = SlicePart | AcrossPart | PlacesPart;
