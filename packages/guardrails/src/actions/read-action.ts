// A proposed action to the policy's input: the shape is checked here, its meaning in Rego.
import type { PolicyRequest } from "../policy-request.js";
import { RequestError } from "../request-error.js";

/** A tool call, API call or command that somebody wants to run. */
export type Action = {
  /** The tool that would run it: `kubectl`, `palette`, an MCP tool's name. */
  readonly tool?: string;
  /** What it does, as Kubernetes says it: `get`, `list`, `create`, `update`, `delete`, `scale`, … */
  readonly verb: string;
  /** What it does it to: `pods`, `deployments`, `clusters`, … */
  readonly resource: string;
  readonly name?: string;
  readonly namespace?: string;
  readonly cluster?: string;
  /** `production`, `staging`, … Unknown counts as production. */
  readonly environment?: string;
  readonly arguments?: Readonly<Record<string, unknown>>;
  /** Who asks: a name, or `{ name, roles }`. */
  readonly subject?: string | Readonly<Record<string, unknown>>;
};

const texts = ["tool", "verb", "resource", "name", "namespace", "cluster", "environment"] as const;
const fields: ReadonlySet<string> = new Set([...texts, "arguments", "subject"]);

/** @throws {RequestError} for anything but an object with these fields. */
export function readAction(action: unknown): PolicyRequest {
  if (!isRecord(action)) throw new RequestError("an action must be an object", "");
  const input: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(action)) {
    if (!fields.has(name)) throw new RequestError("an action has no such field", `/${name}`);
    if (value !== undefined) input[name] = value;
  }
  for (const name of texts) {
    const value = input[name];
    if (value !== undefined && typeof value !== "string")
      throw new RequestError("must be a string", `/${name}`);
  }
  for (const name of ["verb", "resource"]) {
    if (input[name] === undefined) throw new RequestError(`an action needs \`${name}\``, "");
  }
  const given = input["arguments"];
  if (given !== undefined && !isRecord(given)) throw new RequestError("must be an object", "/arguments");
  const subject = input["subject"];
  if (subject !== undefined && typeof subject !== "string" && !isRecord(subject)) {
    throw new RequestError("must be a string or an object", "/subject");
  }
  return { input };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
