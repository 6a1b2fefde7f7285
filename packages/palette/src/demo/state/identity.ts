// Names of things, drawn from the seed: the same seed gives the same tenant, byte for byte.
import { createHash } from "node:crypto";

/**
 * A uid as Palette gives them: 24 hexadecimal digits.
 * @example uidOf("demo", "cluster", "prod-payments").length // 24
 */
export function uidOf(seed: string, ...path: readonly (string | number)[]): string {
  return `66${digestOf(seed, ...path).slice(0, 22)}`;
}

/** Hexadecimal digits that depend on nothing but the seed and the path. */
export function digestOf(seed: string, ...path: readonly (string | number)[]): string {
  return createHash("sha256")
    .update(JSON.stringify([seed, ...path]))
    .digest("hex");
}
