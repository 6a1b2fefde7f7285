// A field of what may be anything.

/** Only what is the object's own: `constructor` is a name like others. */
export function fieldOf(owner: unknown, name: string): unknown {
  return typeof owner === "object" && owner !== null && Object.hasOwn(owner, name)
    ? (owner as Readonly<Record<string, unknown>>)[name]
    : undefined;
}
