// What a policy is asked, and how what it answers is read back.
import type { Value } from "@palisade/language";
import type { Coverage } from "./contract/coverage.js";
import type { FilePlace } from "./contract/file-place.js";
import type { Finding } from "./contract/finding.js";
import type { RequestError } from "./contract/request-error.js";
import type { Whereabouts } from "./exceptions/finding-facts.js";

/** A policy's input in two parts, both objects. */
export type RecordableInput = {
  /** What holds nothing that is secret or about somebody, or no longer. */
  readonly known: Readonly<Record<string, unknown>>;
  /** What is to be masked yet. */
  readonly rest: Readonly<Record<string, unknown>>;
};

export type PolicyRequest = {
  readonly input: unknown;
  /** What policies find as `data.session`. */
  readonly session?: Readonly<Record<string, unknown>>;
  /** What a record may have of `input`, where more is known of a text than that it is one; default: it is all to be masked. */
  readonly recordable?: () => RecordableInput;
  /** What plain packages (`deny`, `violation`, `warn`) are asked, one after the other, instead of `input`. */
  readonly documents?: readonly Value[];
  /** What `input.documents` holds, where a policy may be asked about some of them at a time. */
  readonly items?: readonly unknown[];
  /** Why part of the request cannot be judged; the decision is then a `deny`, whatever the policy finds. */
  readonly problem?: RequestError;
  /** What of the request the policy gets to see. */
  readonly coverage?: Coverage;
  /** What of the request could not be read, beside what policies do not look at. */
  readonly unread?: Coverage["unlooked"];
  /** Why nothing at a place was judged, where the reader of the request knows it better than the policy. */
  readonly reasons?: ReadonlyMap<string, string>;
  /** A finding about the policy's input, as one about the request; default: they are alike. */
  readonly place?: (finding: Finding) => Finding;
  /** A place in the policy's input (`/resources/3/spec`) as one in the request; default: they are alike. */
  readonly placeOf?: (at: string) => string;
  /** A place in the policy's input as one in a file, for what came as the text of one. */
  readonly fileOf?: (at: string) => FilePlace | undefined;
  /** What exceptions may be about, of what a finding about the policy's input is in. */
  readonly whereabouts?: (finding: Finding) => Whereabouts;
};
