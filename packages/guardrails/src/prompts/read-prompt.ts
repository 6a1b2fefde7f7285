// A prompt to the policy's input.
import type { PolicyRequest } from "../policy-request.js";
import { RequestError } from "../request-error.js";
import { normalisePrompt } from "./normalise-prompt.js";

/** A text to judge, with where it comes from. */
export type PromptRequest = {
  readonly text: string;
  /** Where the text comes from; default `prompt`. */
  readonly channel?: "prompt" | "tool-output";
  /** Who asks, which tools are at hand, whether it is production: for the policies. */
  readonly context?: Readonly<Record<string, unknown>>;
};

/** Longer texts are refused, in UTF-16 units. */
export const maximumPromptLength = 1_000_000;

/** @throws {RequestError} for anything but a text, or a request with one. */
export function readPrompt(prompt: unknown): PolicyRequest {
  const request: unknown = typeof prompt === "string" ? { text: prompt } : prompt;
  if (typeof request !== "object" || request === null) throw new RequestError("a prompt must be a text", "");
  const { text, channel = "prompt", context = {} } = request as Partial<Record<keyof PromptRequest, unknown>>;
  if (typeof text !== "string") throw new RequestError("must be a string", "/text");
  if (text.length > maximumPromptLength) {
    throw new RequestError(`longer than ${maximumPromptLength} characters`, "/text");
  }
  if (channel !== "prompt" && channel !== "tool-output") {
    throw new RequestError("must be `prompt` or `tool-output`", "/channel");
  }
  if (typeof context !== "object" || context === null || Array.isArray(context)) {
    throw new RequestError("must be an object", "/context");
  }
  return { input: { text: text.toWellFormed(), channel, ...normalisePrompt(text.toWellFormed()), context } };
}
