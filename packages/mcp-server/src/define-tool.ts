// One declaration carries a tool's name, description, schemas, effect and code.
import type { Guard } from "@palisade/guardrails";
import type { z } from "zod";
import type { RecentDecisions } from "./answers/recent-decisions.js";

/** What the tools of a connection share. */
export type Connection = { readonly guard: Guard; readonly recent: RecentDecisions };

export type Tool = {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** What is published; who runs the tool reads the arguments, so that all doors refuse the same things. */
  readonly input: z.ZodObject;
  readonly output: z.ZodObject;
  /** What it does to the world; these tools only read. */
  readonly effect: "reads";
  /** `request`: the arguments as data, or as the JSON text that came in. */
  readonly run: (request: unknown, connection: Connection) => Readonly<Record<string, unknown>>;
  /** Whether an answer says that the arguments were wrong, so that a model knows to correct them. */
  readonly refuses?: (answer: Readonly<Record<string, unknown>>) => boolean;
};

export function defineTool(definition: Tool): Tool {
  return definition;
}
