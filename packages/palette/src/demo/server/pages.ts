// Lists in pages of at most fifty, with tokens for the next.
import type { Json } from "./reply.js";

const most = 50;

export type Page<T> = { readonly items: readonly T[]; readonly listmeta: Json };

/**
 * The page that a query asks for.
 * @param query `limit`, `offset`, `continue`; the token wins over the offset
 */
export function pageOf<T>(all: readonly T[], query: URLSearchParams): Page<T> {
  const asked = Number(query.get("limit") ?? most);
  const limit = Number.isInteger(asked) && asked > 0 ? Math.min(asked, most) : most;
  const from = offsetOf(query);
  const items = all.slice(from, from + limit);
  const next = from + items.length;
  const more = next < all.length;
  return {
    items,
    listmeta: {
      continue: more ? tokenOf(next, all.length) : "",
      count: all.length,
      limit,
      offset: more ? next : from,
    },
  };
}

function offsetOf(query: URLSearchParams): number {
  const token = query.get("continue");
  const offset = token === null || token === "" ? Number(query.get("offset") ?? 0) : offsetOfToken(token);
  return Number.isInteger(offset) && offset > 0 ? offset : 0;
}

function tokenOf(offset: number, count: number): string {
  return Buffer.from(JSON.stringify({ offset, count, token: "" })).toString("base64");
}

function offsetOfToken(token: string): number {
  try {
    const read: unknown = JSON.parse(Buffer.from(token, "base64").toString());
    return typeof read === "object" && read !== null && "offset" in read ? Number(read.offset) : 0;
  } catch {
    return 0;
  }
}
