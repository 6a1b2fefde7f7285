// One declaration carries a tool's name, description, schemas, effect and code.
import type { Decision, Guard } from "@palisade/guardrails";
import type { z } from "zod";
import type { RecentDecisions } from "./answers/recent-decisions.js";
import type { Call, Question } from "./call.js";
import type { Effect } from "./effects.js";

/** What a server tells about, and asks if nobody else is to be asked. */
export type ServedGuard = Pick<Guard, "subjects" | "listRules" | "validate">;

/**
 * The answer to a question by the name of its subject. The signal says that nobody waits for it any more; what is thrown
 * then reaches nobody.
 */
export type Ask = (subject: string, request: unknown, signal: AbortSignal) => Decision | Promise<Decision>;

/** What the tools of a connection share. */
export type Connection = {
  readonly guard: Pick<Guard, "subjects" | "listRules">;
  readonly ask: Ask;
  readonly recent: RecentDecisions;
};

export type Answer = Readonly<Record<string, unknown>>;

export type Tool = {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** What is published; who runs the tool reads the arguments, so that all doors refuse the same things. */
  readonly input: z.ZodObject;
  readonly output: z.ZodObject;
  /** What it does to the world; its annotations follow from it. */
  readonly effect: Effect;
  /** `request`: the arguments as data, or as the JSON text that came in. */
  readonly run: (
    request: unknown,
    connection: Connection,
    call: Call,
  ) => Answer | Question | Promise<Answer | Question>;
  /** Whether an answer says that the arguments were wrong, so that a model knows to correct them. */
  readonly refuses?: (answer: Answer) => boolean;
};

export function defineTool(definition: Tool): Tool {
  return definition;
}
