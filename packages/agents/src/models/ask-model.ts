// One question to a model, one answer of a known shape. A model is nobody: it has no tools, and what it says is checked.
import type { Guard } from "@palisade/guardrails";
import { APICallError, generateText } from "ai";
import type { z } from "zod";
import { ModelError } from "./model-error.js";
import type { ModelSettings } from "./model-settings.js";
import { openModel } from "./open-model.js";

export type ModelQuestion<Shape extends z.ZodType> = {
  /** What it is to do: ours, and never a text of a cluster. */
  readonly instructions: string;
  /** Fenced blocks of data. */
  readonly data: string;
  /** What its answer is to be, as JSON. */
  readonly shape: Shape;
  readonly signal?: AbortSignal;
};

export type AskModelOptions = {
  readonly settings: ModelSettings;
  /** Judges what is answered. */
  readonly guard: Pick<Guard, "validateResponse">;
};

/** Characters of a token, about: for texts whose tokens nobody counted. */
const charactersOfToken = 3;
const mostAnswerTokens = 2000;
const attempts = 2;

/** Asks, within the time and the tokens that are left of a run. */
export class ModelAsker {
  readonly #options: AskModelOptions;
  #tokens = 0;

  constructor(options: AskModelOptions) {
    this.#options = options;
  }

  /** Questions and answers so far, in tokens. */
  get usedTokens(): number {
    return this.#tokens;
  }

  /** @throws {ModelError} when no answer of the shape came in two attempts, and when time or tokens are used up */
  async ask<Shape extends z.ZodType>(question: ModelQuestion<Shape>): Promise<z.infer<Shape>> {
    let problem = "";
    for (let attempt = 0; attempt < attempts; attempt++) {
      const answer = await this.#answer(question, problem);
      const read = readAnswer(answer, question.shape);
      if (read.success) {
        const { effect, findings } = this.#options.guard.validateResponse(answer);
        if (effect === "allow") return read.data;
        problem = `the guard refuses it: ${findings[0]?.rule ?? effect}`;
      } else problem = read.problem;
    }
    throw new ModelError("unusable", `what the model answered is of no use: ${problem}`);
  }

  async #answer({ instructions, data, signal }: ModelQuestion<z.ZodType>, problem: string): Promise<string> {
    const { settings } = this.#options;
    const system =
      problem === "" ? instructions : `${instructions}\nYour last answer was of no use. ${retry}`;
    const asked = Math.ceil((system.length + data.length) / charactersOfToken);
    if (this.#tokens + asked + mostAnswerTokens > settings.mostTokens)
      throw new ModelError(
        "budget",
        `the ${settings.mostTokens} tokens of this run do not suffice: ${this.#tokens} are used (LLM_MAX_TOKENS)`,
      );
    const timeout = AbortSignal.timeout(settings.timeoutMs);
    try {
      const { text, finishReason, totalUsage } = await generateText({
        model: openModel(settings),
        system,
        prompt: data,
        maxOutputTokens: mostAnswerTokens,
        maxRetries: 1,
        abortSignal: signal === undefined ? timeout : AbortSignal.any([timeout, signal]),
      });
      this.#tokens += totalUsage.totalTokens ?? asked + Math.ceil(text.length / charactersOfToken);
      // What was cut off is read all the same: it is no JSON, and asked for once more.
      return finishReason === "content-filter" ? "" : text;
    } catch (error) {
      // What was sent may have been paid for.
      this.#tokens += asked;
      if (signal?.aborted) throw error;
      if (timeout.aborted)
        throw new ModelError("timeout", `the model gave no answer within ${settings.timeoutMs / 1000} s`);
      throw new ModelError("unavailable", whyUnavailable(error, settings));
    }
  }
}

const retry = "Answer with the JSON object alone, in the shape that is described.";

/** By the status: messages of a provider may repeat what was sent to it, keys included. */
function whyUnavailable(error: unknown, { provider }: ModelSettings): string {
  const cause = lastOf(error);
  if (APICallError.isInstance(cause) && cause.statusCode !== undefined)
    return `the model of ${provider} said no: HTTP ${cause.statusCode}`;
  return `the model of ${provider} cannot be reached`;
}

/** The library tells of its attempts in one error around them. */
function lastOf(error: unknown): unknown {
  const { lastError } = error as { lastError?: unknown };
  return lastError ?? error;
}

type Read<Shape extends z.ZodType> =
  | { readonly success: true; readonly data: z.infer<Shape> }
  | { readonly success: false; readonly problem: string };

/** The JSON of an answer, which models like to put into a fence. */
function readAnswer<Shape extends z.ZodType>(answer: string, shape: Shape): Read<Shape> {
  const start = answer.indexOf("{");
  const end = answer.lastIndexOf("}");
  let value: unknown;
  try {
    value = JSON.parse(answer.slice(start, end + 1));
  } catch {
    return { success: false, problem: "it is no JSON" };
  }
  const { data, error } = shape.safeParse(value);
  if (error === undefined) return { success: true, data: data as z.infer<Shape> };
  return { success: false, problem: `it is of another shape: ${error.issues[0]?.path.join("/") ?? ""}` };
}
