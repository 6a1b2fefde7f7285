// A request to the Palette API or to that of Kubernetes, by its route; whatever no route says, its method does.
import type { Action } from "../../contract/action.js";
import { changesIn } from "../arguments/leaves.js";
import { isRecord } from "../is-record.js";
import type { Operation, Understood } from "../operation.js";
import { surroundingsOf } from "../surroundings.js";
import { notUnderstood, understoodAs } from "../understood.js";
import { isKubernetesPath, kubernetesOperation } from "./kubernetes-routes.js";
import { paletteOperation } from "./palette-routes.js";
import { readPath } from "./request-path.js";

export type ApiRequest = {
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  readonly body?: unknown;
};

/** A route's part of an operation. */
export type RouteOperation = Omit<Operation, "at" | "said">;

export type RoutedRequest = {
  readonly method: string;
  readonly segments: readonly string[];
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
};

const methods: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"]);

/** @example readRequestAction({ request: { method: "DELETE", path: "/v1/spectroclusters/6601aa10" } }); */
export function readRequestAction(action: Action): Understood {
  if (action.request === undefined) return understoodAs();
  const { operations, unread } = requestOperation(action.request, "/request");
  const surroundings = surroundingsOf(action);
  return { operations: operations.map((operation) => ({ ...surroundings, ...operation })), unread };
}

export function requestOperation(request: ApiRequest, at: string): Understood {
  const method = request.method.trim().toUpperCase();
  if (!methods.has(method))
    return notUnderstood({
      at: `${at}${at === "/request" ? "/method" : ""}`,
      kind: "unknown-method",
      message: "the method is not known",
    });
  const path = readPath(request.path);
  if (path === undefined)
    return notUnderstood({
      at: `${at}${at === "/request" ? "/path" : ""}`,
      kind: "path",
      message: "the path climbs, or can be read in two ways",
    });
  const body = jsonOf(request.body);
  const routed = {
    method,
    segments: path.segments,
    query: { ...path.query, ...textsOf(request.query) },
    body,
  };
  const route = isKubernetesPath(path.segments) ? kubernetesOperation(routed) : paletteOperation(routed);
  const changes = [...changesIn(request.body, `${at}${at === "/request" ? "/body" : ""}`)];
  return understoodAs({
    at,
    said: `${method} /${path.segments.join("/")}`,
    ...route,
    ...(changes.length > 0 && { changes }),
    ...(isManifest(body) && { manifests: [{ at, object: body }] }),
  });
}

function jsonOf(body: unknown): unknown {
  if (typeof body !== "string") return body;
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return body;
  }
}

function textsOf(query: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, [value].flat().map(String).join(",")]),
  );
}

function isManifest(body: unknown): boolean {
  return isRecord(body) && typeof body["kind"] === "string" && typeof body["apiVersion"] === "string";
}
