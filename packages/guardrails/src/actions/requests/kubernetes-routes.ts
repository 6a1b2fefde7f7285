// Paths of the Kubernetes API: `/apis/apps/v1/namespaces/shop/deployments/web/scale`.
import { pluralKind } from "../kinds/resolve-kind.js";
import type { RoutedRequest, RouteOperation } from "./read-request.js";

export function isKubernetesPath([first = ""]: readonly string[]): boolean {
  return /^(?:apis?|healthz|livez|readyz|version|openapi|metrics|logs)$/.test(first);
}

const verbs: Readonly<Record<string, string>> = {
  GET: "get",
  HEAD: "get",
  OPTIONS: "get",
  POST: "create",
  PUT: "update",
  PATCH: "patch",
  DELETE: "delete",
};

/** What a subresource does, whatever the method. */
const subresourceVerbs: Readonly<Record<string, string>> = {
  exec: "exec",
  attach: "exec",
  portforward: "portforward",
  proxy: "proxy",
  eviction: "evict",
  binding: "bind",
  log: "logs",
};

/** Questions that are asked by creating them. */
const reviews = /^(?:self|local)?subject(?:access|rules)?reviews$|^selfsubject\w+reviews$|^tokenreviews$/;

export function kubernetesOperation({ method, segments, query }: RoutedRequest): RouteOperation {
  const [first, ...rest] = segments;
  if (first !== "api" && first !== "apis")
    return { tool: "kubernetes-api", verb: verbs[method] ?? "", targets: [] };
  const [group, path] = first === "apis" ? [rest[0], rest.slice(2)] : [undefined, rest.slice(1)];
  const isInside =
    path[0] === "namespaces" && path.length > 2 && !/^(?:status|finalize)$/.test(path[2] ?? "");
  const namespace = isInside ? path[1] : undefined;
  const [kind, name, ...sub] = isInside ? path.slice(2) : path;
  const target = {
    kind: pluralKind(kind ?? ""),
    ...(group !== undefined && { group }),
    ...(name !== undefined && { name }),
    ...(sub[0] !== undefined && { subresource: sub[0] }),
  };
  const selector = query["labelSelector"] ?? query["fieldSelector"];
  const isCollection = method === "DELETE" && name === undefined;
  return {
    tool: "kubernetes-api",
    verb: verbOf({ method, kind: target.kind, name, subresource: sub[0] }),
    targets: kind === undefined ? [] : [target],
    ...(namespace !== undefined && { namespace }),
    ...(selector !== undefined && { selector }),
    ...(isCollection && selector === undefined && { all: true }),
    ...(query["dryRun"] === "All" && { dry_run: true }),
    ...((query["gracePeriodSeconds"] === "0" || query["force"] === "true") && { force: true }),
    ...(showsCredentials(method, target) && { shows_credentials: true }),
  };
}

type Asked = {
  readonly method: string;
  readonly kind: string;
  readonly name: string | undefined;
  readonly subresource: string | undefined;
};

function verbOf({ method, kind, name, subresource }: Asked): string {
  const special = subresource === undefined ? undefined : subresourceVerbs[subresource];
  if (special !== undefined) return special;
  if (method === "POST" && reviews.test(kind)) return "check";
  if (method === "DELETE" && name === undefined) return "deletecollection";
  if (method === "GET" && name === undefined) return "list";
  return verbs[method] ?? "";
}

function showsCredentials(
  method: string,
  { kind, subresource }: { readonly kind: string; readonly subresource?: string },
): boolean {
  return (method === "GET" && kind === "secrets") || (method === "POST" && subresource === "token");
}
