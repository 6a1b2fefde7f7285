// A prompt to the policy's input.
import { promptRequestSchema } from "../contract/prompt-request.js";
import { readRequest } from "../contract/read-request.js";
import { RequestError } from "../contract/request-error.js";
import type { PolicyRequest } from "../policy-request.js";
import { normalisePrompt } from "./normalise-prompt.js";

const kind = { called: "a prompt", schema: promptRequestSchema };

/** @throws {RequestError} for anything but a text, or a request with one. */
export function readPrompt(given: unknown): PolicyRequest {
  const request = readRequest(kind, typeof given === "string" ? { text: given } : given);
  const { text, channel = "prompt", context = {} } = request;
  // Nothing was said: whoever asked meant to hand over something else.
  if (text.trim() === "") throw new RequestError("holds nothing but white space", "/text");
  return { input: { text, channel, ...normalisePrompt(text), context } };
}
