// Plain objects: those that carry data, and nothing of a class.

/** Objects of another realm are plain, too: what they inherit from inherits from nothing. A `Map` is not, and no list. */
export function isPlain(data: unknown): data is Readonly<Record<string, unknown>> {
  if (typeof data !== "object" || data === null) return false;
  const prototype: unknown = Object.getPrototypeOf(data);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
