// Packages with `deny`, `violation` or `warn`, as users of Conftest and Gatekeeper have them, asked as they are.
import { isObject, RegoObject, type Value, valueFromJavaScript } from "@palisade/language";
import { effectOfSeverity } from "../contract/effect.js";
import type { Finding } from "../contract/finding.js";
import { plainCopy } from "../contract/plain-copy.js";
import { RequestError, shortened } from "../contract/request-error.js";
import { denyBecause, type Verdict } from "../contract/verdict.js";
import { plainRuleOf } from "./plain-rule.js";
import { packageParameters, plainSettings } from "./plain-settings.js";
import { plainWords } from "./plain-words.js";

const longestMessage = 2000;

export type PlainQuestion = {
  readonly entrypoint: string;
  readonly documents: readonly Value[];
  /** What users set, by packages' dotted names, and for rules; the first that has something counts. */
  readonly parameters: readonly unknown[];
  /** METADATA of the rule and its package. */
  readonly annotations?: readonly unknown[] | undefined;
  readonly evaluate: (entrypoint: string, input: Value) => unknown;
};

/**
 * A rule is asked about each document: `deny` and `warn` see the document as `input` (Conftest), `violation` sees
 * `input.review` and `input.parameters` besides (Gatekeeper). It answers with texts, or with objects that have a `msg`.
 * @see https://www.conftest.dev and https://open-policy-agent.github.io/gatekeeper
 */
export function askPlainRule({
  entrypoint,
  documents,
  parameters,
  annotations = [],
  evaluate,
}: PlainQuestion): Verdict {
  const about = plainRuleOf(entrypoint);
  const { rule, kind } = about;
  const { severity, approvers } = plainSettings(about, parameters);
  if (severity === "off") return { effect: "allow", findings: [] };
  const given =
    kind === "violation" ? valueFromJavaScript(packageParameters(about.package, parameters)) : undefined;
  const { title, remedy } = plainWords(about, annotations);
  const findings: Finding[] = [];
  try {
    for (const [resource, document] of documents.entries()) {
      const input = given === undefined ? document : admissionInput(document, given);
      for (const message of messagesOf(evaluate(entrypoint, input))) {
        findings.push({
          rule,
          title,
          severity,
          effect: effectOfSeverity[severity],
          status: "violation",
          message: shortened(message, longestMessage),
          resource,
          ...subjectOf(document),
          controls: [],
          ...(remedy !== undefined && { remedy }),
          ...(approvers && { approvers }),
          retryable: true,
        });
      }
    }
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    return denyBecause("unknown_decision_shape", `\`${rule}\` gives no messages: ${error.message}`);
  }
  return { effect: "allow", findings };
}

/** @throws {RequestError} for what is neither texts nor objects with a `msg`. */
function messagesOf(answer: unknown): readonly string[] {
  // A rule without a set that does not hold.
  if (answer === undefined || answer === false) return [];
  if (answer === true) return ["the rule holds"];
  const copy = plainCopy(answer, { halves: "replace" });
  return Array.isArray(copy) ? copy.map(messageOf) : [messageOf(copy)];
}

function messageOf(given: unknown): string {
  if (typeof given === "string") return given;
  const message =
    typeof given === "object" && given !== null && "msg" in given
      ? (given as { msg: unknown }).msg
      : undefined;
  if (typeof message === "string") return message;
  throw new RequestError("each is a text, or an object with a `msg` that is one", "");
}

/** The document, and what Gatekeeper says of it. */
function admissionInput(document: Value, parameters: Value): Value {
  const input = new RegoObject();
  if (isObject(document)) for (const [key, value] of document.entries()) input.set(key, value);
  input.set("review", reviewOf(document));
  input.set("parameters", parameters);
  return input;
}

function reviewOf(document: Value): Value {
  const steps = textAt(document, "apiVersion").split("/");
  const metadata = isObject(document) ? (document.get("metadata") ?? null) : null;
  return valueFromJavaScript({
    kind: {
      group: steps.slice(0, -1).join("/"),
      version: steps.slice(-1).join(),
      kind: textAt(document, "kind"),
    },
    name: textAt(metadata, "name"),
    namespace: textAt(metadata, "namespace"),
    operation: "CREATE",
    object: document,
  });
}

function subjectOf(document: Value): { readonly subject?: string } {
  const kind = textAt(document, "kind");
  const name = textAt(isObject(document) ? (document.get("metadata") ?? null) : null, "name");
  return kind === "" || name === "" ? {} : { subject: `${kind}/${name}` };
}

function textAt(value: Value, field: string): string {
  const text = isObject(value) ? value.get(field) : undefined;
  return typeof text === "string" ? text : "";
}
