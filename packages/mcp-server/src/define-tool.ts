// One declaration carries a tool's name, description, schemas, effect and code.
import type { Guard } from "@palisade/guardrails";
import type { z } from "zod";

export type ToolDefinition<Input extends z.ZodObject, Output extends z.ZodObject> = {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly input: Input;
  readonly output: Output;
  /** What it does to the world; these tools only read. */
  readonly effect: "reads";
  readonly run: (input: z.infer<Input>, guard: Guard) => z.input<Output>;
};

/** A tool whose schemas nobody needs to know any more. */
export type Tool = Omit<ToolDefinition<z.ZodObject, z.ZodObject>, "run"> & {
  readonly run: (input: never, guard: Guard) => Record<string, unknown>;
};

export function defineTool<Input extends z.ZodObject, Output extends z.ZodObject>(
  definition: ToolDefinition<Input, Output>,
): ToolDefinition<Input, Output> {
  return definition;
}
