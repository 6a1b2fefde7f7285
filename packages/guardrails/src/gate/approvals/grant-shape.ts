// Which actions a grant is for: all is as it was seen, but for texts of a pattern and numbers up to a bound.
import { canonicalDigest, valueFromJavaScript } from "@palisade/language";
import { z } from "zod";
import type { Operation, Understood } from "../../actions/operation.js";
import { isPlain } from "../../contract/is-plain.js";
import { plainCopy } from "../../contract/plain-copy.js";

/** What may be another text each time: a name, and what a tool is called with. Tool, verb and environment stay. */
const textPointer = /^\/(?:name|arguments(?:\/(?:[^/~]|~[01])+)+)$/;
const numberPointer = /^\/arguments(?:\/(?:[^/~]|~[01])+)+$/;

/** A place that may be filled otherwise, and by what. */
export const openPlaceSchema = z.union([
  z.strictObject({
    at: z.string().regex(textPointer, "is no pointer to the name, or into the arguments"),
    like: z
      .string()
      .min(1)
      .max(200)
      .describe("A pattern of texts: `*` stands for letters, digits, `.`, `_` and `-`, in any number"),
  }),
  z.strictObject({
    at: z.string().regex(numberPointer, "is no pointer into the arguments"),
    most: z.number().nonnegative().describe("Numbers from 0 to this one"),
  }),
]);
export type OpenPlace = Readonly<z.infer<typeof openPlaceSchema>>;

/** What an action comes to, as a guard reads it. */
export type Understanding = (action: unknown) => Understood;

/**
 * Whether an action is the one that was seen, but for what is open; and whether it comes to the same: as many operations, of the
 * same tools and verbs, on as many things of the same kinds.
 * @param understands what may throw: then it is not
 */
export function isOfShape(
  like: unknown,
  asked: unknown,
  { open, understands }: { readonly open: readonly OpenPlace[]; readonly understands: Understanding },
): boolean {
  try {
    const [shape, other] = [withoutOpen(like, open), withoutOpen(asked, open)];
    if (shape === undefined || shape !== other) return false;
    return outline(understands(like)) === outline(understands(asked));
  } catch {
    return false;
  }
}

/** Whether an action has at every open place what may be there. */
export function isFilled(action: unknown, open: readonly OpenPlace[]): boolean {
  try {
    return withoutOpen(action, open) !== undefined;
  } catch {
    return false;
  }
}

/** A digest of the action without what is open; nothing if something else stands there than may. */
function withoutOpen(action: unknown, open: readonly OpenPlace[]): string | undefined {
  const copy = plainCopy(action);
  for (const place of open) if (!cleared(copy, place)) return undefined;
  return canonicalDigest(valueFromJavaScript(copy));
}

/** Whether there was what may be there, in whose place is nothing now. */
function cleared(root: unknown, place: OpenPlace): boolean {
  const steps = place.at
    .slice(1)
    .split("/")
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  const last = steps.pop() ?? "";
  let holder = root;
  for (const step of steps) holder = childOf(holder, step);
  if (!isFilling(childOf(holder, last), place)) return false;
  (holder as Record<string, unknown>)[last] = null;
  return true;
}

function isFilling(value: unknown, place: OpenPlace): boolean {
  if ("like" in place) return typeof value === "string" && isLike(value, place.like);
  return typeof value === "number" && value >= 0 && value <= place.most;
}

function childOf(holder: unknown, step: string): unknown {
  const isHolder = isPlain(holder) || Array.isArray(holder);
  return isHolder && Object.hasOwn(holder, step) ? (holder as Record<string, unknown>)[step] : undefined;
}

const wordCharacters = /^[A-Za-z0-9._-]*$/;

/**
 * A star stands for no space, comma, slash or quote: nothing that a tool could take for more than one word.
 * @example isLike("web-17", "web-*") // true
 */
export function isLike(text: string, pattern: string): boolean {
  const [first = "", ...pieces] = pattern.split("*");
  if (!text.startsWith(first)) return false;
  let end = first.length;
  for (const [index, piece] of pieces.entries()) {
    const isLast = index === pieces.length - 1;
    const start = isLast ? text.length - piece.length : text.indexOf(piece, end);
    if (start < end || !text.startsWith(piece, start) || !wordCharacters.test(text.slice(end, start)))
      return false;
    end = start + piece.length;
  }
  return end === text.length;
}

/** What is done, without the values that it is done with. */
function outline({ operations, unread }: Understood): string {
  return JSON.stringify([operations.map(outlineOf), unread.length]);
}

function outlineOf(operation: Operation): unknown {
  const { tool, verb, targets, changes = [], manifests = [], dynamic = [] } = operation;
  return {
    tool,
    verb,
    targets: targets.map(({ kind, group, subresource, name }) => [
      kind,
      group ?? "",
      subresource ?? "",
      name !== undefined,
    ]),
    changes: changes.map(({ path }) => path),
    manifests: manifests.length,
    dynamic,
    flags: flags.filter((flag) => operation[flag] === true),
    fields: Object.keys(operation).sort(),
  };
}

const flags = [
  "all",
  "all_namespaces",
  "dry_run",
  "force",
  "holds_credentials",
  "shows_credentials",
] as const satisfies readonly (keyof Operation)[];
