// Reads the notation of generated tables.

/** `a:1d00,3b1` to a map from code points. */
export function readCodePoints(table: readonly string[]): ReadonlyMap<number, string> {
  const map = new Map<number, string>();
  for (const line of table) {
    const [target = "", codes = ""] = line.split(":");
    for (const code of codes.split(",")) map.set(Number.parseInt(code, 16), target);
  }
  return map;
}
