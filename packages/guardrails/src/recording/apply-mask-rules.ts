// An event with what a policy wants hidden taken out, or something else in its place.
import { setProperty } from "@palisade/language";
import type { MaskedPart, MaskRule } from "./mask-rules.js";

export type EventParts = { readonly [Part in MaskedPart]?: unknown };

export type MaskedEvent = {
  readonly parts: EventParts;
  /** Paths, as the policy said them, of what is gone. */
  readonly erased: readonly string[];
  /** Of what has something else in its place. */
  readonly masked: readonly string[];
};

/** In the place of an item of a list until all rules are followed: numbers are those of the event that was judged. */
const gone = Symbol("gone");

type Owner = Record<string, unknown> | unknown[];

/**
 * Follows the rules in their order. A path that leads nowhere hides nothing; what an `upsert` puts in an object is made.
 * @param parts plain data, which stay as they are
 */
export function applyMaskRules(parts: EventParts, rules: readonly MaskRule[]): MaskedEvent {
  const copy = structuredClone(parts) as Record<string, unknown>;
  const erased = new Set<string>();
  const masked = new Set<string>();
  for (const { op, part, steps, path, value } of rules) {
    if (!Object.hasOwn(copy, part)) continue;
    const isDone =
      op === "remove"
        ? remove(copy, [part, ...steps])
        : upsert(copy, [part, ...steps], structuredClone(value));
    if (isDone) (op === "remove" ? erased : masked).add(path);
  }
  return {
    parts: erased.size > 0 ? (withoutGone(copy) as EventParts) : copy,
    erased: [...erased],
    masked: [...masked],
  };
}

function remove(root: Owner, steps: readonly string[]): boolean {
  const last = steps.at(-1) ?? "";
  const owner = steps.slice(0, -1).reduce<unknown>(inside, root);
  if (inside(owner, last) === undefined) return false;
  if (Array.isArray(owner)) owner[Number(last)] = gone;
  else delete (owner as Record<string, unknown>)[last];
  return true;
}

function upsert(root: Owner, steps: readonly string[], value: unknown): boolean {
  const last = steps.at(-1) ?? "";
  let owner: unknown = root;
  for (const step of steps.slice(0, -1)) {
    if (isObject(owner) && !Object.hasOwn(owner, step)) setProperty(owner, step, {});
    owner = inside(owner, step);
  }
  if (isObject(owner)) setProperty(owner, last, value);
  else if (Array.isArray(owner) && inside(owner, last) !== undefined) owner[Number(last)] = value;
  else return false;
  return true;
}

/** What stands there; nothing where nothing does. */
function inside(owner: unknown, step: string): unknown {
  if (Array.isArray(owner)) {
    const item: unknown = /^\d{1,9}$/.test(step) ? owner[Number(step)] : undefined;
    return item === gone ? undefined : item;
  }
  return isObject(owner) && Object.hasOwn(owner, step) ? owner[step] : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function withoutGone(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => item !== gone).map(withoutGone);
  if (!isObject(value)) return value;
  const copy: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) setProperty(copy, key, withoutGone(item));
  return copy;
}
