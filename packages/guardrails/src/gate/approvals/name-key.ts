// Names of people as they are compared: who asks under another spelling of their name is still the one who asks.

/**
 * The same for names that differ by case, by spaces around them, or by the Unicode form alone.
 * @example nameKey(" Ana") === nameKey("ANA") // true
 */
export function nameKey(name: string): string {
  return name.normalize("NFKC").trim().toUpperCase().toLowerCase();
}
