// A kind as people and tools write it (`deploy.v1.apps`, `Deployment`, `pods/exec`) to its plural, group and subresource.
import { publishedKinds } from "../../configurations/published-kinds.js";
import { squeezeVerb } from "../../contract/verbs.js";
import { shortNames } from "./short-names.js";

export type ResolvedKind = {
  readonly kind: string;
  readonly group?: string;
  readonly subresource?: string;
  /** What stood behind the slash and is no subresource: `pods/web-0`. */
  readonly name?: string;
};

/** Parts of objects that an API serves on their own. */
export const subresources: ReadonlySet<string> = new Set(
  `approval attach binding ephemeralcontainers eviction exec finalize log logs metrics portforward proxy resize
   scale status token`.split(/\s+/),
);

/** Plural, lower case, as in Kubernetes' own API; both spellings of each kind lead to it. */
const plurals: ReadonlyMap<string, string> = new Map(
  Object.values(publishedKinds)
    .flatMap((kinds) => kinds.split(" "))
    .filter((kind) => !kind.endsWith("List"))
    .flatMap((kind) => {
      const plural = pluralOf(kind.toLowerCase());
      return [
        [kind.toLowerCase(), plural],
        [plural, plural],
      ] as const;
    }),
);

const groups: ReadonlySet<string> = new Set(
  Object.keys(publishedKinds).flatMap((apiVersion) =>
    apiVersion.includes("/") ? (apiVersion.split("/")[0] ?? "") : [],
  ),
);

/** @example resolveKind("deploy.v1.apps"); // { kind: "deployments", group: "apps" } */
export function resolveKind(written: string): ResolvedKind {
  const parts = written.trim().split("/");
  // `apps` is a group before a kind, and elsewhere a short name.
  const behindGroup = groups.has(parts[0] ?? "")
    ? parts.findIndex((part, at) => at > 0 && isKnown(part))
    : -1;
  const index = behindGroup === -1 ? parts.findIndex(isKnown) : behindGroup;
  if (index <= 0) return { ...kindOf(parts[0] ?? ""), ...behindKind(parts.slice(1)) };
  const [group = ""] = parts;
  return { ...kindOf(parts[index] ?? ""), group: group.toLowerCase(), ...behindKind(parts.slice(index + 1)) };
}

/** The plural of a kind's name, without regard to case and separators. */
export function pluralKind(written: string): string {
  const name = squeezeVerb(written);
  return shortNames[name] ?? plurals.get(name) ?? pluralOf(name);
}

function isKnown(written: string): boolean {
  const name = squeezeVerb(written.split(".")[0] ?? "");
  return Object.hasOwn(shortNames, name) || plurals.has(name) || name === "clusters" || name === "cluster";
}

/** `deployments.v1.apps`, `certificates.cert-manager.io`, `namespaces.v1.` */
function kindOf(written: string): Pick<ResolvedKind, "kind" | "group"> {
  const [name = "", ...rest] = written.split(".");
  const group = (version.test(rest[0] ?? "") ? rest.slice(1) : rest).join(".").toLowerCase();
  return { kind: pluralKind(name), ...(group !== "" && { group }) };
}

const version = /^v[0-9]+(?:(?:alpha|beta)[0-9]+)?$/;

function behindKind([first, ...rest]: readonly string[]): Pick<ResolvedKind, "subresource" | "name"> {
  if (first === undefined || first === "") return {};
  if (subresources.has(first.toLowerCase()) && rest.length === 0) return { subresource: first.toLowerCase() };
  const [second] = rest;
  return { name: first, ...(second !== undefined && second !== "" && { subresource: second.toLowerCase() }) };
}

/** In English as Kubernetes makes it: `ingresses`, `policies`, `endpoints`. */
function pluralOf(name: string): string {
  if (/(?:ss|x|ch|sh)$/.test(name)) return `${name}es`;
  if (/[^aeiou]y$/.test(name)) return `${name.slice(0, -1)}ies`;
  return name === "" || name.endsWith("s") ? name : `${name}s`;
}
