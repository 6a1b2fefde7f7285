// What a policy wants hidden in records, `data.system.log.mask`, in the forms that OPA's decision logs know.
import { pointerSteps } from "@palisade/language";
import { isPlain } from "../contract/is-plain.js";

/** Where policies say it. */
export const maskEntrypoint = "system/log/mask";

/** The parts of an event that can be masked. OPA has a fourth, of which there is nothing here. */
export const maskedParts = ["input", "result", "session"] as const;
export type MaskedPart = (typeof maskedParts)[number];

export type MaskRule = {
  readonly op: "remove" | "upsert";
  readonly part: MaskedPart;
  /** Keys and numbers below the part; none for all of it. */
  readonly steps: readonly string[];
  /** As the policy says it. */
  readonly path: string;
  readonly value?: unknown;
};

/** A mask that cannot be followed. Messages quote nothing: a path may be made of what is to be hidden. */
export class MaskError extends Error {
  override readonly name = "MaskError";
}

/**
 * A pointer is removed; `{op: "remove" | "upsert", path, value}` says more.
 * @param answer a list, or nothing for a mask that is undefined
 * @throws {MaskError} for anything else: what was to be hidden is not known then
 */
export function readMaskRules(answer: unknown): readonly MaskRule[] {
  if (answer === undefined) return [];
  if (!Array.isArray(answer)) throw new MaskError("it is no set of pointers and objects");
  return answer.flatMap((each: unknown) =>
    readRule(typeof each === "string" ? { op: "remove", path: each } : each),
  );
}

function readRule(rule: unknown): readonly MaskRule[] {
  if (!isPlain(rule)) throw new MaskError("a rule of it is neither a pointer nor an object");
  const { op, path, value = null } = rule as Readonly<Record<string, unknown>>;
  if (op !== "remove" && op !== "upsert")
    throw new MaskError("the `op` of a rule is neither `remove` nor `upsert`");
  if (typeof path !== "string" || !path.startsWith("/"))
    throw new MaskError("the `path` of a rule does not begin with `/`");
  const [part = "", ...steps] = pointerSteps(path);
  if (part === "nd_builtin_cache") return [];
  if (!isMaskedPart(part))
    throw new MaskError("the `path` of a rule begins with none of /input, /result and /session");
  return [{ op, part, steps, path, ...(op === "upsert" ? { value } : {}) }];
}

function isMaskedPart(part: string): part is MaskedPart {
  return (maskedParts as readonly string[]).includes(part);
}
