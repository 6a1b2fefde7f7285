// Actions: what a tool call, API call or command that somebody wants to run is asked about with.
import { z } from "zod";
import type { ReadOnly } from "./read-only.js";
import { squeezeVerb, verbs } from "./verbs.js";

const openObject = z.record(z.string(), z.unknown());

const aboutVerb = "What it does, as Kubernetes says it; case, `-`, `_`, `.` and spaces do not matter";

export const actionSchema = z.strictObject({
  tool: z.string().optional().describe("The tool that would run it: kubectl, palette, an MCP tool's name"),
  verb: z.enum(verbs).describe(aboutVerb),
  resource: z.string().describe("What it does it to: pods, deployments, namespaces, clusters, …"),
  name: z.string().optional(),
  namespace: z.string().optional(),
  cluster: z.string().optional(),
  environment: z.string().optional().describe("production, staging, …; unknown counts as production"),
  arguments: openObject.optional().describe("What the tool would be called with"),
  subject: z
    .union([z.string(), openObject], { error: "must be a string or an object" })
    .optional()
    .describe("Who asks: a name, or { name, roles }"),
});

/** The schema of actions that may have verbs of one's own besides, squeezed or not. */
export function actionSchemaWith(more: readonly string[]): typeof actionSchema {
  const all: typeof verbs = [...verbs, ...more.map(squeezeVerb).filter((verb) => !verbs.includes(verb))];
  return actionSchema.extend({ verb: z.enum(all).describe(aboutVerb) });
}

/** A tool call, API call or command that somebody wants to run. */
export type Action = ReadOnly<z.input<typeof actionSchema>>;
