// Documents that are judged as one set to the policy's input, each read as what it is.
import { type Value, valueFromJavaScript } from "@palisade/language";
import { configurationRequestSchema } from "../contract/configuration-request.js";
import type { Finding } from "../contract/finding.js";
import { RequestError } from "../contract/request-error.js";
import type { Whereabouts } from "../exceptions/finding-facts.js";
import type { PolicyRequest } from "../policy-request.js";
import { defineSubject } from "../subjects/define-subject.js";
import { type InputDocument, type InputKind, locateIn } from "./input-kinds/define-input-kind.js";
import { kubernetes } from "./input-kinds/kubernetes.js";

export const configurationSubject = defineSubject({
  name: "configuration",
  called: "a configuration",
  description:
    "Judges Kubernetes objects and Terraform plans as one set and lists what is wrong with each, where, and how to mend it.",
  entrypoint: "configuration/decision",
  request: configurationRequestSchema,
  read: ({ resources }, { inputKinds }) => readDocuments(resources, inputKinds),
});

/** Something to judge, and where it came from. */
export type ReadDocument = {
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
  resources: readonly unknown[],
  inputKinds: readonly InputKind[],
): ConfigurationInput {
  const read: ReadDocument[] = [];
  const reasons = new Map<string, string>();
  let problem: ResourceFault | undefined;
  for (const [resource, given] of resources.entries()) {
    const value = valueFromJavaScript(given);
    const kind = inputKinds.find((each) => each.detect(value)) ?? kubernetes;
    for (const { message, at, object, is } of kind.problems?.(value) ?? []) {
      reasons.set(`/resources/${resource}${object}`, message);
      if (is !== "unknown") problem ??= { resource, message, at };
    }
    for (const document of kind.read(value)) read.push({ resource, kind, document });
  }
  return {
    input: { documents: read.map(asInput) },
    documents: read.map(({ document }) => document.document),
    read,
    reasons,
    ...(problem === undefined ? {} : { fault: problem, problem: faultOf(problem) }),
    place: (finding) => placeFinding(finding, read),
    placeOf: (at) => placeOf(at, read),
    whereabouts: ({ resource }) => whereaboutsOf(resource === undefined ? undefined : read[resource]),
  };
}

/** A document as policies see it. */
export function asInput({
  kind,
  document: { document, labels },
}: ReadDocument): Readonly<Record<string, Value>> {
  if (labels === undefined) return { document };
  return { document, input_kind: kind.name, ...labels };
}

/** A finding names what was read by its number, and a place in it. */
function placeFinding(finding: Finding, read: readonly ReadDocument[]): Finding {
  const from = finding.resource === undefined ? undefined : read[finding.resource];
  if (from === undefined) return finding;
  const { at: _, ...rest } = finding;
  const at = locateIn(from.kind, from.document, finding.at ?? "");
  return { ...rest, resource: from.resource, ...(at === "" ? {} : { at }) };
}

function whereaboutsOf(from: ReadDocument | undefined): Whereabouts {
  if (from === undefined) return {};
  const { document, labels } = from.document;
  return { document, kind: labels?.["type"], name: labels?.["address"] };
}

function placeOf(pointer: string, read: readonly ReadDocument[]): string {
  const [, number, rest = ""] = /^\/resources\/(\d+)(.*)$/s.exec(pointer) ?? [];
  const from = number === undefined ? undefined : read[Number(number)];
  return from === undefined
    ? pointer
    : `/resources/${from.resource}${locateIn(from.kind, from.document, rest)}`;
}
