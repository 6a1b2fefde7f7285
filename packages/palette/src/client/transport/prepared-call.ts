// A call, checked and written down: all that is sent but the key.
import type { z } from "zod";
import type { Endpoint } from "../endpoints/endpoint.js";
import { expandPath } from "../endpoints/expand-path.js";
import { refuseSecretPath } from "../endpoints/secret-paths.js";
import { PaletteError } from "../palette-error.js";

export type PreparedCall = {
  readonly method: Endpoint["method"];
  /** Without the query. */
  readonly path: string;
  readonly query: string;
  readonly body: string | undefined;
  readonly scope: Endpoint["scope"];
  readonly effect: Endpoint["effect"];
  readonly projectUid: string | undefined;
  readonly decisionId: string | undefined;
};

/** The hint where a write may have been done. */
export const unknownWhetherDone = "look whether it was done before trying again";

export type GivenRequest = {
  readonly path?: Readonly<Record<string, string>> | undefined;
  readonly query?: unknown;
  readonly body?: unknown;
};

/** @throws {PaletteError} `invalid` or `forbidden`; nothing was sent */
export function prepareCall(
  endpoint: Endpoint,
  request: GivenRequest,
  {
    projectUid,
    decisionId,
  }: { readonly projectUid?: string | undefined; readonly decisionId?: string | undefined },
): PreparedCall {
  const { method, scope, effect } = endpoint;
  const path = expandPath(endpoint.path, request.path ?? {});
  refuseSecretPath(path);
  const query = read(endpoint.query, request.query ?? {}, { method, path, part: "query" });
  const body = read(endpoint.body, request.body, { method, path, part: "body" });
  return {
    method,
    path,
    query: writeQuery(query),
    body: writeBody(body, { method, path, part: "body" }),
    scope,
    effect,
    projectUid: scope === "project" ? readProject(projectUid, { method, path, part: "project" }) : undefined,
    decisionId,
  };
}

type Part = { readonly method: string; readonly path: string; readonly part: string };

function read(schema: z.ZodType | undefined, value: unknown, { method, path, part }: Part): unknown {
  if (schema === undefined) return undefined;
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new PaletteError("invalid", `the ${part} cannot be sent: ${firstIssue(result.error)}`, {
    method,
    path,
  });
}

/** @example "/items/3/status/state: expected string, received number" */
export function firstIssue({ issues: [issue] }: z.ZodError): string {
  const at = (issue?.path ?? []).map((each) => `/${String(each)}`).join("");
  const why = (issue?.message ?? "").replace(/^Invalid input: /, "");
  return at === "" ? why : `${at}: ${why}`;
}

/** It becomes a header. */
function readProject(uid: string | undefined, { method, path }: Part): string | undefined {
  if (uid === undefined || /^[!-~]{1,256}$/.test(uid)) return uid;
  throw new PaletteError("invalid", "the project is no id that can be sent", { method, path });
}

function writeBody(body: unknown, { method, path }: Part): string | undefined {
  if (body === undefined) return undefined;
  try {
    return JSON.stringify(body);
  } catch {
    throw new PaletteError("invalid", "the body cannot be sent: it is nested too deeply", { method, path });
  }
}

function writeQuery(query: unknown): string {
  const entries = Object.entries(query ?? {}).filter(([, value]) => value !== undefined);
  if (entries.length === 0) return "";
  const texts = Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
  return `?${new URLSearchParams(texts).toString()}`;
}
