// Actions: what a tool call, API call or command that somebody wants to run is asked about with.
import { z } from "zod";
import type { ReadOnly } from "./read-only.js";
import { squeezeVerb, verbs } from "./verbs.js";

const openObject = z.record(z.string(), z.unknown());

const request = z
  .strictObject({
    method: z.string().describe("GET, POST, PUT, PATCH or DELETE"),
    path: z.string().describe("As in `/v1/spectroclusters/{uid}`, with or without its query"),
    query: openObject.optional(),
    body: z.unknown().optional(),
  })
  .describe("A request to the Palette API, or to that of Kubernetes");

/** How an action is said. */
export type ActionForm = "structured" | "call" | "request" | "command";

/** The form of an action that fits the schema. */
export function formOf(action: Action): ActionForm {
  if (action.command !== undefined) return "command";
  if (action.request !== undefined) return "request";
  return action.verb === undefined ? "call" : "structured";
}

/** The schema of actions that may have verbs of one's own besides, squeezed or not. */
export function actionSchemaWith(more: readonly string[]) {
  const all: typeof verbs = [...verbs, ...more.map(squeezeVerb).filter((verb) => !verbs.includes(verb))];
  return z
    .strictObject({
      tool: z
        .string()
        .optional()
        .describe("The tool that would run it: kubectl, palette, an MCP tool's name"),
      verb: z
        .enum(all)
        .optional()
        .describe("What it does, as Kubernetes says it; case, `-`, `_`, `.` and spaces do not matter"),
      resource: z
        .string()
        .optional()
        .describe("What it does it to: pods, deployments, namespaces, clusters, …; it goes with `verb`"),
      name: z.string().optional(),
      namespace: z.string().optional(),
      cluster: z.string().optional(),
      environment: z.string().optional().describe("production, staging, …; unknown counts as production"),
      arguments: openObject.optional().describe("What the tool would be called with"),
      request: request.optional(),
      command: z
        .string()
        .min(1, { error: "is empty" })
        .optional()
        .describe("A line for a POSIX shell or bash, as it would be run"),
      subject: z
        .union([z.string(), openObject], { error: "must be a string or an object" })
        .optional()
        .describe("Who asks: a name, or { name, roles }"),
      context: openObject.optional().describe("Who asks, which tools are at hand: for the policies"),
    })
    .superRefine(saidOnce);
}

export const actionSchema = actionSchemaWith([]);

/** A tool call, API call or command that somebody wants to run, said in one of four ways. */
export type Action = ReadOnly<z.input<typeof actionSchema>>;

const oneWay =
  "an action is said in one way: by `verb` and `resource`, by `tool` and `arguments`, by `request` or by `command`";

/** An action is said by its verb and resource, as a tool's call, as a request, or as a command: by one of them. */
function saidOnce(action: Readonly<Record<string, unknown>>, issues: z.core.$RefinementCtx): void {
  const has = (name: string): boolean => action[name] !== undefined;
  const isStructured = has("verb") || has("resource");
  const said = [isStructured || has("tool"), has("request"), has("command")].filter(Boolean).length;
  if (said > 1) {
    issues.addIssue({ code: "custom", path: [], message: oneWay });
    return;
  }
  const missing = said === 0 || isStructured ? ["verb", "resource"].find((name) => !has(name)) : undefined;
  if (missing !== undefined) issues.addIssue({ code: "custom", path: [missing], message: "is missing" });
  else if (!isStructured) refuseOthers(action, issues);
}

/** Fields that another form has would be passed over. */
function refuseOthers(action: Readonly<Record<string, unknown>>, issues: z.core.$RefinementCtx): void {
  const form = ["request", "command"].find((name) => action[name] !== undefined) ?? "tool";
  const others = form === "tool" ? ["name"] : ["arguments", "name"];
  const other = others.find((name) => action[name] !== undefined);
  if (other === undefined) return;
  issues.addIssue({ code: "custom", path: [other], message: `does not go with \`${form}\`` });
}
