// Reads the notation of generated tables.

/** `a:1d00,3b1` to a map from code points. @throws {Error} for what is none. */
export function readCodePoints(table: readonly string[]): ReadonlyMap<number, string> {
  const map = new Map<number, string>();
  for (const line of table) {
    const [target = "", codes = ""] = line.split(":");
    for (const digits of codes.split(",")) {
      const code = Number(`0x${digits}`);
      if (!Number.isInteger(code)) throw new Error(`no code point: \`${digits}\``);
      map.set(code, target);
    }
  }
  return map;
}
