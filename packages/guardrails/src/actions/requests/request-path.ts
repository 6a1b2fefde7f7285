// A request's path to its segments: a path that climbs, or means two things, is none.

export type RequestPath = {
  readonly segments: readonly string[];
  readonly query: Readonly<Record<string, string>>;
};

/** `undefined` for a path that servers and proxies would read differently. */
export function readPath(written: string): RequestPath | undefined {
  const [path = "", ...queries] = (written.split("#")[0] ?? "").split("?");
  if (queries.length > 1) return undefined;
  const raw = path.split("/");
  if (raw[0] !== "" || (raw.at(-1) === "" && raw.length === 2)) return undefined;
  const segments = raw.slice(1, raw.at(-1) === "" ? -1 : undefined).map(decoded);
  if (segments.some((segment) => segment === undefined || !isPlain(segment))) return undefined;
  return { segments: segments as readonly string[], query: queryOf(queries[0]) };
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

/** No dots that climb, nothing that is encoded twice, no slash in a segment, nothing that cannot be seen. */
function isPlain(segment: string): boolean {
  return segment !== "" && !/^\.{1,2}$/.test(segment) && !/[/\\%;\p{Cc}\p{Cf}]/u.test(segment);
}

function queryOf(text?: string): Readonly<Record<string, string>> {
  return Object.fromEntries(new URLSearchParams(text));
}
