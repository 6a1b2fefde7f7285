// Documents that are judged as one set to the policy's input, each read as what it is.
import { type Value, valueFromJavaScript } from "@palisade/language";
import { configurationRequestSchema } from "../contract/configuration-request.js";
import type { Coverage } from "../contract/coverage.js";
import type { FilePlace } from "../contract/file-place.js";
import type { Finding } from "../contract/finding.js";
import { RequestError } from "../contract/request-error.js";
import type { Whereabouts } from "../exceptions/finding-facts.js";
import type { PolicyRequest } from "../policy-request.js";
import { defineSubject } from "../subjects/define-subject.js";
import { documentsIn, locateIn, problemsIn } from "./input-kinds/ask-input-kind.js";
import type { InputDocument, InputKind } from "./input-kinds/define-input-kind.js";
import { inputKindOf } from "./input-kinds/index.js";
import { placeText, type RequestDocument, requestDocuments } from "./request-documents.js";

export const configurationSubject = defineSubject({
  name: "configuration",
  called: "a configuration",
  description:
    "Judges Kubernetes objects and Terraform plans as one set and lists what is wrong with each, where, and how to mend it.",
  entrypoint: "configuration/decision",
  request: configurationRequestSchema,
  read: (request, { inputKinds }) => {
    const { documents, unread, problem } = requestDocuments(request);
    const input = readDocuments(documents, inputKinds);
    return {
      ...input,
      unread: [...unread, ...input.unread],
      ...(problem === undefined ? {} : { problem }),
    };
  },
});

/** Something to judge, and where it came from. */
export type ReadDocument = Pick<RequestDocument, "source"> & {
  readonly resource: number;
  readonly kind: InputKind;
  readonly document: InputDocument;
};

/** Why a resource cannot be judged. */
export type ResourceFault = { readonly resource: number; readonly message: string; readonly at: string };

export function faultOf({ resource, message, at }: ResourceFault): RequestError {
  return new RequestError(message, `/resources/${resource}${at}`);
}

/** What policies are asked, and what was read for it. */
export type ConfigurationInput = PolicyRequest & {
  readonly documents: readonly Value[];
  readonly unread: Coverage["unlooked"];
  /** As policies number them. */
  readonly read: readonly ReadDocument[];
  /** The first: what `problem` says. */
  readonly fault?: ResourceFault;
};

/**
 * A resource that cannot be judged is passed on too, so that findings on the others are still reported, and the
 * request has a problem.
 */
export function readDocuments(
  documents: readonly RequestDocument[],
  inputKinds: readonly InputKind[],
): ConfigurationInput {
  const read: ReadDocument[] = [];
  const reasons = new Map<string, string>();
  const unread: Coverage["unlooked"][number][] = [];
  let fault: ResourceFault | undefined;
  for (const [resource, { value, source }] of documents.entries()) {
    const kind = inputKindOf(value, inputKinds);
    for (const { message, at, object, is } of problemsIn(kind, value)) {
      reasons.set(`/resources/${resource}${object}`, message);
      if (is !== "unknown") fault ??= { resource, message, at };
    }
    const found = documentsIn(kind, value);
    for (const document of found) read.push({ resource, kind, document, source });
    if (found.length > 0 || kind.mayBeEmpty === true) continue;
    const reason = `the input kind \`${kind.name}\` reads nothing to judge from it`;
    const place = source && { file: source.file, ...source.manifest.locate("") };
    unread.push({ at: `/resources/${resource}`, reason, ...(place && { place }) });
  }
  const items = read.map(asInput);
  return {
    input: { documents: items },
    items,
    documents: read.map(({ document }) => document.document),
    read,
    unread,
    reasons,
    ...(fault === undefined ? {} : { fault, problem: problemOf(fault, documents[fault.resource]) }),
    place: (finding) => placeFinding(finding, read),
    placeOf: (at) => placeOf(at, read),
    fileOf: (at) => {
      const { from, rest } = numbered(at, read);
      return from && fileOf(from, rest);
    },
    whereabouts: ({ resource }) =>
      whereaboutsOf(resource === undefined ? undefined : read[resource]?.document),
  };
}

/** A document as policies see it. */
export function asInput({
  kind,
  document: { document, labels, unread },
}: ReadDocument): Readonly<Record<string, Value>> {
  const missing = unread === undefined ? {} : { unread: valueFromJavaScript(unread) };
  if (labels === undefined) return { document, ...missing };
  return { document, input_kind: kind.name, ...labels, ...missing };
}

/** A finding names what was read by its number, and a place in it. */
function placeFinding(finding: Finding, read: readonly ReadDocument[]): Finding {
  const from = finding.resource === undefined ? undefined : read[finding.resource];
  if (from === undefined) return finding;
  const { at: _, ...rest } = finding;
  const at = locateIn(from.kind, from.document, finding.at ?? "");
  const { source } = from;
  const place = source && { file: source.file, ...source.manifest.regionOf(at) };
  return { ...rest, resource: from.resource, ...(at === "" ? {} : { at }), ...(place && { place }) };
}

function problemOf(fault: ResourceFault, document: RequestDocument | undefined): RequestError {
  if (document?.source === undefined) return faultOf(fault);
  const { file, manifest } = document.source;
  return new RequestError(fault.message, placeText({ file, ...manifest.locate(fault.at) }));
}

/** A place in what was read, in the text that it was read from. */
function fileOf({ kind, document, source }: ReadDocument, at: string): FilePlace | undefined {
  return source && { file: source.file, ...source.manifest.locate(locateIn(kind, document, at)) };
}

/** What exceptions may be about, of what was read. */
export function whereaboutsOf(read: InputDocument | undefined): Whereabouts {
  if (read === undefined) return {};
  const { document, labels } = read;
  return { document, kind: labels?.["type"], name: labels?.["address"] };
}

type Numbered = { readonly from: ReadDocument | undefined; readonly rest: string };

/** What a pointer into the policy's input is in, and where in it. */
function numbered(pointer: string, read: readonly ReadDocument[]): Numbered {
  const [, number, rest = ""] = /^\/resources\/(\d+)(.*)$/s.exec(pointer) ?? [];
  return { from: number === undefined ? undefined : read[Number(number)], rest };
}

function placeOf(pointer: string, read: readonly ReadDocument[]): string {
  const { from, rest } = numbered(pointer, read);
  return from === undefined
    ? pointer
    : `/resources/${from.resource}${locateIn(from.kind, from.document, rest)}`;
}
