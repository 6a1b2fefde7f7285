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
  if (versions === undefined) return groupProblem(apiVersion, kind);
  if (kind === "List" || versions.get(apiVersion)?.has(kind)) return undefined;
  const message = `unknown kind ${shown(kind)} in ${shown(apiVersion)}`;
  if (isKindIn(kind, versions)) return { message, at: "/apiVersion", is: "unknown" };
  const elsewhere = newestWith(kind, versionsByGroup.values());
  const meant = elsewhere.length > 0 ? elsewhere : nearest(kind, kindsOf(versions));
  if (meant.length === 0) return { message, at: "/kind", is: "unknown" };
  return { message: `${message}${didYouMean(meant)}`, at: "/kind", is: "refused" };
}

/** The group that is near one of Kubernetes', if that has the kind. */
function groupProblem(apiVersion: string, kind: string): KindProblem | undefined {
  const known = [...versionsByGroup].filter(([name, versions]) => name !== "" && isKindIn(kind, versions));
  const names = nearest(
    groupOf(apiVersion),
    known.map(([name]) => name),
  );
  if (names.length === 0) return undefined;
  const meant = newestWith(
    kind,
    known.filter(([name]) => names.includes(name)).map(([, versions]) => versions),
  );
  const message = `unknown API group in ${shown(apiVersion)}${didYouMean(meant)}`;
  return { message, at: "/apiVersion", is: "refused" };
}

type Versions = ReadonlyMap<string, ReadonlySet<string>>;

function isKindIn(kind: string, versions: Versions): boolean {
  return [...versions.values()].some((kinds) => kinds.has(kind));
}

function kindsOf(versions: Versions): readonly string[] {
  return [...new Set([...versions.values()].flatMap((kinds) => [...kinds]))];
}

/** Of each group that has the kind, the `apiVersion` to write: its newest stable one, or else its newest. */
function newestWith(kind: string, groups: Iterable<Versions>): readonly string[] {
  return [...groups].flatMap((versions) => {
    const having = [...versions].filter(([, kinds]) => kinds.has(kind)).map(([apiVersion]) => apiVersion);
    return having.findLast((apiVersion) => /(?:^|\/)v\d+$/.test(apiVersion)) ?? having.at(-1) ?? [];
  });
}

/** Names one or two slips of the pen away, and of those the ones that are least. */
function nearest(text: string, names: readonly string[]): readonly string[] {
  const measured = names
    .filter((known) => isNear(text, known))
    .map((known) => ({ known, slips: slipsBetween(text, known) }));
  const least = Math.min(...measured.map(({ slips }) => slips));
  return measured.filter(({ slips }) => slips === least).map(({ known }) => known);
}

/** Versions that are no draft come before those that are. */
function didYouMean(names: readonly string[]): string {
  const stable = names.filter((name) => !/\/v\d+(?:alpha|beta)\d+$/.test(name));
  const offered = stable.length > 0 ? stable : names;
  return ` (did you mean ${offered.map((name) => `\`${name}\``).join(" or ")}?)`;
}

/** Short names leave room for one slip, longer ones for two. */
function isNear(text: string, known: string): boolean {
  const slips = known.length < 8 ? 1 : 2;
  if (Math.abs(text.length - known.length) > slips) return false;
  return slipsBetween(text, known) <= slips;
}

function slipsBetween(text: string, known: string): number {
  return editDistance(text.toLowerCase(), known.toLowerCase());
}

/** A name of a manifest in a message, which may be as long as the manifest. */
export function shown(name: string): string {
  return `\`${name.length > 80 ? `${name.slice(0, 80)}…` : name}\``;
}
