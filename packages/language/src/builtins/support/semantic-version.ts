// Semantic versions with OPA's leniency (a leading `v`) and its order.
import { compare } from "../../values/compare.js";
import { compareDigits, readDigits } from "../../values/decimal-digits.js";

export type Version = {
  /** Major, minor, patch. */
  readonly release: readonly bigint[];
  readonly preRelease: string;
};

const shape =
  /^v?((?:0|[1-9][0-9]*)\.(?:0|[1-9][0-9]*)\.(?:0|[1-9][0-9]*))(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$/;
const maximumPart = 2n ** 63n - 1n;
const mostDigits = String(maximumPart).length;
const numeric = /^[0-9]+$/;

export function parseVersion(text: string): Version | undefined {
  const match = shape.exec(text);
  if (match === null || text.endsWith("\n")) return undefined;
  const [, numbers = "", preRelease = ""] = match;
  const parts = numbers.split(".");
  if (parts.some((part) => part.length > mostDigits)) return undefined;
  const release = parts.map(BigInt);
  if (release.some((part) => part > maximumPart)) return undefined;
  const padded = preRelease.split(".").some((part) => numeric.test(part) && /^0./.test(part));
  return padded ? undefined : { release, preRelease };
}

/** -1, 0 or 1. Build metadata does not count. */
export function compareVersions(left: Version, right: Version): number {
  for (const [index, part] of left.release.entries()) {
    const other = right.release[index] as bigint;
    if (part !== other) return part < other ? -1 : 1;
  }
  if (left.preRelease === right.preRelease) return 0;
  if (left.preRelease === "") return 1;
  return right.preRelease === "" ? -1 : comparePreReleases(left.preRelease, right.preRelease);
}

/** Part by part: numbers before words, fewer parts before more. */
function comparePreReleases(left: string, right: string): number {
  const a = left.split(".");
  const b = right.split(".");
  for (let index = 0; index < Math.min(a.length, b.length); index++) {
    const order = compareParts(a[index] as string, b[index] as string);
    if (order !== 0) return order;
  }
  return Math.sign(a.length - b.length);
}

function compareParts(left: string, right: string): number {
  const isNumber = numeric.test(left);
  if (isNumber !== numeric.test(right)) return isNumber ? -1 : 1;
  return isNumber
    ? Math.sign(compareDigits(readDigits(left), readDigits(right)))
    : Math.sign(compare(left, right));
}
