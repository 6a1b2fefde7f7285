// How long a value is, told so that it helps nobody to guess it.

/** Class of a length in UTF-16 units. */
export type LengthClass = "under 8" | "8 to 15" | "16 to 31" | "32 to 63" | "64 or more";

export function lengthClass(length: number): LengthClass {
  if (length < 8) return "under 8";
  if (length < 16) return "8 to 15";
  if (length < 32) return "16 to 31";
  return length < 64 ? "32 to 63" : "64 or more";
}

/** What stands in an excerpt in the place of a value: `[github-token, 32 to 63 characters]`. */
export function maskedExcerpt(kind: string, length: number): string {
  return `[${kind}, ${lengthClass(length)} characters]`;
}
