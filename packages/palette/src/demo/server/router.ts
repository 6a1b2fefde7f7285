// From a method and a path to an operation, by the templates of the API.

import type { Operation } from "./operation.js";
import { noSuchMethod, noSuchPath, type Refusal } from "./refusal.js";

export type Route = { readonly operation: Operation; readonly params: Readonly<Record<string, string>> };

/**
 * The operation that a request is for, or why there is none. Of two templates that fit, the one with the longer
 * literal beginning wins: `/repaveStatus` before `/{uid}`.
 */
export function findRoute(operations: readonly Operation[], method: string, path: string): Route | Refusal {
  const segments = path.split("/");
  const fitting = operations.flatMap((operation) => {
    const params = paramsOf(operation.path.split("/"), segments);
    return params === undefined ? [] : [{ operation, params }];
  });
  if (fitting.length === 0) return noSuchPath(path);
  const nearest = fitting.sort((left, right) => literalness(right) - literalness(left));
  const places = nearest.filter(({ operation }) => operation.path === nearest[0]?.operation.path);
  const found = places.find(({ operation }) => operation.method === method);
  return found ?? noSuchMethod(method, places.map(({ operation }) => operation.method).sort());
}

function paramsOf(
  template: readonly string[],
  segments: readonly string[],
): Record<string, string> | undefined {
  if (template.length !== segments.length) return undefined;
  const params: [string, string][] = [];
  for (const [place, part] of template.entries()) {
    const segment = segments[place] ?? "";
    if (!part.startsWith("{")) {
      if (part !== segment) return undefined;
    } else if (segment === "") return undefined;
    else params.push([part.slice(1, -1), decoded(segment)]);
  }
  return Object.fromEntries(params);
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** Earlier literal segments count more than all later ones. */
function literalness({ operation }: Route): number {
  return operation.path.split("/").reduce((sum, part) => sum * 2 + (part.startsWith("{") ? 0 : 1), 0);
}
