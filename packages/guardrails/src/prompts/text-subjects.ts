// Texts to the policy's input: what a person wrote, what a model answered, what a tool gave back.
import { RequestError } from "../contract/request-error.js";
import {
  promptRequestSchema,
  responseRequestSchema,
  toolResultRequestSchema,
} from "../contract/text-requests.js";
import type { PolicyRequest } from "../policy-request.js";
import { redact } from "../redaction/redact.js";
import { defineSubject, type Reading } from "../subjects/define-subject.js";
import { type NormalisedPrompt, normalisePrompt, readForms } from "./normalise-prompt.js";
import { scoreText } from "./scores/score-text.js";
import { TextPlaces } from "./text-places.js";

export const promptSubject = defineSubject({
  name: "prompt",
  called: "a prompt",
  description:
    "Decides whether a prompt may go on to a model: injection, hidden text, credentials, personal data, scope.",
  entrypoint: "prompt/decision",
  request: promptRequestSchema,
  normalise: asRequest,
  read: ({ channel = "prompt", ...request }, reading) => readText({ ...request, channel }, reading),
});

export const responseSubject = defineSubject({
  name: "response",
  called: "a response",
  description:
    "Decides whether what a model answered may go on to a person or a tool: credentials, personal data, hidden text.",
  entrypoint: "response/decision",
  request: responseRequestSchema,
  normalise: asRequest,
  read: (request, reading) => readText({ ...request, channel: "response" }, reading),
});

export const toolResultSubject = defineSubject({
  name: "tool-result",
  called: "a tool result",
  description:
    "Decides whether what a tool gave back may go on to a model: orders to the assistant, hidden text, credentials, personal data.",
  entrypoint: "tool_result/decision",
  request: toolResultRequestSchema,
  normalise: asRequest,
  read: (request, reading) => readText({ ...request, channel: "tool-output" }, reading),
});

/** A text alone is a request with nothing besides. */
function asRequest(given: unknown): unknown {
  return typeof given === "string" ? { text: given } : given;
}

type TextRequest = {
  readonly text: string;
  readonly channel: string;
  readonly context?: Readonly<Record<string, unknown>> | undefined;
};

/** @throws {RequestError} for a text without a word: whoever asked meant to hand over something else. */
function readText({ context = {}, ...request }: TextRequest, { textModel }: Reading): PolicyRequest {
  const { text, channel } = request;
  if (text.trim() === "") throw new RequestError("holds nothing but white space", "/text");
  const { normalised, readings, surroundings } = readForms(text);
  const places = new TextPlaces(text, normalised);
  const scores = textModel && scoreText(readings, surroundings, textModel, channel);
  const signals = { ...normalised.signals, scored: textModel !== undefined, ...scores };
  return {
    input: { ...request, ...normalised, signals, context },
    place: (finding) => places.place(finding),
    recordable: () => {
      const { text: _, ...rest } = request;
      return { known: maskedForms(text, { ...normalised, signals }), rest: { ...rest, context } };
    },
  };
}

/** The forms of the text without what is secret or about somebody, with the signals that it gave. */
function maskedForms<Forms extends NormalisedPrompt>(text: string, forms: Forms): Forms & { text: string } {
  const { credentials, personal_data } = forms.signals;
  if (credentials.length + personal_data.length === 0) return { ...forms, text };
  const masked = redact(text).text;
  const { normalized, signals } = normalisePrompt(masked);
  return { ...forms, text: masked, normalized, signals: { ...forms.signals, decoded: signals.decoded } };
}
