// Which `apiVersion` and `kind` are Kubernetes' own, so that a misspelt one is told from a custom resource.
import { editDistance } from "./edit-distance.js";
import { publishedKinds } from "./published-kinds.js";

const versionsByGroup = new Map<string, Map<string, ReadonlySet<string>>>();
for (const [apiVersion, kinds] of Object.entries(publishedKinds)) {
  const group = groupOf(apiVersion);
  const versions = versionsByGroup.get(group) ?? new Map<string, ReadonlySet<string>>();
  versionsByGroup.set(group, versions.set(apiVersion, new Set(kinds.split(" "))));
}

/** Whatever their group and version. */
export const publishedKindNames: ReadonlySet<string> = new Set(
  Object.values(publishedKinds).flatMap((kinds) => kinds.split(" ")),
);

/**
 * `refused`: no API server takes it, so it is a mistake. `unknown`: Kubernetes published no such thing, but nothing
 * says that it is a mistake: a tool's own kind, or one that is newer than our table.
 */
export type KindProblem = {
  readonly message: string;
  readonly at: string;
  readonly is: "refused" | "unknown";
};

/** The group of an `apiVersion`; `""` is the core group. */
export function groupOf(apiVersion: string): string {
  return apiVersion.slice(0, Math.max(0, apiVersion.lastIndexOf("/")));
}

/** Anything wrong with the two: `undefined` for a published kind, and for any kind of somebody else's group. */
export function kindProblem(apiVersion: string, kind: string): KindProblem | undefined {
  const group = groupOf(apiVersion);
  const versions = versionsByGroup.get(group);
  if (versions === undefined) return isMisspeltGroup(group, kind) ? refusedGroup(apiVersion) : undefined;
  if (kind === "List" || versions.get(apiVersion)?.has(kind)) return undefined;
  const message = `unknown kind ${shown(kind)} in ${shown(apiVersion)}`;
  if (isKindIn(kind, versions)) return { message, at: "/apiVersion", is: "unknown" };
  return { message, at: "/kind", is: isMisspeltKind(kind, versions) ? "refused" : "unknown" };
}

function refusedGroup(apiVersion: string): KindProblem {
  return { message: `unknown API group in ${shown(apiVersion)}`, at: "/apiVersion", is: "refused" };
}

function isKindIn(kind: string, versions: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  return [...versions.values()].some((kinds) => kinds.has(kind));
}

/** A kind of another group, or one or two slips of the pen away from one of this group. */
function isMisspeltKind(kind: string, versions: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  if ([...versionsByGroup.values()].some((others) => isKindIn(kind, others))) return true;
  return [...versions.values()].some((kinds) => [...kinds].some((known) => isNear(kind, known)));
}

function isMisspeltGroup(group: string, kind: string): boolean {
  return [...versionsByGroup].some(
    ([known, versions]) => known !== "" && isNear(group, known) && isKindIn(kind, versions),
  );
}

/** Short names leave room for one slip, longer ones for two. */
function isNear(text: string, known: string): boolean {
  const slips = known.length < 8 ? 1 : 2;
  if (Math.abs(text.length - known.length) > slips) return false;
  return editDistance(text.toLowerCase(), known.toLowerCase()) <= slips;
}

/** A name of a manifest in a message, which may be as long as the manifest. */
export function shown(name: string): string {
  return `\`${name.length > 80 ? `${name.slice(0, 80)}…` : name}\``;
}
